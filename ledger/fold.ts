import type { EventEnvelope } from '../domain/envelope.ts';
import { evolve } from '../domain/evolve.ts';
import type { Fact } from '../domain/events.ts';
import { withoutAnchor } from '../domain/sealed.ts';
import { initialState, type CovenantState } from '../domain/state.ts';
import { events } from './read.ts';
import type { LedgerDatabase } from './schema.ts';

/**
 * Reads an envelope as the fact that it records, without the text that it stands under. The chain guards its bytes, so
 * its data is taken at its word.
 */
export function toFact({ type, data, sequence, recordedAt, effectiveOn }: EventEnvelope): Fact {
  return withoutAnchor({ type, data, sequence, recordedAt, effectiveOn } as Fact);
}

/**
 * `fold(ledger) = state`: the state of a stream after event `to` (its last one when left out), going on from an
 * earlier state where one is at hand.
 */
export async function foldStream(
  db: LedgerDatabase,
  stream: string,
  { to, from = initialState() }: { to?: number; from?: CovenantState } = {},
): Promise<CovenantState> {
  let state = from;
  const range = to === undefined ? { from: from.sequence + 1 } : { from: from.sequence + 1, to };
  for await (const { envelope } of events(db, stream, range)) state = evolve(state, toFact(envelope));
  return state;
}
