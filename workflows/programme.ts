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

/** Rounds after which a run hands over, so that its history stays short. */
const ROUNDS_PER_RUN = 60;

/**
 * What recurs across covenants: once a day, from the sending hour on, it sends what is due and archives what has
 * closed; a message that was refused for now is tried again when it may be. A start after the hour serves that day at
 * once, and a day on which the engine did not run is caught up once: the post collapses what was missed.
 */
export async function programme(input: ProgrammeInput): Promise<never> {
  const { dispatchNotices, sweepArchive } = proxyActivities<ProgrammeActivities>({
    startToCloseTimeout: '10 minutes',
    retry: { initialInterval: 1_000, backoffCoefficient: 2, maximumInterval: 300_000 },
  });
  for (let round = 0; round < ROUNDS_PER_RUN && !workflowInfo().continueAsNewSuggested; round++) {
    const now = workflowNow();
    if (now < instantOf(civilDate(now), input.sendingHour)) {
      await sleep(millisecondsUntil(nextStrike(now, input.sendingHour), now));
      continue;
    }
    const { retryAt } = await dispatchNotices({ asOf: civilDate(now) });
    await sweepArchive();
    const next = nextStrike(workflowNow(), input.sendingHour);
    await sleep(millisecondsUntil(retryAt !== null && retryAt < next ? retryAt : next, workflowNow()));
  }
  return continueAsNew<typeof programme>(input);
}

/** When the sending hour next strikes in Amsterdam. */
function nextStrike(now: Instant, hour: number): Instant {
  const today = instantOf(civilDate(now), hour);
  return today > now ? today : instantOf(addDays(civilDate(now), 1), hour);
}

/** At least a second, so that a retry that is always due cannot spin. */
function millisecondsUntil(instant: Instant, now: Instant): number {
  return Math.max(1_000, toEpochMilliseconds(instant) - toEpochMilliseconds(now));
}
