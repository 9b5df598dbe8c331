import { seenBy } from '../../domain/seen.ts';
import type { CovenantState } from '../../domain/state.ts';
import { viewerOf } from '../../domain/visibility.ts';
import type { Ledger } from '../../ledger/database.ts';
import { foldStream } from '../../ledger/fold.ts';
import { readSteps } from '../views/read-steps.ts';

/**
 * A covenant as whoever acts may know it, so that what is offered to choose from, or meant by a mistyped name, tells
 * nothing more. Somebody who is not known yet is whoever holds the ledger.
 */
export async function stateKnownTo(
  { db }: Pick<Ledger, 'db'>,
  stream: string,
  actor: string | undefined,
): Promise<CovenantState> {
  const state = await foldStream(db, stream);
  const viewer = actor === undefined || !state.people[actor] ? 'secretariat' : viewerOf(state, actor);
  if (viewer === 'secretariat') return state;
  const facts = (await readSteps({ db }, stream)).map(({ fact }) => fact);
  return seenBy(facts, viewer, state).at(-1)?.after ?? state;
}
