import Table from 'cli-table3';
import type { LocalText } from '../../domain/primitives.ts';
import { isRealDate } from '../../domain/primitives.ts';
import { longDate } from '../dates.ts';
import { messages, type MessageKey } from '../messages.ts';
import type { Session } from '../session.ts';

/** Pieces that all renderers share: text in the reader's language, for a terminal or a file. */

export function local(session: Session, text: LocalText): string {
  return printable(text[session.language]);
}

/** A value that an event carries, as a word; a day or a window of days is written out. */
export function word(session: Session, value: string): string {
  const key = `word.${value}`;
  if (key in messages) return session.t(key as MessageKey);
  const days = value.split('..');
  if (days.every(isRealDate)) return window(session, days);
  return printable(value);
}

/** A window of one day is that day. */
function window(session: Session, days: readonly string[]): string {
  return [...new Set(days)].map((date) => longDate(date, session.language)).join(' – ');
}

export function day(session: Session, date: string | null): string {
  return date ? longDate(date, session.language) : '–';
}

/** Says through whose eyes a view was made, where that is not the secretariat. */
export function seenAs({ t }: Session, looker: string | null): string[] {
  if (looker === null) return [];
  return [looker === 'public' ? t('views.public') : t('views.as', { person: looker })];
}

/** What stands in the ledger must not steer the terminal: control characters become visible. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is replaced
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** A table that fits the width of the terminal. The last column takes what is left. */
export function table(
  session: Session,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const { colours, io } = session;
  const widths = head.map(
    (title, column) => 2 + Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(textWidth)),
  );
  const made = new Table({
    head: head.map((title) => colours.bold(title)),
    colWidths: fit(widths, Math.max(60, io.width)),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  made.push(...rows.map((row) => [...row]));
  return made.toString();
}

/** Length as seen: without the codes that colour it. */
function textWidth(text: string): number {
  // oxlint-disable-next-line no-control-regex -- colour codes begin with an escape
  return text.replace(/\u001b\[[0-9;]*m/g, '').length;
}

/** Takes what is too much from the widest column, again and again. */
function fit(widths: number[], width: number): number[] {
  const fitted = [...widths];
  const borders = widths.length + 1;
  while (sum(fitted) + borders > width) {
    const widest = fitted.indexOf(Math.max(...fitted));
    if ((fitted[widest] ?? 0) <= 8) break;
    fitted[widest] = (fitted[widest] ?? 0) - 1;
  }
  return fitted;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** What stands round the lines of a text. */
export interface Margins {
  first: string;
  rest: string;
  /** After a line that goes on: a backslash lets a shell take the lines of a command as one. */
  joint?: string;
}

/** Text in lines that fit the width of the terminal, each behind its margin. A word is never broken. */
export function wrap(
  { io }: Session,
  text: string,
  { first, rest, joint = '' }: Margins = { first: '', rest: '' },
): string {
  const width = Math.max(60, io.width) - joint.length;
  const lines: string[] = [];
  let line = first;
  for (const next of text.split(' ')) {
    const margin = lines.length === 0 ? first : rest;
    if (line !== margin && textWidth(line) + 1 + textWidth(next) > width) {
      lines.push(`${line}${joint}`);
      line = `${rest}${next}`;
    } else {
      line = line === margin ? `${line}${next}` : `${line} ${next}`;
    }
  }
  return [...lines, line].join('\n');
}
