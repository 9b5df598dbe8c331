import * as z from 'zod/mini';
import { addDays, addPeriods, partsOf } from './calendar.ts';
import { closedDay, isClosed, type Calendar, type ClosedDay } from './closed-days.ts';
import type { CivilDate } from './primitives.ts';

/**
 * What happens to a due day that falls on a closed day. `algemene-termijnenwet`: articles 1, 2 and 4 of that Act.
 * `following` and `preceding`: the next or the last day that is open. `none`: the day stays.
 */
export const conventionSchema = z.enum(['algemene-termijnenwet', 'following', 'preceding', 'none']);
export type DayConvention = z.infer<typeof conventionSchema>;

/** How a day is counted: from a day, by a period or by working days; without either it is that day itself. */
export interface Term {
  from: CivilDate;
  /** ISO period of one unit, more than zero. */
  period?: string | undefined;
  /** How often the period is added; a repetition is a term of its own. 1 when left out. */
  times?: number;
  /** Open days instead of a period, 1 or more. */
  workingDays?: number | undefined;
  /** Counted back from a day, as in "two weeks before". */
  backwards?: boolean;
  /** Days by which suspensions made it longer. */
  suspendedDays?: number;
}

/** One step from the day that counting gives to the day that is due. */
export interface Shift {
  from: CivilDate;
  to: CivilDate;
  reason: ShiftReason;
  /** Closed days that made the day move; empty where a decision moved it. */
  closed: ClosedDay[];
}

/** Articles of the Act, the rolling conventions, and in a covenant a decision or the days of a suspension. */
export type ShiftReason =
  | 'algemene-termijnenwet-1'
  | 'algemene-termijnenwet-2'
  | 'following'
  | 'preceding'
  | 'decision'
  | 'suspension';

/** A due day with its whole explanation. Civil days, Europe/Amsterdam. */
export interface Deadline {
  from: CivilDate;
  /** Null for working days, and for a day that is not counted. */
  period: string | null;
  workingDays: number | null;
  /** How often the period was added: above 1 for a repetition. */
  times: number;
  backwards: boolean;
  convention: DayConvention;
  /** The Act leaves this term alone: article 4 (over 90 days, 12 weeks, three months, or in years), or no term at all. */
  exempt: 'article-4' | 'no-term' | null;
  /** Where counting ends, before any shift. */
  rawEnd: CivilDate;
  due: CivilDate;
  shifts: Shift[];
  calendar: Pick<Calendar, 'rules' | 'version'>;
}

/** The day on which a term ends, and why: both from this one function, so that they cannot disagree. */
export function computeDeadline(term: Term, convention: DayConvention, calendar: Calendar): Deadline {
  const { from, period = null, workingDays = null, times = 1, backwards = false } = term;
  const rawEnd = endOf(term, calendar);
  const exempt = convention === 'algemene-termijnenwet' ? exemption(term) : null;
  const suspended = suspension(rawEnd, term.suspendedDays ?? 0);
  const end = suspended[0]?.to ?? rawEnd;
  const rolled = convention === 'none' || exempt ? [] : roll(term, end, convention, calendar);
  const shifts = [...suspended, ...rolled];
  return {
    from,
    period,
    workingDays,
    times,
    backwards,
    convention,
    exempt,
    rawEnd,
    due: shifts.at(-1)?.to ?? rawEnd,
    shifts,
    calendar: { rules: calendar.rules, version: calendar.version },
  };
}

function endOf({ from, period, times = 1, workingDays, backwards }: Term, calendar: Calendar): CivilDate {
  const direction = backwards ? -1 : 1;
  if (workingDays !== undefined) return nthOpenDay(calendar, from, workingDays, direction);
  return period === undefined ? from : addPeriods(from, period, direction * times);
}

/** Article 4: the Act is for terms of at most 90 days, twelve weeks or three months; a named day is no term. */
function exemption({ period, workingDays }: Term): Deadline['exempt'] {
  if (workingDays !== undefined) return null;
  if (period === undefined) return 'no-term';
  const { count, unit } = partsOf(period);
  const longest = { D: 90, W: 12, M: 3, Y: 0 }[unit];
  return count > longest ? 'article-4' : null;
}

/** A suspension moves the day by as many days as it lasted. */
export function suspension(day: CivilDate, days: number): Shift[] {
  return days === 0 ? [] : [{ from: day, to: addDays(day, days), reason: 'suspension', closed: [] }];
}

function roll(term: Term, end: CivilDate, convention: DayConvention, calendar: Calendar): Shift[] {
  switch (convention) {
    case 'following':
      return toOpenDay(calendar, end, 1, 'following');
    case 'preceding':
      return toOpenDay(calendar, end, -1, 'preceding');
    case 'algemene-termijnenwet':
      return byTheAct(term, end, calendar);
    case 'none':
      return [];
  }
}

function byTheAct(term: Term, end: CivilDate, calendar: Calendar): Shift[] {
  // Article 1, second paragraph: a term that is counted back keeps its end.
  const first = term.backwards ? [] : toOpenDay(calendar, end, 1, 'algemene-termijnenwet-1');
  return [...first, ...toSecondOpenDay(term, first[0]?.to ?? end, calendar)];
}

/** Article 2: a term of at least three days contains at least two open days. */
function toSecondOpenDay(term: Term, end: CivilDate, calendar: Calendar): Shift[] {
  if (!isThreeDays(term)) return [];
  const { from, period, times = 1, backwards } = term;
  const direction = backwards ? -1 : 1;
  const start = period === undefined ? from : addPeriods(from, period, direction * (times - 1));
  const second = nthOpenDay(calendar, start, 2, direction);
  if (backwards ? second >= end : second <= end) return [];
  const closed = closedBetween(calendar, addDays(start, direction), second, direction);
  return [{ from: end, to: second, reason: 'algemene-termijnenwet-2', closed }];
}

function isThreeDays({ period, workingDays }: Term): boolean {
  if (period === undefined) return (workingDays ?? 0) >= 3;
  const { count, unit } = partsOf(period);
  return unit !== 'D' || count >= 3;
}

/** Moves a closed day to the nearest open one in a direction. */
function toOpenDay(calendar: Calendar, day: CivilDate, direction: 1 | -1, reason: ShiftReason): Shift[] {
  if (!isClosed(calendar, day)) return [];
  const to = nthOpenDay(calendar, day, 1, direction);
  return [{ from: day, to, reason, closed: closedBetween(calendar, day, to, direction) }];
}

/** The n-th open day after or before a day; the days of a calendar end with the years 0 and 9999. */
function nthOpenDay(calendar: Calendar, day: CivilDate, count: number, direction: 1 | -1): CivilDate {
  let current = day;
  for (let found = 0; found < count;) {
    const next = addDays(current, direction);
    if (next === current) return current;
    current = next;
    if (!isClosed(calendar, current)) found += 1;
  }
  return current;
}

function closedBetween(
  calendar: Calendar,
  first: CivilDate,
  last: CivilDate,
  direction: 1 | -1,
): ClosedDay[] {
  const days: ClosedDay[] = [];
  for (let day = first; day !== last; day = addDays(day, direction)) {
    const closed = closedDay(calendar, day);
    if (closed) days.push(closed);
  }
  return days;
}
