import { proxyActivities, sleep } from '@temporalio/workflow';

interface NoopActivities {
  nothing(): Promise<number>;
}

export interface TimersInput {
  /** How many timers; all fire at one instant. */
  timers: number;
  /** That instant, in milliseconds of Unix time. */
  at: number;
  /** True to run an empty activity for each timer that has fired: the least that a durable effect costs. */
  effect: boolean;
}

/** What a model without a ledger does: a timer for each deadline, and nothing or next to nothing when it fires. */
export async function timers(input: TimersInput): Promise<{ fired: number; ahead: number }> {
  const { nothing } = proxyActivities<NoopActivities>({ startToCloseTimeout: 60_000 });
  // The sandbox gives the time of the workflow task, the same at each replay.
  const ahead = input.at - Date.now();
  const waiting = Array.from({ length: input.timers }, async () => {
    await sleep(Math.max(1, ahead));
    if (input.effect) await nothing();
    return 1;
  });
  const fired = await Promise.all(waiting);
  return { fired: fired.length, ahead };
}
