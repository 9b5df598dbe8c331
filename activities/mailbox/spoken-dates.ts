import { addDays, addPeriod, weekday } from '../../domain/calendar.ts';
import { isRealDate, type CivilDate } from '../../domain/primitives.ts';

/** A day that somebody wrote, and where. */
export interface SpokenDate {
  date: CivilDate;
  /** Place in the text, in characters. */
  index: number;
  length: number;
}

/** The groups of one match, and the day on which it was written. */
type Reader = (groups: Record<string, string | undefined>, on: CivilDate) => CivilDate | null;

const MONTH_NAMES = [
  'januari|january|jan',
  'februari|february|feb',
  'maart|march|mrt|mar',
  'april|apr',
  'mei|may',
  'juni|june|jun',
  'juli|july|jul',
  'augustus|august|aug',
  'september|sept|sep',
  'oktober|october|okt|oct',
  'november|nov',
  'december|dec',
].map((names) => new RegExp(`^(?:${names})$`));

/** In the order of `weekday`: Monday is 1. */
const DAY_NAMES = [
  'maandag|monday',
  'dinsdag|tuesday',
  'woensdag|wednesday',
  'donderdag|thursday',
  'vrijdag|friday',
  'zaterdag|saturday',
  'zondag|sunday',
].map((names) => new RegExp(`^(?:${names})$`));

const NUMBERS: Record<string, number> = {
  een: 1,
  één: 1,
  a: 1,
  an: 1,
  one: 1,
  twee: 2,
  two: 2,
  drie: 3,
  three: 3,
  vier: 4,
  four: 4,
  vijf: 5,
  five: 5,
  zes: 6,
  six: 6,
  zeven: 7,
  seven: 7,
  acht: 8,
  eight: 8,
  negen: 9,
  nine: 9,
  tien: 10,
  ten: 10,
  twaalf: 12,
  twelve: 12,
  veertien: 14,
  fourteen: 14,
};

const month = MONTH_NAMES.map(({ source }) => source.slice(4, -2)).join('|');
const dayName = DAY_NAMES.map(({ source }) => source.slice(4, -2)).join('|');
const count = `\\d{1,3}|${Object.keys(NUMBERS).join('|')}`;
const year = `(?:,?\\s+(?<year>(?:20)\\d{2}|'\\d{2}))?`;
const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

function rule(pattern: string, read: Reader): { pattern: RegExp; read: Reader } {
  return { pattern: new RegExp(`${START}(?:${pattern})${END}`, 'giu'), read };
}

/** The longest and most explicit spellings first: what one has read, a later one does not read again. */
const rules = [
  rule('(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})', written),
  rule('(?<day>\\d{1,2})[-/.](?<month>\\d{1,2})[-/.](?<year>(?:20)?\\d{2})', written),
  rule(
    `(?:(?:eind(?:e)?|ultimo)(?:\\s+(?:van|de|maand))*|(?:the\\s+)?end\\s+of)\\s+(?<month>${month})\\.?${year}`,
    (groups, on) => endOfMonth(inMonth(groups, on, 1)),
  ),
  rule(`(?:half|halverwege|medio|mid)[\\s-]+(?<month>${month})\\.?${year}`, (groups, on) =>
    inMonth(groups, on, 15),
  ),
  rule(`(?<day>\\d{1,2})(?:e|ste|de|st|nd|rd|th)?(?:\\s+of)?\\s+(?<month>${month})\\.?${year}`, named),
  rule(`(?<month>${month})\\.?\\s+(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?${year}`, named),
  rule(
    '(?:het\\s+)?eind(?:e)?\\s+van\\s+(?:het|dit)\\s+jaar|(?:the\\s+)?end\\s+of\\s+(?:the|this)\\s+year',
    endOfYear,
  ),
  rule(
    '(?:het\\s+)?eind(?:e)?\\s+van\\s+de(?:ze)?\\s+maand|(?:the\\s+)?end\\s+of\\s+(?:the|this)\\s+month',
    (_, on) => endOfMonth(on),
  ),
  rule('eind(?:e)?\\s+(?:van\\s+)?volgende\\s+maand|(?:the\\s+)?end\\s+of\\s+next\\s+month', (_, on) =>
    endOfMonth(addPeriod(`${on.slice(0, 7)}-01`, 'P1M')),
  ),
  rule('eind(?:e)?\\s+(?:van\\s+)?volgende\\s+week|(?:the\\s+)?end\\s+of\\s+next\\s+week', (_, on) =>
    fridayOf(on, 1),
  ),
  rule('eind(?:e)?\\s+(?:van\\s+)?de(?:ze)?\\s+week|(?:the\\s+)?end\\s+of\\s+(?:the|this)\\s+week', (_, on) =>
    fridayOf(on, 0),
  ),
  rule(
    `volgende\\s+week\\s+(?<name>${dayName})|(?<other>${dayName})\\s+(?:next\\s+week|volgende\\s+week)`,
    nextWeek,
  ),
  rule(`(?:(?:aanstaande|komende|a\\.s\\.|next|this|coming)\\s+)?(?<name>${dayName})`, coming),
  rule(
    `(?:over|binnen|in|within)\\s+(?<count>${count})\\s+(?<unit>dag(?:en)?|days?|we(?:ek|ken)|weeks?|maand(?:en)?|months?)`,
    later,
  ),
  rule('overmorgen|(?:the\\s+)?day\\s+after\\s+tomorrow', (_, on) => addDays(on, 2)),
  rule('morgen(?!\\s*(?:ochtend)?\\s*,?\\s*\\p{Lu})|tomorrow', (_, on) => addDays(on, 1)),
  rule('vandaag|today', (_, on) => on),
  rule('(?<day>\\d{1,2})[-/](?<month>\\d{1,2})(?![-/.]?\\d)', named),
];

