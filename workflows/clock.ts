import { instantOf, toEpochMilliseconds, toInstant } from '../domain/calendar.ts';
import type { CivilDate, Instant } from '../domain/primitives.ts';

/** Workflow time: the sandbox answers with the time of the activation, so that a replay sees the same. */
export function workflowNow(): Instant {
  // oxlint-disable-next-line no-restricted-globals -- the one place where workflow time is read
  return toInstant(Date.now());
}

/** The start of a civil day in Amsterdam as the engine's search attributes want it. */
export function dayAsDate(day: CivilDate): Date {
  // oxlint-disable-next-line no-restricted-globals -- made from a given day, not from the host's clock
  return new Date(toEpochMilliseconds(instantOf(day)));
}
