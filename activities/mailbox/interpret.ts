import { addDays } from '../../domain/calendar.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { Intent } from './proposals.ts';
import { readReply } from './reply-text.ts';
import { splitByItem, type Segment } from './segments.ts';
import { beyondMail, has, type MailHint } from './signals.ts';
import { findDates, type SpokenDate } from './spoken-dates.ts';
import { findPerson, type NamedPerson } from './spoken-person.ts';

/** An item of the message that is answered. */
export interface AskedItem {
  position: number;
  /** Its due day, Europe/Amsterdam. */
  due: CivilDate | null;
  /** True where the parties are asked for a decision, which mail cannot give. */
  decision: boolean;
}

export interface Reply {
  /** The whole text, quoted parts included. */
  text: string;
  attachments: number;
  /** Addresses in lower case that are nobody else: the sender's own and the secretariat's. */
  known: readonly string[];
}

/** What a part of a reply seems to say. */
export interface Meaning {
  /** Numbers of the items that it is about; empty where that is not said. */
  positions: number[];
  intent: Intent;
  /** True where the words allow one meaning only. */
  certain: boolean;
  /** First day away. */
  from: CivilDate | null;
  /** The day asked for, or the last day away. */
  until: CivilDate | null;
  /** Who is named: instead of the sender, or meanwhile. */
  person: NamedPerson | null;
  hint: MailHint | 'promise' | null;
  text: string;
}

/** Characters that are read by rules; what is asked stands at the beginning. */
const LONGEST_READ = 4_000;

/** Longer texts, in words, say more than a rule can see. */
const LONGEST_CERTAIN = 80;

/**
 * What a reply in Dutch or English says, by simple rules and without any memory: never more than a proposal. `on` is
 * the day on which it came in.
 */
export function interpret(reply: Reply, asked: readonly AskedItem[], on: CivilDate): Meaning[] {
  const read = readReply(reply.text);
  const segments = splitByItem(
    read,
    asked.map(({ position }) => position),
  );
  return segments.flatMap((segment) => meaningsOf(segment, reply, asked, on));
}

function meaningsOf(segment: Segment, reply: Reply, asked: readonly AskedItem[], on: CivilDate): Meaning[] {
  const { positions, text: whole } = segment;
  const text = whole.slice(0, LONGEST_READ);
  const items = asked.filter(({ position }) => positions.includes(position));
  const dues = items.flatMap(({ due }) => due ?? []).sort();
  const about = {
    plain: plain(text),
    dates: findDates(text, on),
    due: dues.at(-1) ?? null,
    decision: items.some(({ decision }) => decision),
    attachments: reply.attachments,
    on,
  };
  const nothing = { positions, from: null, until: null, person: null, hint: null, text: whole };
  const found = readers.flatMap((reader) => reader(about) ?? []);
  const chosen = found.length > 0 ? found : [{ intent: 'question' as const }];
  const certain =
    isShort(text) && chosen.length === 1 && (found.length === 0 || !has('question', about.plain));
  return chosen.map((part) => {
    const person = NAMES_SOMEBODY.has(part.intent) ? findPerson(text, reply.known) : null;
    return { ...nothing, person, ...part, certain: certain && part.certain !== false };
  });
}

const NAMES_SOMEBODY = new Set<Intent>(['other-person', 'away', 'address']);

/** A part of a reply, ready to be read. */
interface About {
  /** Lower case, without accents. */
  plain: string;
  dates: SpokenDate[];
  due: CivilDate | null;
  decision: boolean;
  attachments: number;
  on: CivilDate;
}

type Part = Pick<Meaning, 'intent'> & Partial<Pick<Meaning, 'from' | 'until' | 'hint' | 'certain'>>;

/** Each says whether a text means its intent; several may. */
const readers: ((about: About) => Part | null)[] = [beyond, person, awayUntil, clock, done];

/** Signing, deciding and releasing are never done by mail: a question, with the hint where to do it. */
function beyond({ plain: text, decision, attachments }: About): Part | null {
  const hint = decision ? 'how-to-decide' : beyondMail(text);
  if (hint === null) return null;
  return attachments > 0 && !decision && has('done', text)
    ? null
    : { intent: 'question', hint, certain: false };
}

function person({ plain: text }: About): Part | null {
  if (has('otherPerson', text)) return { intent: 'other-person' };
  return has('address', text) ? { intent: 'address' } : null;
}

function awayUntil({ plain: text, dates, on }: About): Part | null {
  if (!has('away', text)) return null;
  const [first, second] = dates;
  if (!first) return { intent: 'away', from: on, until: null };
  const last = second && second.date > first.date ? second : first;
  const before = text.slice(Math.max(0, last.index - 40), last.index);
  const back = /\b(?:terug|weer|vanaf|back|return\w*|again)\b[^.]*$/.test(before);
  const until = back ? addDays(last.date, -1) : last.date;
  const from = last === first ? startOf(text, first, on) : first.date;
  return { intent: 'away', from: from <= until ? from : on, until };
}

/** `van 3 tot en met 17 mei`: the month stands with the last day alone. */
function startOf(text: string, last: SpokenDate, on: CivilDate): CivilDate {
  const before = text.slice(Math.max(0, last.index - 20), last.index);
  const day = /\b(\d{1,2})\s*(?:tot en met|t\/m|tot|to|until|through|-|–)\s*$/.exec(before)?.[1];
  return day === undefined ? on : `${last.date.slice(0, 8)}${day.padStart(2, '0')}`;
}

/** A later day is asked for, or delivering will not do at all. */
function clock(about: About): Part | null {
  const { plain: text, dates, due, on } = about;
  const away = has('away', text);
  const asks = has('extension', text);
  const cannot = has('cannot', text);
  const later = dates.map(({ date }) => date).filter((date) => date > (due ?? on));
  const until = later.at(-1) ?? null;
  if (asks) return { intent: 'extension', until };
  if (away) return null;
  const promises = has('promise', text);
  if (until !== null && due !== null && (cannot || promises))
    return { intent: 'extension', until, certain: cannot };
  if (cannot && !isUndone(text)) return { intent: 'cannot' };
  return promises && dates.length > 0 && !isDone(text) ? { intent: 'question', hint: 'promise' } : null;
}

function done(about: About): Part | null {
  const { plain: text, attachments } = about;
  if (clock(about) !== null || person(about) !== null || beyond(about) !== null) return null;
  if (isDone(text)) return { intent: 'done' };
  return attachments > 0 && !has('notDone', text) && text.split(/\s+/).length <= 12
    ? { intent: 'done', certain: false }
    : null;
}

function isDone(text: string): boolean {
  return has('done', text) && !has('notDone', text) && !text.includes('?');
}

function isUndone(text: string): boolean {
  return /\bnog niet\b|\bnot yet\b/.test(text);
}

function isShort(text: string): boolean {
  return text.split(/\s+/).length <= LONGEST_CERTAIN;
}

/** What rules read: lower case, without accents, of the same length as the text wherever that is possible. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[à-ÿ]/g, (letter) => letter.normalize('NFD')[0] ?? letter);
}
