import { setTimeout as wait } from 'node:timers/promises';

/** Spreads messages evenly: many servers refuse, or block, who sends faster than they allow. */
export class Pace {
  private readonly interval: number;
  private next = 0;

  /** @param perSecond how many messages may leave in a second; null for as many as there are. */
  constructor(perSecond: number | null) {
    this.interval = perSecond === null ? 0 : 1000 / perSecond;
  }

  /** Resolves when it is the caller's turn; turns are given in the order in which they are asked for. */
  async turn(): Promise<void> {
    if (this.interval === 0) return;
    const now = performance.now();
    const mine = Math.max(now, this.next);
    this.next = mine + this.interval;
    if (mine > now) await wait(mine - now);
  }
}
