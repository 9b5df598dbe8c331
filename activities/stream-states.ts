import type { CovenantState } from '../domain/state.ts';

/**
 * The states that streams reached last, by chain hash. A hash names one history and no other, so what a transaction
 * that rolled back has left here can never be taken for something else.
 */
export class StreamStates {
  private readonly byHash = new Map<string, CovenantState>();
  private readonly limit: number;

  /** @param limit how many states to keep; the one unused for longest goes first. */
  constructor(limit = 200) {
    this.limit = limit;
  }

  get(hash: string): CovenantState | undefined {
    const state = this.byHash.get(hash);
    if (state) this.keep(hash, state);
    return state;
  }

  /** Puts the state after new events in the place of the one before them. */
  advance(previous: string, hash: string, state: CovenantState): void {
    this.byHash.delete(previous);
    this.keep(hash, state);
  }

  private keep(hash: string, state: CovenantState): void {
    this.byHash.delete(hash);
    this.byHash.set(hash, state);
    const [oldest] = this.byHash.keys();
    if (this.byHash.size > this.limit && oldest !== undefined) this.byHash.delete(oldest);
  }
}

/** Shared by every ledger of the process, since a chain hash names one history only. */
export const sharedStates = new StreamStates();
