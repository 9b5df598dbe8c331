import type { CivilDate } from '../domain/primitives.ts';
import { distance, longDate } from './notice-dates.ts';
import { say } from './notice-messages.ts';
import type { Language, NoticePayload } from './notice-payload.ts';

/** Why the one it was meant for does not read it. */
export type Unreadable = 'nobody' | 'unknown-person' | 'erased' | 'missing' | 'unreadable';

/** One thing to say in a notice. */
export interface NoticeEntry {
  /** Subject of the row: obligation, gate, phase, or number of an event. */
  id: string;
  /** Id of the person that the row was planned for. */
  person: string;
  payload: NoticePayload;
  /** What `payload.text` and `payload.reason` refer to. */
  text: string | null;
  reason: string | null;
  /** Set when an officer reads it instead. */
  routed: Unreadable | null;
}

export interface NoticeReader {
  person: string;
  name: string;
  language: Language;
}

/** Longest free text that a notice quotes, in characters; the whole of it stays with the secretariat. */
const QUOTE_LIMIT = 600;

/** Free text on one line: what a person typed can neither add lines nor hide them. */
export function oneLine(text: string, limit = QUOTE_LIMIT): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
  const characters = Array.from(line);
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}

/** The subject line: what it is about, without saying what is asked. */
export function renderSubject(entries: readonly NoticeEntry[], language: Language): string {
  const covenants = byCovenant(entries);
  const count = entries.length;
  if (covenants.length > 1) return say('subject.several', language, { count, covenants: covenants.length });
  const covenant = oneLine(covenants[0]?.[0]?.payload.covenant.name[language] ?? '', 120);
  return say(count === 1 ? 'subject.one' : 'subject.many', language, { covenant, count });
}

/** The message as plain text in the reader's language: per covenant what is asked, by when, and how to answer. */
export function renderText(
  entries: readonly NoticeEntry[],
  reader: NoticeReader,
  day: CivilDate,
  sender: string,
): string {
  const { language } = reader;
  const asks = entries.some(({ payload }) => payload.due !== null || payload.kind === 'gate-opened');
  const blocks = byCovenant(entries).map((some) => renderCovenant(some, day, language));
  return [
    say('greeting', language, { name: oneLine(reader.name, 200) }),
    say(asks ? 'introduction' : 'introduction.news', language, { day: longDate(day, language) }),
    ...blocks,
    say('answer', language),
    ...officerHint(entries, reader),
    `${say('closing', language)}\n${oneLine(sender, 200) || say('secretariat', language)}\n`,
  ].join('\n\n');
}

/** The covenants in order of their names' slugs, each with its own entries, the earliest due day first. */
function byCovenant(entries: readonly NoticeEntry[]): NoticeEntry[][] {
  const covenants = new Map<string, NoticeEntry[]>();
  for (const entry of entries) {
    const { slug } = entry.payload.covenant;
    covenants.set(slug, [...(covenants.get(slug) ?? []), entry]);
  }
  const inOrder = [...covenants].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.map(([, some]) => some.sort(byDueDay));
}

function byDueDay(one: NoticeEntry, other: NoticeEntry): number {
  const key = ({ payload, id }: NoticeEntry): string => `${payload.due ?? '0000'} ${id} ${payload.kind}`;
  return key(one) < key(other) ? -1 : 1;
}

/** Who keeps the record is told how; everybody else answers by mail. */
function officerHint(entries: readonly NoticeEntry[], { person, language }: NoticeReader): string[] {
  const asked = entries.some(({ payload }) => payload.officer?.person === person && payload.due !== null);
  return asked ? [say('answer.officer', language, { person })] : [];
}

function renderCovenant(entries: readonly NoticeEntry[], day: CivilDate, language: Language): string {
  const name = oneLine(entries[0]?.payload.covenant.name[language] ?? '', 500);
  const lines = entries.map((entry) => renderEntry(entry, day, language));
  return [`${name}\n${'='.repeat(Math.min(name.length, 72))}`, ...lines].join('\n\n');
}

function renderEntry(entry: NoticeEntry, day: CivilDate, language: Language): string {
  const lines = [...sentences(entry, day, language), ...routedLine(entry, language)];
  return `- ${lines.join('\n  ')}`;
}

function sentences(entry: NoticeEntry, day: CivilDate, language: Language): string[] {
  const { kind } = entry.payload;
  switch (kind) {
    case 'gate-opened':
    case 'phase-started':
      return [say(kind, language, { subject: subjectOf(entry, language) })];
    case 'corrected':
      return [say(kind, language, { id: oneLine(entry.id) })];
    case 'undelivered':
      return [undelivered(entry.payload, language)];
    default:
      return [title(entry, language), ...asked(entry, kind, day, language)];
  }
}

function undelivered(payload: NoticePayload, language: Language): string {
  const { person, fate, detail } = payload.undelivered ?? { person: '?', fate: 'doubtful', detail: '' };
  const reason = say(`reason.${fate}`, language, { detail: oneLine(detail) });
  const organisation = oneLine(payload.organisationName, 200);
  return say('undelivered', language, { person, organisation, reason });
}

/** A reminder that goes out late, after the due day, says so: what counts is the day of sending. */
function asked(
  { payload, reason }: NoticeEntry,
  kind: 'reminder' | 'overdue' | 'returned',
  day: CivilDate,
  language: Language,
): string[] {
  const { due } = payload;
  if (due === null) return [];
  const when = { due: longDate(due, language), distance: distance(due, day, language) };
  const sentence = say(kind === 'reminder' && due < day ? 'overdue' : kind, language, when);
  return reason === null
    ? [sentence]
    : [sentence, say('returned.reason', language, { reason: oneLine(reason) })];
}

function title(entry: NoticeEntry, language: Language): string {
  const { occurrence, organisationName } = entry.payload;
  const subject = subjectOf(entry, language);
  const organisation = oneLine(organisationName, 200);
  return occurrence === null
    ? say('item', language, { subject, organisation })
    : say('item.occurrence', language, { subject, organisation, occurrence });
}

function subjectOf({ payload, text, id }: NoticeEntry, language: Language): string {
  if (payload.subject) return oneLine(payload.subject[language]);
  return text === null ? say('item.unnamed', language, { id: oneLine(id) }) : oneLine(text);
}

function routedLine({ routed, person }: NoticeEntry, language: Language): string[] {
  if (routed === null) return [];
  if (routed === 'nobody') return [say('routed.nobody', language)];
  return [say('routed', language, { person, reason: say(`reason.${routed}`, language) })];
}
