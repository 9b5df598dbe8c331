import type { Instant } from '../domain/primitives.ts';
import { toInstant } from '../domain/calendar.ts';

/** Workflow time: the sandbox answers with the time of the activation, so that a replay sees the same. */
export function workflowNow(): Instant {
  // oxlint-disable-next-line no-restricted-globals -- the one place where workflow time is read
  return toInstant(Date.now());
}
