import { Option, type Command } from 'commander';
import { resolve } from 'node:path';
import { INTENTS, listProposals } from '../../activities/mailbox/proposals.ts';
import type { ProposalStatus } from '../../ledger/schema.ts';
import { actorOf, checkActing, requireActor } from '../actions/send.ts';
import { checkText } from '../actions/limits.ts';
import { CliError } from '../failures.ts';
import type { Translate } from '../messages.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withClient, withLedger, type Session } from '../session.ts';
import { changesOf, streamOf, type ChangeOptions } from './changes.ts';
import { acceptProposal, changeProposal, rejectProposal, requireProposal } from './decide.ts';
import type { Deciding } from './record.ts';
import { renderProposal } from './render.ts';
import { saveAnswer } from './save.ts';
import { tellOutcome } from './tell-outcome.ts';
import { walk } from './walk.ts';

interface DecidingOptions {
  as?: string;
  words?: string;
  anyway?: boolean;
}

const STATUSES: readonly (ProposalStatus | 'all')[] = ['proposed', 'accepted', 'changed', 'rejected', 'all'];

/** `answers`, with `accept`, `change`, `reject` and `save`. */
export function addAnswers({ program, t, action }: Registry): void {
  const group = program.command('answers').description(t('help.answers'));
  group.addHelpText('after', `\n${examples(t, usage)}`);
  // A command of its own, so that its options are not taken from the others.
  group
    .command('list', { isDefault: true })
    .description(t('help.answers'))
    .option('--as <person>', t('help.as'))
    .addOption(
      new Option('--status <status>', t('help.answers.status')).choices(STATUSES).default('proposed'),
    )
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, options: { as?: string; status: ProposalStatus | 'all' }) => show(session, options)),
    );
  decision(group, t, 'accept').action(
    action((session, number: string, options: DecidingOptions) => accept(session, number, options)),
  );
  addChanges(decision(group, t, 'change'), t).action(
    action((session, number: string, options: DecidingOptions & ChangeOptions) =>
      change(session, number, options),
    ),
  );
  decision(group, t, 'reject').action(
    action((session, number: string, options: DecidingOptions) => reject(session, number, options)),
  );
  group
    .command('save')
    .description(t('help.answers.save'))
    .argument('<number>', t('help.answers.number'))
    .argument('[folder]', t('help.answers.save.folder'), '.')
    .addHelpText('after', `\n${examples(t, ['covenant answers save 3 mail'])}`)
    .action(action((session, number: string, folder: string) => save(session, number, folder)));
}

const usage = [
  'covenant answers --as officer-1',
  'covenant answers --json',
  'covenant answers accept 3 --as officer-1',
  'covenant answers change 4 --until 2027-06-01 --as officer-1',
  'covenant answers reject 5 --words "The list is of last year" --as officer-1',
];

const samples = {
  accept: 'covenant answers accept 3 --as officer-1',
  change: 'covenant answers change 4 --intent extension --until 2027-06-01 --as officer-1',
  reject: 'covenant answers reject 5 --words "The list is of last year" --as officer-1',
};

function decision(group: Command, t: Translate, name: 'accept' | 'change' | 'reject'): Command {
  const command = group
    .command(name)
    .description(t(`help.answers.${name}`))
    .argument('<number>', t('help.answers.number'))
    .option('--as <person>', t('help.as'))
    .option('--words <text>', t('help.answers.words'))
    .addHelpText('after', `\n${examples(t, [samples[name]])}`);
  return name === 'reject' ? command : command.option('--anyway', t('help.answers.anyway'));
}

function addChanges(command: Command, t: Translate): Command {
  return command
    .addOption(new Option('--intent <intent>', t('help.answers.intent')).choices(INTENTS))
    .option('--covenant <id>', t('help.answers.covenant'))
    .option('--obligation <id>', t('field.obligation'))
    .option('--until <date>', t('help.answers.until'))
    .option('--from <date>', t('help.answers.from'))
    .option('--person <person>', t('help.answers.person'))
    .option('--other <person>', t('help.answers.other'))
    .option('--contact-name <name>', t('help.contactName'))
    .option('--contact-address <address>', t('help.contactAddress'))
    .option('--attachment <name>', t('help.answers.attachment'));
}

async function show(
  session: Session,
  { as, status }: { as?: string; status: ProposalStatus | 'all' },
): Promise<void> {
  const wanted = status === 'all' ? undefined : status;
  const proposals = await withLedger(session, ({ db }) => listProposals(db, { status: wanted }));
  if (session.io.interactive && !session.json && status === 'proposed' && proposals.length > 0) {
    await walk(session, proposals, { as });
    return;
  }
  answer(session, { answers: proposals }, () =>
    proposals.length === 0
      ? session.t('answers.none')
      : proposals.map((proposal) => renderProposal(session, proposal)).join('\n\n'),
  );
}

async function accept(session: Session, number: string, options: DecidingOptions): Promise<void> {
  const deciding = await decidingOf(session, options);
  const outcome = await withClient(session, async (client) =>
    acceptProposal(client, await requireProposal(client.ledger.db, numberOf(number)), deciding),
  );
  tellOutcome(session, outcome);
}

async function change(
  session: Session,
  number: string,
  options: DecidingOptions & ChangeOptions,
): Promise<void> {
  const deciding = await decidingOf(session, options);
  const outcome = await withClient(session, async (client) => {
    const { ledger } = client;
    const proposal = await requireProposal(ledger.db, numberOf(number));
    const stream = await streamOf(ledger, proposal, options.covenant);
    const changes = await changesOf(ledger, proposal, stream, options);
    return changeProposal(client, proposal, { ...deciding, stream, changes });
  });
  tellOutcome(session, outcome);
}

async function reject(session: Session, number: string, options: DecidingOptions): Promise<void> {
  const deciding = await decidingOf(session, options);
  const outcome = await withLedger(session, async ({ db }) =>
    rejectProposal(db, await requireProposal(db, numberOf(number)), deciding),
  );
  tellOutcome(session, outcome);
}

async function save(session: Session, number: string, folder: string): Promise<void> {
  const target = resolve(session.io.folder, folder);
  const files = await withLedger(session, async ({ db }) => {
    const [proposal] = await listProposals(db, { number: numberOf(number) });
    if (!proposal) throw new CliError('ANSWER_NOT_FOUND', { number });
    return saveAnswer(db, proposal, target);
  });
  answer(session, { folder, files }, () => session.t('answers.saved', { files: files.join(', ') }));
}

/** Everything typed is checked before anything is sent. */
async function decidingOf(session: Session, { as, words, anyway }: DecidingOptions): Promise<Deciding> {
  checkActing({ as });
  requireActor(session, { as });
  const text = words === undefined ? undefined : checkText('--words', words);
  return { actor: await actorOf(session, { as }, []), now: session.io.now(), words: text, anyway };
}

function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_000_000_000)
    throw new CliError('ANSWER_NOT_FOUND', { number: text.slice(0, 20) });
  return number;
}
