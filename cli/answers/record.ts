import { claimProposal, decideProposal, releaseProposal } from '../../activities/mailbox/decisions.ts';
import type { Proposal, ProposedCommand } from '../../activities/mailbox/proposals.ts';
import { CovenantError } from '../../client/errors.ts';
import { canonicalJson, sha256Hex } from '../../domain/canonical.ts';
import { civilDate } from '../../domain/calendar.ts';
import type { CivilDate, Instant } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { foldStream } from '../../ledger/fold.ts';
import { commandById, events } from '../../ledger/read.ts';
import { shapedCommandId } from '../drop/command-id.ts';
import { CliError } from '../failures.ts';
import type { CovenantPort } from '../ports.ts';
import { keepWords, receiptFor } from './tell-sender.ts';

/** Who decides, when, and what the sender is told in the officer's words. */
export interface Deciding {
  actor: string;
  now: Instant;
  words?: string | undefined;
  /** Accept a new address although the old one has not confirmed it. */
  anyway?: boolean | undefined;
}

/** What came of a decision. */
export interface Outcome {
  number: number;
  status: Proposal['status'];
  covenant: string | null;
  command: string | null;
  events: { sequence: number; type: string }[];
}

/** The engine and its ledger, as far as a decision needs them. */
export type Engine = Pick<CovenantPort, 'ledger' | 'send'>;

/** Another command of the same answer may be recorded already. */
export function pending({ number }: Proposal): CliError {
  return new CliError('ANSWER_PENDING', { number: `${number}` });
}

export interface Sending extends Deciding {
  stream: string;
  organisation: string;
  command: ProposedCommand;
  status: 'accepted' | 'changed';
}

/**
 * Sends a proposal's command once, whatever breaks in between, and records the decision with what the sender is told.
 * Errors: ANSWER_PENDING, and as the client's `send`.
 */
export async function sendAndFinish(engine: Engine, proposal: Proposal, sending: Sending): Promise<Outcome> {
  const { command, actor, status, now, stream, organisation } = sending;
  const { db } = engine.ledger;
  const commandId = shapedCommandId(sha256Hex(`answer\n${proposal.id}\n${canonicalJson(command)}`));
  if (!(await claimProposal(db, proposal.id, commandId))) throw pending(proposal);
  const day = civilDate(proposal.receivedAt);
  const draft = {
    ...command,
    actor,
    for: organisation,
    evidence: proposal.mail.content ?? undefined,
    // A mail server whose clock is ahead gives no day to come.
    effectiveOn: day <= civilDate(now) ? day : undefined,
    commandId,
  };
  const before = await foldStream(db, stream);
  try {
    await engine.send(stream, draft);
  } catch (error) {
    const refused = error instanceof CovenantError && error.kind !== 'environment';
    if (refused) await releaseProposal(db, proposal.id, commandId);
    throw error;
  }
  const recorded = await recordedBefore(engine, { stream, commandId });
  if (!recorded) throw pending(proposal);
  return finish(engine, proposal, { ...sending, recorded, status, before });
}

interface Recorded {
  commandId: string;
  first: number;
  last: number;
  events: { sequence: number; type: string }[];
  /** The day that was recorded: asked for, or the last one away. */
  until: CivilDate | null;
}

/** What the ledger holds of a command: its answer may have been lost on the way. */
export async function recordedBefore(
  { ledger }: Engine,
  { stream, commandId }: { stream: string | null; commandId: string | null },
): Promise<Recorded | null> {
  if (stream === null || commandId === null) return null;
  const found = await commandById(ledger.db, stream, commandId);
  if (!found) return null;
  const { firstSequence: first, lastSequence: last } = found;
  const recorded: Recorded = { commandId, first, last, events: [], until: null };
  for await (const { envelope } of events(ledger.db, stream, { from: first, to: last })) {
    const { sequence, type, data } = envelope;
    recorded.events.push({ sequence, type });
    if (type === 'ExtensionRequested') recorded.until = (data as { until: CivilDate }).until;
    if (type === 'AbsenceSet') recorded.until = (data as { to: CivilDate }).to;
  }
  return recorded;
}

export interface Finishing extends Deciding {
  recorded: Recorded;
  status: 'accepted' | 'changed';
  before?: CovenantState | undefined;
}

/** Records the decision about a command that stands in the ledger. */
export async function finish(
  { ledger: { db } }: Pick<Engine, 'ledger'>,
  proposal: Proposal,
  { recorded, status, actor, now, words: text, before }: Finishing,
): Promise<Outcome> {
  const { first, last, commandId, until, events: done } = recorded;
  const words = await keepWords(db, proposal, text);
  const about = { outcome: 'recorded', event: first, until, words, now, before } as const;
  const receipt = await receiptFor(db, proposal, about);
  const outcome = { commandId, first, last };
  await decideProposal(db, proposal.id, { status, by: actor, at: now, outcome, receipt });
  const { number, covenant, body } = proposal;
  return { number, status, covenant, command: body?.command?.type ?? null, events: done };
}