/**
 * Every day that a Dutch or English text names, in the order of the text. A day without a year is the next one on or
 * after `on`, the day on which it was written; of `3/4` the first number is the day, as Dutch and British people write.
 */
export function findDates(text: string, on: CivilDate): SpokenDate[] {
  const found: SpokenDate[] = [];
  for (const { pattern, read } of rules) {
    for (const match of text.matchAll(pattern)) {
      const place = { index: match.index, length: match[0].length };
      if (found.some((earlier) => overlaps(earlier, place))) continue;
      const date = read(match.groups ?? {}, on);
      if (date !== null && isRealDate(date)) found.push({ date, ...place });
    }
  }
  return found.toSorted((one, other) => one.index - other.index);
}

function overlaps(one: { index: number; length: number }, other: { index: number; length: number }): boolean {
  return one.index < other.index + other.length && other.index < one.index + one.length;
}

/** With a year; months of more than 12 are taken for days, since `3/31/2027` can only be meant in that way. */
function written(groups: Parameters<Reader>[0]): CivilDate | null {
  const day = Number(groups['day']);
  const at = Number(groups['month']);
  const written = fullYear(groups['year'] ?? '');
  return at > 12 && day <= 12 ? civil(written, day, at) : civil(written, at, day);
}

function named(groups: Parameters<Reader>[0], on: CivilDate): CivilDate | null {
  return inMonth(groups, on, Number(groups['day']));
}

function inMonth(groups: Parameters<Reader>[0], on: CivilDate, day: number): CivilDate | null {
  const at = monthOf(groups['month'] ?? '');
  const given = groups['year'];
  if (given !== undefined) return civil(fullYear(given), at, day);
  const thisYear = Number(on.slice(0, 4));
  // A month that has just begun to pass is still the one that people mean.
  const limit = day === 1 ? `${on.slice(0, 7)}-01` : on;
  const candidates = [thisYear, thisYear + 1, thisYear + 2, thisYear + 3, thisYear + 4];
  return (
    candidates.map((each) => civil(each, at, day)).find((date) => isRealDate(date) && date >= limit) ?? null
  );
}

function monthOf(text: string): number {
  return /^\d/.test(text)
    ? Number(text)
    : MONTH_NAMES.findIndex((names) => names.test(text.toLowerCase())) + 1;
}

function fullYear(text: string): number {
  const digits = Number(text.replace("'", ''));
  return digits < 100 ? 2000 + digits : digits;
}

function civil(inYear: number, at: number, day: number): CivilDate {
  return `${inYear}-${String(at).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function endOfMonth(date: CivilDate | null): CivilDate | null {
  return date && isRealDate(date) ? addDays(addPeriod(`${date.slice(0, 7)}-01`, 'P1M'), -1) : null;
}

function endOfYear(_: Parameters<Reader>[0], on: CivilDate): CivilDate {
  return `${on.slice(0, 4)}-12-31`;
}

function monday(of: CivilDate): CivilDate {
  return addDays(of, 1 - weekday(of));
}

function fridayOf(on: CivilDate, weeks: number): CivilDate {
  return addDays(monday(on), 4 + 7 * weeks);
}

function dayOf(name: string): number {
  return DAY_NAMES.findIndex((names) => names.test(name.toLowerCase()));
}

function nextWeek(groups: Parameters<Reader>[0], on: CivilDate): CivilDate {
  return addDays(monday(on), 7 + dayOf(groups['name'] ?? groups['other'] ?? ''));
}

/** The next such day; on that very weekday a week later. */
function coming(groups: Parameters<Reader>[0], on: CivilDate): CivilDate {
  const ahead = (dayOf(groups['name'] ?? '') + 1 - weekday(on) + 7) % 7;
  return addDays(on, ahead === 0 ? 7 : ahead);
}

function later(groups: Parameters<Reader>[0], on: CivilDate): CivilDate | null {
  const text = groups['count'] ?? '';
  const times = /^\d/.test(text) ? Number(text) : (NUMBERS[text.toLowerCase()] ?? 0);
  const unit = (groups['unit'] ?? '').toLowerCase();
  if (times === 0) return null;
  if (unit.startsWith('m')) return addPeriod(on, `P${times}M`);
  return addDays(on, unit.startsWith('w') ? 7 * times : times);
}
