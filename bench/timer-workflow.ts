import { sleep } from '@temporalio/workflow';

export interface TimersInput {
  /** How many timers; all fire at one instant. */
  timers: number;
  /** That instant, in milliseconds of Unix time. */
  at: number;
}

/** What a model without a ledger does: a timer for each deadline, and nothing when it fires. */
export async function timers(input: TimersInput): Promise<{ fired: number; ahead: number }> {
  // The sandbox gives the time of the workflow task, the same at each replay.
  const ahead = input.at - Date.now();
  const waiting = Array.from({ length: input.timers }, async () => {
    await sleep(Math.max(1, ahead));
    return 1;
  });
  const fired = await Promise.all(waiting);
  return { fired: fired.length, ahead };
}
