import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  proxyActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import type { clockActivities } from './clock-activities.ts';

export interface ClockInput {
  /** Timers from the start of this run, in milliseconds. */
  timersMs: number[];
  /** Real milliseconds that the activity after each timer takes. */
  activityMs?: number;
  /** Runs still to come after this one. */
  continueTimes?: number;
  /** What earlier runs saw. */
  seen?: string[];
}

export const lookUpdate = defineUpdate<string>('look');
export const seenQuery = defineQuery<string[]>('seen');
export const endSignal = defineSignal('end');

const { take } = proxyActivities<typeof clockActivities>({ startToCloseTimeout: '1 minute' });

/** Sleeps from timer to timer and notes what the clock says; ends on a signal. */
export async function clockWorkflow(input: ClockInput): Promise<string[]> {
  const seen = [...(input.seen ?? [])];
  let ended = false;
  setHandler(lookUpdate, () => new Date().toISOString());
  setHandler(seenQuery, () => seen);
  setHandler(endSignal, () => {
    ended = true;
  });
  const began = Date.now();
  for (const timer of input.timersMs) {
    await sleep(began + timer - Date.now());
    seen.push(new Date().toISOString());
    if (input.activityMs) await take(input.activityMs);
  }
  if (input.continueTimes) {
    await continueAsNew<typeof clockWorkflow>({ ...input, seen, continueTimes: input.continueTimes - 1 });
  }
  await condition(() => ended);
  return seen;
}
