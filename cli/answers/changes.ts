import * as z from 'zod';
import { peopleOf } from '../../activities/mailbox/people.ts';
import type { Asked } from '../../activities/mailbox/proposed-command.ts';
import type { Intent, Proposal } from '../../activities/mailbox/proposals.ts';
import { dateSchema } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Ledger } from '../../ledger/database.ts';
import { foldStream } from '../../ledger/fold.ts';
import { checkText } from '../actions/limits.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { requireStream } from '../session.ts';

/** What an officer knows better than the rules. */
export interface ChangeOptions {
  intent?: Intent;
  covenant?: string;
  obligation?: string;
  until?: string;
  from?: string;
  person?: string;
  other?: string;
  contactName?: string;
  contactAddress?: string;
  attachment?: string;
}

/** The covenant that a changed answer is about. Errors: ANSWER_INCOMPLETE, COVENANT_UNKNOWN. */
export async function streamOf(
  ledger: Ledger,
  { number, stream }: Proposal,
  covenant: string | undefined,
): Promise<string> {
  if (covenant !== undefined) return (await requireStream(ledger, covenant)).stream;
  if (stream !== null) return stream;
  throw new CliError('ANSWER_INCOMPLETE', { number: `${number}`, hints: '--covenant' });
}

/** Checks what was typed against the covenant. Errors: OBLIGATION_UNKNOWN, FIELD_INVALID. */
export async function changesOf(
  ledger: Ledger,
  proposal: Proposal,
  stream: string,
  options: ChangeOptions,
): Promise<Partial<Asked>> {
  const { intent, obligation, until, from, attachment } = options;
  const state = await foldStream(ledger.db, stream);
  if (obligation !== undefined && !(obligation in state.obligations)) {
    const near = nearest(obligation, Object.keys(state.obligations));
    const about = { covenant: state.slug, obligation };
    throw new CliError('OBLIGATION_UNKNOWN', near ? { ...about, near } : about);
  }
  const person = personIn(state, '--person', options.person);
  return {
    ...(intent === undefined ? {} : { intent }),
    ...(obligation === undefined ? {} : { obligation }),
    ...(until === undefined ? {} : { until: day('--until', until) }),
    ...(from === undefined ? {} : { from: day('--from', from) }),
    ...awayFromToday(proposal, options),
    ...(person === undefined ? {} : { person, organisation: state.people[person]?.organisation ?? null }),
    ...(await namedIn(ledger, state, proposal, options)),
    ...(attachment === undefined ? {} : { attachments: chosen(proposal, attachment) }),
  };
}

/** Who is said to be away without a first day is so from the day of the mail. */
function awayFromToday({ body, receivedAt }: Proposal, { intent, from }: ChangeOptions): Partial<Asked> {
  const missing = intent === 'away' && from === undefined && !body?.asked.from;
  return missing ? { from: receivedAt.slice(0, 10) } : {};
}

async function namedIn(
  ledger: Ledger,
  state: CovenantState,
  { body }: Proposal,
  { other, contactName, contactAddress }: ChangeOptions,
): Promise<Partial<Asked>> {
  const known = personIn(state, '--other', other);
  if (known !== undefined) {
    const colleagues = await peopleOf(ledger.db, state, state.people[known]?.organisation ?? '');
    const card = colleagues.find(({ id }) => id === known);
    return { named: { name: card?.name ?? known, address: card?.address ?? null, known } };
  }
  if (contactName === undefined && contactAddress === undefined) return {};
  const earlier = body?.asked.named;
  const name = contactName === undefined ? (earlier?.name ?? null) : checkText('--contact-name', contactName);
  const address = contactAddress === undefined ? (earlier?.address ?? null) : mailAddress(contactAddress);
  return { named: { name, address } };
}

function mailAddress(text: string): string {
  if (z.email().max(254).safeParse(text).success) return text;
  throw invalid('--contact-address', text, 'expected-address');
}

function personIn(state: CovenantState, field: string, id: string | undefined): string | undefined {
  if (id === undefined || id in state.people) return id;
  throw invalid(field, id, Object.keys(state.people).join(' | '));
}

function day(field: string, text: string): string {
  if (dateSchema.safeParse(text).success) return text;
  throw invalid(field, text, 'expected-date');
}

function chosen({ body }: Proposal, name: string): Asked['attachments'] {
  const attachments = body?.attachments ?? [];
  const found = attachments.filter((attachment) => attachment.name === name);
  if (found.length > 0) return found;
  throw invalid('--attachment', name, attachments.map((attachment) => attachment.name).join(' | ') || '–');
}

function invalid(field: string, value: string, expected: string): CliError {
  return new CliError('FIELD_INVALID', { field, value: `“${value.slice(0, 60)}”`, expected });
}
