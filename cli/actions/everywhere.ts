import { AddressBook } from '../../activities/address-book.ts';
import type { Person } from '../../domain/definition.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Ledger } from '../../ledger/database.ts';
import { foldStream } from '../../ledger/fold.ts';
import { listStreams } from '../../ledger/streams.ts';
import { describeFailure } from '../describe-failure.ts';
import { CliError, EXIT } from '../failures.ts';
import type { CovenantPort } from '../ports.ts';
import { answer, requireStream, withClient, type Session } from '../session.ts';
import { gatherFields } from './gather.ts';
import { actorOf, checkActing, readEvidence, requireActor, type ActionRequest } from './send.ts';

/** What became of a command in one covenant. */
type Outcome =
  | { covenant: string; commandId: string; sequence: number }
  | { covenant: string; refused: { code: string; message: string } };

/**
 * Sends a command about a person to every open covenant that knows the person by the same id and the same address: ids
 * of people are each covenant's own. A refusal in one covenant does not keep it from the others.
 * Errors: as `sendAction`; REFUSED_SOMEWHERE after the answer, when a covenant refused.
 */
export async function sendEverywhere(session: Session, request: ActionRequest): Promise<void> {
  const { covenant, type, typed, acting } = request;
  checkActing(acting);
  requireActor(session, acting);
  const evidence = await readEvidence(session, acting);
  const fields = await gatherFields(session, type, typed, async () => []);
  const actor = await actorOf(session, acting, []);
  const { for: principal, under: mandate, effectiveOn, commandId } = acting;
  const draft = { type, fields, actor, for: principal, mandate, effectiveOn, commandId };
  const outcomes = await withClient(session, async (client) => {
    const { person } = fields;
    const about = typeof person === 'string' ? person : '';
    const covenants = await covenantsOf(client.ledger, covenant, about);
    const all: Outcome[] = [];
    for (const slug of covenants)
      all.push(await sendTo(session, client, slug, evidence ? { ...draft, evidence } : draft));
    return all;
  });
  answer(session, { covenants: outcomes }, () =>
    outcomes.map((outcome) => line(session, outcome)).join('\n'),
  );
  const refused = outcomes.filter((outcome) => 'refused' in outcome).map((outcome) => outcome.covenant);
  if (refused.length > 0) throw new CliError('REFUSED_SOMEWHERE', { covenants: refused.join(', ') });
}

async function sendTo(
  session: Session,
  client: CovenantPort,
  covenant: string,
  draft: Parameters<CovenantPort['send']>[1],
): Promise<Outcome> {
  try {
    const { commandId, last } = await client.send(covenant, draft);
    return { covenant, commandId, sequence: last };
  } catch (error) {
    const { code, message, exitCode } = describeFailure(error, session.language);
    if (exitCode !== EXIT.refused) throw error;
    return { covenant, refused: { code, message } };
  }
}

function line({ t }: Session, outcome: Outcome): string {
  const { covenant } = outcome;
  return 'refused' in outcome
    ? t('everywhere.refused', { covenant, message: outcome.refused.message })
    : t('everywhere.recorded', { covenant, sequence: outcome.sequence });
}

/** The named covenant first, then the others that know the same person. */
async function covenantsOf(ledger: Ledger, covenant: string, id: string): Promise<string[]> {
  const { db } = ledger;
  const named = await requireStream(ledger, covenant);
  const book = new AddressBook(db);
  const own = await addressOf(book, await foldStream(db, named.stream), id);
  const others: string[] = [];
  for (const { stream, slug } of await listStreams(db)) {
    if (own === null || stream === named.stream) continue;
    const state = await foldStream(db, stream);
    if (state.status === 'open' && (await addressOf(book, state, id)) === own) others.push(slug);
  }
  return [named.slug, ...others];
}

async function addressOf(book: AddressBook, { people }: CovenantState, id: string): Promise<string | null> {
  const person: Person | undefined = people[id];
  if (!person) return null;
  const { organisation, language, card } = person;
  const found = await book.look({ person: id, organisation, language, card });
  return 'problem' in found ? null : found.address.toLowerCase();
}
