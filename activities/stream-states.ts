import type { EventEnvelope } from '../domain/envelope.ts';
import type { Fact } from '../domain/events.ts';
import { evolve } from '../domain/evolve.ts';
import { initialState, type CovenantState } from '../domain/state.ts';
import { events } from '../ledger/read.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';

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

/** An envelope holds every field of a fact; the event's type was checked where it was made. */
export function toFact(envelope: EventEnvelope): Fact {
  return envelope as unknown as Fact;
}

/** Folds a stream's stored events up to a sequence (included), from the first. */
export async function foldStream(db: LedgerDatabase, stream: string, to: number): Promise<CovenantState> {
  let state = initialState();
  if (to === 0) return state;
  for await (const { envelope } of events(db, stream, { to })) state = evolve(state, toFact(envelope));
  return state;
}
