import { setTimeout as sleep } from 'node:timers/promises';

export const clockActivities = {
  /** Takes this many real milliseconds. */
  async take(milliseconds: number): Promise<void> {
    await sleep(milliseconds);
  },
};
