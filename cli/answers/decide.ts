import { decideProposal } from '../../activities/mailbox/decisions.ts';
import { commandFor, type Asked } from '../../activities/mailbox/proposed-command.ts';
import { listProposals, type Hold, type Proposal } from '../../activities/mailbox/proposals.ts';
import { foldStream } from '../../ledger/fold.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { CliError, type FailureCode } from '../failures.ts';
import {
  finish,
  pending,
  recordedBefore,
  sendAndFinish,
  type Deciding,
  type Engine,
  type Outcome,
} from './record.ts';
import { keepWords, receiptFor, STRANGERS } from './tell-sender.ts';

/** Reads one that is still to be decided. Errors: ANSWER_NOT_FOUND, ANSWER_DECIDED. */
export async function requireProposal(db: LedgerDatabase, number: number): Promise<Proposal> {
  const [proposal] = await listProposals(db, { number });
  if (!proposal) throw new CliError('ANSWER_NOT_FOUND', { number: `${number}` });
  if (proposal.status === 'proposed') return proposal;
  const { status, decidedBy } = proposal;
  throw new CliError('ANSWER_DECIDED', { number: `${number}`, status, person: decidedBy ?? '?' });
}

/**
 * Sends the command that an answer asks for, as the officer, for the sender's organisation, with the mail as evidence;
 * a question is only marked as read. Doing it again sends nothing twice.
 * Errors: ANSWER_NO_COMMAND, ANSWER_INCOMPLETE, ANSWER_FROM_STRANGER, ANSWER_UNCONFIRMED, ANSWER_PENDING, and refusals
 * of the core.
 */
export async function acceptProposal(
  engine: Engine,
  proposal: Proposal,
  deciding: Deciding,
): Promise<Outcome> {
  const recorded = await recordedBefore(engine, proposal);
  if (recorded) return finish(engine, proposal, { ...deciding, recorded, status: 'accepted' });
  const { body, stream, organisation } = proposal;
  const hold = proposal.hold === 'address-unconfirmed' && deciding.anyway ? null : proposal.hold;
  if (proposal.intent === 'question' && !STRANGERS.has(hold ?? ''))
    return closeWithout(engine.ledger.db, proposal, { ...deciding, status: 'accepted' });
  if (hold !== null || !body?.command || stream === null || organisation === null)
    throw held(proposal, hold ?? 'no-command');
  return sendAndFinish(engine, proposal, {
    ...deciding,
    stream,
    organisation,
    command: body.command,
    status: 'accepted',
  });
}

/**
 * The same with what the officer knows better: another duty, day, person or meaning.
 * Errors: as `acceptProposal`.
 */
export async function changeProposal(
  engine: Engine,
  proposal: Proposal,
  deciding: Deciding & { stream: string; changes: Partial<Asked> },
): Promise<Outcome> {
  const { stream, changes, anyway } = deciding;
  const recorded = await recordedBefore(engine, proposal);
  if (recorded) return finish(engine, proposal, { ...deciding, recorded, status: 'changed' });
  if (STRANGERS.has(proposal.hold ?? '')) throw held(proposal, proposal.hold ?? 'unknown-sender');
  const state = await foldStream(engine.ledger.db, stream);
  const asked = { ...(await askedOf(engine.ledger.db, proposal)), ...changes };
  const owner = asked.obligation === null ? undefined : state.obligations[asked.obligation]?.owner;
  const organisation = changes.organisation ?? owner ?? asked.organisation;
  const made = commandFor({ ...asked, organisation }, state);
  const isConfirmed = anyway || (proposal.intent === 'address' && proposal.hold === null);
  const hold = made.hold === 'address-unconfirmed' && isConfirmed ? null : made.hold;
  if (hold !== null || !made.command || organisation === null)
    throw held({ ...proposal, hints: made.hints }, hold ?? 'no-command');
  const { command } = made;
  const changed = {
    ...proposal,
    stream,
    organisation,
    intent: asked.intent,
    obligation: asked.obligation,
    body: proposal.body && { ...proposal.body, command },
  };
  return sendAndFinish(engine, changed, { ...deciding, organisation, command, status: 'changed' });
}

/** Records nothing in the covenant; a known sender hears that, with the officer's words. Error: ANSWER_PENDING. */
export function rejectProposal(db: LedgerDatabase, proposal: Proposal, deciding: Deciding): Promise<Outcome> {
  return closeWithout(db, proposal, { ...deciding, status: 'rejected' });
}

/** A question is answered in the officer's words, or by telephone: then nothing is sent. */
async function closeWithout(
  db: LedgerDatabase,
  proposal: Proposal,
  { status, actor, now, words: text }: Deciding & { status: 'accepted' | 'rejected' },
): Promise<Outcome> {
  const words = await keepWords(db, proposal, text);
  const isSilent = proposal.intent === 'question' && words === null;
  const outcome = status === 'accepted' || proposal.intent === 'question' ? 'answered' : 'rejected';
  const about = { outcome, event: null, until: null, words, now } as const;
  const receipt = isSilent ? null : await receiptFor(db, proposal, about);
  const decided = { status, by: actor, at: now, outcome: { words }, receipt };
  if (!(await decideProposal(db, proposal.id, decided))) throw pending(proposal);
  return { number: proposal.number, status, covenant: proposal.covenant, command: null, events: [] };
}

const REASONS = {
  'no-command': 'ANSWER_NO_COMMAND',
  'choose-item': 'ANSWER_INCOMPLETE',
  incomplete: 'ANSWER_INCOMPLETE',
  'unknown-sender': 'ANSWER_FROM_STRANGER',
  'forged-sender': 'ANSWER_FROM_STRANGER',
  'address-unconfirmed': 'ANSWER_UNCONFIRMED',
} as const satisfies Record<Hold, FailureCode>;

function held({ number, hints }: Pick<Proposal, 'number' | 'hints'>, hold: Hold): CliError {
  return new CliError(REASONS[hold], { number: `${number}`, hints: hints.join(', ') || hold });
}

async function askedOf(db: LedgerDatabase, proposal: Proposal): Promise<Asked> {
  const { intent, obligation, organisation, person, body } = proposal;
  const { from, until, named } = body?.asked ?? { from: null, until: null, named: null };
  const words = body?.words ?? (await keepWords(db, proposal, body?.subject));
  const attachments = body?.attachments ?? [];
  return { intent, obligation, organisation, person, from, until, named, words, attachments };
}
