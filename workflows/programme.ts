import {
  continueAsNew,
  proxyActivities,
  setWorkflowOptions,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { ProgrammeActivities } from '../activities/contract.ts';
import { addDays, civilDate, instantOf, toEpochMilliseconds } from '../domain/calendar.ts';
import type { Instant } from '../domain/primitives.ts';
import { workflowNow } from './clock.ts';

export const PROGRAMME_WORKFLOW_ID = 'programme';

export interface ProgrammeInput {
  /** Whole hour in Amsterdam at which the day's messages go out, 0 to 23. */
  sendingHour: number;
}

setWorkflowOptions({ versioningBehavior: 'PINNED' }, programme);

/** Days after which a run hands over, so that its history stays short. */
const DAYS_PER_RUN = 30;

/**
 * What recurs across covenants: once a day it sends what is due and archives what has closed. A day on which the
 * engine did not run is caught up once; the post collapses what was missed.
 */
export async function programme(input: ProgrammeInput): Promise<never> {
  const { dispatchNotices, sweepArchive } = proxyActivities<ProgrammeActivities>({
    startToCloseTimeout: '10 minutes',
    retry: { initialInterval: 1_000, backoffCoefficient: 2, maximumInterval: 300_000 },
  });
  for (let day = 0; day < DAYS_PER_RUN && !workflowInfo().continueAsNewSuggested; day++) {
    await sleep(untilSendingHour(workflowNow(), input.sendingHour));
    await dispatchNotices({ asOf: civilDate(workflowNow()) });
    await sweepArchive();
  }
  return continueAsNew<typeof programme>(input);
}

/** Milliseconds until the sending hour next strikes in Amsterdam. */
function untilSendingHour(now: Instant, hour: number): number {
  const today = civilDate(now);
  const strikes = [today, addDays(today, 1)].map((date) => instantOf(date, hour));
  const next = strikes.find((instant) => instant > now) ?? now;
  return Math.max(1, toEpochMilliseconds(next) - toEpochMilliseconds(now));
}
