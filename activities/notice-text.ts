import { addDays } from '../domain/calendar.ts';
import type { CivilDate } from '../domain/primitives.ts';
import { longDate } from './notice-dates.ts';
import { byCovenant, type NoticeEntry, type NoticeReader } from './notice-entry.ts';
import { say } from './notice-messages.ts';
import type { Language } from './notice-payload.ts';
import { itemLines } from './notice-sentences.ts';
import { oneLine } from './one-line.ts';

export { oneLine } from './one-line.ts';

/** What a notice says, in the reader's language and still without form: plain text and HTML are made from it. */
export interface NoticeContent {
  language: Language;
  subject: string;
  greeting: string;
  introduction: string;
  covenants: { name: string; items: NoticeItem[] }[];
  /** How to answer. */
  answer: string[];
  closing: string;
  sender: string;
}

export interface NoticeItem {
  /** Number in the message, from 1; an answer by mail names it. */
  position: number;
  lines: string[];
}

/** Per covenant what is asked, by when, and how to answer; numbered in the order in which `byCovenant` puts entries. */
export function composeNotice(
  entries: readonly NoticeEntry[],
  reader: NoticeReader,
  day: CivilDate,
  sender: string,
): NoticeContent {
  const { language } = reader;
  const asks = entries.some(isAsked);
  let position = 0;
  const covenants = byCovenant(entries).map((some) => ({
    name: covenantName(some, language, 500),
    items: some.map((entry) => ({ position: ++position, lines: itemLines(entry, day, language) })),
  }));
  return {
    language,
    subject: renderSubject(entries, language),
    greeting: say('greeting', language, { name: oneLine(reader.name, 200) }),
    introduction: say(asks ? 'introduction' : 'introduction.news', language, {
      day: longDate(day, language),
    }),
    covenants,
    answer: [...howToAnswer(entries, day, language), ...officerHint(entries, reader)],
    closing: say('closing', language),
    sender: oneLine(sender, 200) || say('secretariat', language),
  };
}

function isAsked(entry: NoticeEntry): boolean {
  return isDuty(entry) || isDecision(entry) || isSignature(entry);
}

/** What can be answered by mail. */
function isDuty({ payload: { kind, due } }: NoticeEntry): boolean {
  return (due !== null && kind !== 'cancelled') || kind === 'summary';
}

/** What never can. */
function isDecision({ payload: { kind } }: NoticeEntry): boolean {
  return kind === 'gate-opened';
}

function isSignature({ payload: { kind } }: NoticeEntry): boolean {
  return kind === 'signing-opened';
}

/** A day in an example is one that can be asked for, counted from the day of sending. */
const EXAMPLE_DAYS = 60;

function howToAnswer(entries: readonly NoticeEntry[], day: CivilDate, language: Language): string[] {
  const until = longDate(addDays(day, EXAMPLE_DAYS), language);
  return [
    ...(entries.some(isDuty) ? [say('answer', language, { until })] : []),
    ...(entries.some(isDecision) ? [say('answer.decision', language)] : []),
    ...(entries.some(isSignature) ? [say('answer.signature', language)] : []),
    ...(entries.some(isAsked) ? [say('answer.crossed', language)] : [say('answer.news', language)]),
  ];
}

/** The subject line: what it is about, without saying what is asked. */
export function renderSubject(entries: readonly NoticeEntry[], language: Language): string {
  const covenants = byCovenant(entries);
  const count = entries.length;
  if (covenants.length > 1) return say('subject.several', language, { count, covenants: covenants.length });
  const covenant = covenantName(covenants[0] ?? [], language, 120);
  return say(count === 1 ? 'subject.one' : 'subject.many', language, { covenant, count });
}

function covenantName([first]: readonly NoticeEntry[], language: Language, limit: number): string {
  return oneLine(first?.payload.covenant.name[language] ?? '', limit);
}

/** Who keeps the record is told how; everybody else answers by mail. */
function officerHint(entries: readonly NoticeEntry[], { person, language }: NoticeReader): string[] {
  const asked = entries.some(({ payload }) => payload.officer?.person === person && payload.due !== null);
  return asked ? [say('answer.officer', language, { person })] : [];
}

/** The message as plain text. */
export function renderText(content: NoticeContent): string {
  const { greeting, introduction, covenants, answer, closing, sender } = content;
  const blocks = covenants.map(({ name, items }) =>
    [`${name}\n${'='.repeat(Math.min(name.length, 72))}`, ...items.map(textItem)].join('\n\n'),
  );
  return [greeting, introduction, ...blocks, ...answer, `${closing}\n${sender}\n`].join('\n\n');
}

function textItem({ position, lines }: NoticeItem): string {
  const number = `${position}. `;
  return `${number}${lines.join(`\n${' '.repeat(number.length)}`)}`;
}
