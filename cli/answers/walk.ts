import { INTENTS, type Intent, type Proposal } from '../../activities/mailbox/proposals.ts';
import { foldStream } from '../../ledger/fold.ts';
import { listStreams } from '../../ledger/streams.ts';
import { choicesFor } from '../actions/choices.ts';
import { fieldsOf } from '../actions/fields.ts';
import { actorOf, checkActing } from '../actions/send.ts';
import { describeFailure } from '../describe-failure.ts';
import type { CovenantPort } from '../ports.ts';
import { withClient, withLedger, type Session } from '../session.ts';
import { changesOf, streamOf, type ChangeOptions } from './changes.ts';
import { acceptProposal, changeProposal, rejectProposal, requireProposal } from './decide.ts';
import type { Deciding, Outcome } from './record.ts';
import { renderProposal } from './render.ts';
import { tellOutcome } from './tell-outcome.ts';

type Key = 'a' | 'c' | 'r' | 's' | 'q';

/** Shows one answer after the other and does what one key says. A refusal is told, and the answer stays. */
export async function walk(
  session: Session,
  proposals: readonly Proposal[],
  { as }: { as?: string | undefined },
): Promise<void> {
  checkActing({ as });
  const actor = await actorOf(session, { as }, []);
  for (const proposal of proposals) {
    session.io.write(`${renderProposal(session, proposal)}\n`);
    const key = await askKey(session, proposal);
    if (key === 'q') return;
    if (key === 's') continue;
    try {
      tellOutcome(session, await decide(session, proposal, key, { actor, now: session.io.now() }));
    } catch (error) {
      const { code, message } = describeFailure(error, session.language);
      session.io.note(`${code}: ${message}\n`);
    }
  }
}

async function askKey({ t, services }: Session, { number }: Proposal): Promise<Key> {
  const keys: [Key, string][] = [
    ['a', t('answers.key.accept')],
    ['c', t('answers.key.change')],
    ['r', t('answers.key.reject')],
    ['s', t('answers.key.skip')],
    ['q', t('answers.key.quit')],
  ];
  const choices = keys.map(([value, name]) => ({ value, name }));
  const key = await services.ask({ text: t('answers.ask', { number }), kind: 'key', choices });
  return key as Key;
}

async function decide(
  session: Session,
  { number }: Proposal,
  key: Exclude<Key, 's' | 'q'>,
  deciding: Deciding,
): Promise<Outcome> {
  if (key === 'r') {
    const words = await askWords(session);
    return withLedger(session, async ({ db }) =>
      rejectProposal(db, await requireProposal(db, number), { ...deciding, words }),
    );
  }
  return withClient(session, async (client) => {
    const proposal = await requireProposal(client.ledger.db, number);
    if (key === 'c') return change(session, client, proposal, deciding);
    const words = proposal.intent === 'question' ? await askWords(session) : undefined;
    return acceptProposal(client, proposal, { ...deciding, words });
  });
}

async function askWords({ services, t }: Session): Promise<string | undefined> {
  const words = await services.ask({
    text: t('answers.ask.words'),
    kind: 'text',
    choices: [],
    optional: true,
  });
  return words.trim() === '' ? undefined : words;
}

/** Asks what it means and what is missing for that. */
async function change(
  session: Session,
  client: CovenantPort,
  proposal: Proposal,
  deciding: Deciding,
): Promise<Outcome> {
  const { ledger } = client;
  const covenant = proposal.stream === null ? await askCovenant(session, client) : undefined;
  const stream = await streamOf(ledger, proposal, covenant);
  const options = await askChanges(session, client, stream);
  const changes = await changesOf(ledger, proposal, stream, options);
  return changeProposal(client, proposal, { ...deciding, stream, changes });
}

async function askCovenant({ services, t }: Session, { ledger }: CovenantPort): Promise<string> {
  const choices = (await listStreams(ledger.db)).map(({ slug }) => ({ value: slug, name: slug }));
  return services.ask({ text: t('answers.ask.covenant'), kind: 'name', choices });
}

async function askChanges(
  session: Session,
  { ledger }: CovenantPort,
  stream: string,
): Promise<ChangeOptions> {
  const { services, t, language } = session;
  const meanings = INTENTS.filter((intent) => intent !== 'question').map((intent) => ({
    value: intent,
    name: t(`answer.intent.${intent}`),
  }));
  const intent = (await services.ask({
    text: t('answers.ask.intent'),
    kind: 'choice',
    choices: meanings,
  })) as Intent;
  const options: ChangeOptions = { intent };
  if (intent === 'done' || intent === 'extension' || intent === 'cannot') {
    const state = await foldStream(ledger.db, stream);
    const duties = fieldsOf('ReportDone')
      .filter((field) => field.name === 'obligation')
      .flatMap((field) => choicesFor(field, state, language));
    options.obligation = await services.ask({ text: t('answers.ask.duty'), kind: 'name', choices: duties });
  }
  if (intent === 'extension' || intent === 'away')
    options.until = (await services.ask({ text: t('answers.ask.day'), kind: 'date', choices: [] })).trim();
  if (intent === 'other-person' || intent === 'address') {
    if (intent === 'other-person')
      options.contactName = await services.ask({ text: t('answers.ask.name'), kind: 'text', choices: [] });
    const address = await services.ask({ text: t('answers.ask.address'), kind: 'text', choices: [] });
    options.contactAddress = address.trim();
  }
  return options;
}
