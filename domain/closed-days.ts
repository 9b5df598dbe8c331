import * as z from 'zod/mini';
import { weekday } from './calendar.ts';
import { equatedBy } from './equated-days.ts';
import { holidayOn, holidays } from './holidays.ts';
import { dateSchema, lineSchema, type CivilDate, type LocalText } from './primitives.ts';

/** Most days that one calendar closes or opens by name. */
const MOST_DAYS = 500;

const namedDaySchema = z.strictObject({
  day: dateSchema,
  name: lineSchema(200),
  /** Law, decision or agreement that the day rests on. */
  basis: lineSchema(500),
});

/**
 * A calendar as a stream records it: the rules it starts from, days that it closes beside them, and days that it opens
 * again. `version` is counted within the stream: a newer calendar has a higher one.
 */
export const calendarSchema = z.strictObject({
  version: z.int().check(z.minimum(1), z.maximum(9999)),
  rules: z.literal('nl-1'),
  closed: z._default(z.array(namedDaySchema).check(z.maxLength(MOST_DAYS)), []),
  open: z._default(z.array(namedDaySchema).check(z.maxLength(MOST_DAYS)), []),
});

export type Calendar = z.infer<typeof calendarSchema>;

/** What `calendar: nl-1` in a definition stands for: the rules alone. */
export const standardCalendar: Calendar = { version: 1, rules: 'nl-1', closed: [], open: [] };

/** A day on which nothing can be asked for, and what makes it so. */
export interface ClosedDay {
  day: CivilDate;
  name: LocalText;
  basis: string;
}

const weekend: Readonly<Record<number, LocalText>> = {
  6: { nl: 'zaterdag', en: 'Saturday' },
  7: { nl: 'zondag', en: 'Sunday' },
};
const WEEKEND_BASIS = 'Algemene termijnenwet, artikel 1, eerste lid';
const EQUATED: LocalText = {
  nl: 'met een feestdag gelijkgestelde dag',
  en: 'day equated with a general holiday',
};
const EQUATED_BASIS = 'Algemene termijnenwet, artikel 3, derde lid';

/** True for a Saturday, a Sunday, a general holiday, and what a calendar closes; not for what it opens again. */
export function isClosed(calendar: Calendar, day: CivilDate): boolean {
  if (isNamed(calendar.open, day)) return false;
  return (
    weekday(day) > 5 || holidayOn(day) !== null || equatedBy(day) !== null || isNamed(calendar.closed, day)
  );
}

function isNamed(days: Calendar['closed'], day: CivilDate): boolean {
  return days.some((named) => named.day === day);
}

/** Why a day is closed, or null for a working day. */
export function closedDay(calendar: Calendar, day: CivilDate): ClosedDay | null {
  if (!isClosed(calendar, day)) return null;
  const holiday = holidayOn(day);
  if (holiday) return { day, ...holidays[holiday] };
  const decision = equatedBy(day);
  if (decision) return { day, name: EQUATED, basis: `${EQUATED_BASIS}; ${decision}` };
  const named = calendar.closed.find((candidate) => candidate.day === day);
  if (named) return { day, name: { nl: named.name, en: named.name }, basis: named.basis };
  const name = weekend[weekday(day)] ?? { nl: 'gesloten dag', en: 'closed day' };
  return { day, name, basis: WEEKEND_BASIS };
}

/** What is wrong with a calendar that its schema accepts. */
export interface CalendarFinding {
  /** `closed` or `open`, and the place in that list. */
  path: ['closed' | 'open', number, 'day'];
  code: 'DAY_TWICE' | 'DAY_OPEN_AND_CLOSED' | 'DAY_NOT_CLOSED';
  day: CivilDate;
}

/** A day stands in a calendar once, and only a day that would be closed can be opened again. */
export function checkCalendar(calendar: Calendar): CalendarFinding[] {
  const { closed, open } = calendar;
  const ruled = { ...calendar, closed: [], open: [] };
  const unopened = open.flatMap(({ day }, index): CalendarFinding[] => {
    if (isNamed(closed, day)) return [{ path: ['open', index, 'day'], code: 'DAY_OPEN_AND_CLOSED', day }];
    return isClosed(ruled, day) ? [] : [{ path: ['open', index, 'day'], code: 'DAY_NOT_CLOSED', day }];
  });
  return [...repeated('closed', closed), ...repeated('open', open), ...unopened];
}

function repeated(list: 'closed' | 'open', days: Calendar['closed']): CalendarFinding[] {
  return days.flatMap(({ day }, index): CalendarFinding[] => {
    const first = days.findIndex((other) => other.day === day);
    return first < index ? [{ path: [list, index, 'day'], code: 'DAY_TWICE', day }] : [];
  });
}
