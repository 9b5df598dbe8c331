import type { Proposal, ProposedCommand } from '../../activities/mailbox/proposals.ts';
import { civilDate } from '../../domain/calendar.ts';
import { humanSize } from '../actions/limits.ts';
import { longDate } from '../dates.ts';
import { messages, type MessageKey, type Translate } from '../messages.ts';
import type { Session } from '../session.ts';

/** Longest text of an answer that a list shows, in characters. */
const SHOWN = 400;

/** One answer for people: what it is, who wrote what, what it would become, and what to know. */
export function renderProposal(session: Session, proposal: Proposal): string {
  const { t, language, colours } = session;
  const { number, intent, certain, covenant, obligation, receivedAt, body } = proposal;
  const head = t('answers.line', {
    number,
    on: longDate(civilDate(receivedAt), language),
    intent: t(`answer.intent.${intent}`),
    likely: certain ? '' : t('answers.likely'),
    covenant: covenant ?? '–',
    subject: obligation ?? '',
  });
  return [
    colours.bold(head.trimEnd()),
    ...senderLines(session, proposal).map((line) => `    ${line}`),
    ...(body ? quoted(body.text) : [t('answers.erased')]).map((line) => `    ${line}`),
    ...(body?.attachments ?? []).map(
      ({ name, content }) => `    ${t('answers.attachment', { name, size: humanSize(content.bytes) })}`,
    ),
    ...(body?.command ? [`    ${commandLine(t, body.command)}`] : []),
    ...notes(t, proposal).map((note) => `    ${colours.yellow(t('answers.note', { note }))}`),
    ...decided(session, proposal).map((line) => `    ${line}`),
  ].join('\n');
}

function senderLines({ t }: Session, { body, person, organisation }: Proposal): string[] {
  const from = body?.from ? [t('answers.from', body.from)] : [];
  return person === null
    ? from
    : [...from, t('answers.known', { person, organisation: organisation ?? '?' })];
}

function quoted(text: string): string[] {
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()} …` : text;
  const lines = short.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => `“${line.trim()}”`);
}

/** Contents are references; who reads them sees them above. */
function commandLine(t: Translate, { type, fields }: ProposedCommand): string {
  const plain = Object.entries(fields).flatMap(([name, value]) => {
    if (typeof value === 'string' || typeof value === 'number') return [`${name}=${value}`];
    const { id, name: called, address } = value as { id?: unknown; name?: unknown; address?: unknown };
    return typeof id === 'string' ? [`${name}=${id} (${String(called)} <${String(address)}>)`] : [];
  });
  return t('answers.command', { command: type, fields: plain.join(' ') });
}

function notes(t: Translate, { hold, hints, status }: Proposal): string[] {
  // What is missing says more than that something is.
  const isSaid = hold === null || status !== 'proposed' || (hold === 'incomplete' && hints.length > 0);
  const held = isSaid ? [] : [t(`answer.hold.${hold}`)];
  return [...held, ...hints.map((hint) => spokenHint(t, hint))];
}

/** A hint in words; one of a later version stands as its code. */
export function spokenHint(t: Translate, hint: string): string {
  const key = `answer.hint.${hint}`;
  return key in messages ? t(key as MessageKey) : hint;
}

function decided({ t, language }: Session, { status, decidedBy, decidedAt }: Proposal): string[] {
  if (status === 'proposed' || decidedBy === null || decidedAt === null) return [];
  const on = longDate(civilDate(decidedAt), language);
  return [t('answers.decided', { status: t(`word.${status}`), person: decidedBy, on })];
}
