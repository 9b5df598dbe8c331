import { addDays, weekday } from './calendar.ts';
import type { CivilDate, LocalText } from './primitives.ts';
import type { QuietPeriod } from './reminder-terms.ts';

/** On which day a step really goes out: past what holds it back, out of quiet periods, on a person's own weekday. */

export type MoveReason =
  | { kind: 'held' }
  | { kind: 'quiet'; name: LocalText }
  /** Weekday of somebody's weekly message, 1 for Monday to 7 for Sunday. */
  | { kind: 'rhythm'; weekday: number };

export interface Move {
  from: CivilDate;
  to: CivilDate;
  reason: MoveReason;
}

export interface SendingTerms {
  due: CivilDate;
  /** Nothing goes out before this day. */
  notBefore: CivilDate;
  quiet: readonly QuietPeriod[];
  /** First and last day on which an officer holds the ladder. */
  held: { from: CivilDate; to: CivilDate } | null;
}

/** Quiet periods end, so a day outside of them is never further away than this; more is a policy that is refused. */
const WEEKS_TO_LOOK = 53;

/**
 * Moves a step out of what holds it and out of quiet periods. What falls inside a quiet period before the due day goes
 * out on the last day before it; where that day is gone, on the first day after it, if that is not after the due day;
 * else on its own day, so that a quiet period never costs a duty its only warning. What falls inside after the due day
 * waits for the first day after it.
 */
export function outOfQuiet(day: CivilDate, terms: SendingTerms): { day: CivilDate; moves: Move[] } {
  const held = isHeld(day, terms) && terms.held ? addDays(terms.held.to, 1) : day;
  const moves: Move[] = held === day ? [] : [{ from: day, to: held, reason: { kind: 'held' } }];
  const period = quietOn(held, terms);
  if (!period) return { day: held, moves };
  const to = besideQuiet(held, terms);
  if (to === held) return { day: held, moves };
  return { day: to, moves: [...moves, { from: held, to, reason: { kind: 'quiet', name: period.name } }] };
}

/**
 * Moves a step to a person's weekday: the next one, or the one before where the due day would pass meanwhile; its own
 * day where neither will do, so that nothing arrives after its due day because of the rhythm.
 */
export function onWeekday(day: CivilDate, wanted: number, terms: SendingTerms): CivilDate {
  const next = addDays(day, (wanted - weekday(day) + 7) % 7);
  if (day > terms.due) return weeksFrom(next).find((date) => isFree(date, terms)) ?? day;
  const candidates = [next, addDays(next, -7)];
  return candidates.find((date) => date <= terms.due && isFree(date, terms)) ?? day;
}

function besideQuiet(day: CivilDate, terms: SendingTerms): CivilDate {
  const after = pastQuiet(day, 1, terms);
  if (day > terms.due) return after;
  const before = pastQuiet(day, -1, terms);
  if (isFree(before, terms)) return before;
  return after <= terms.due && isFree(after, terms) ? after : day;
}

/** The first day outside of every quiet period, forwards or backwards; the day itself where there is none for a year. */
function pastQuiet(day: CivilDate, direction: 1 | -1, terms: SendingTerms): CivilDate {
  for (let days = 1; days <= 366; days += 1) {
    const date = addDays(day, direction * days);
    if (!quietOn(date, terms)) return date;
  }
  return day;
}

function isFree(day: CivilDate, terms: SendingTerms): boolean {
  return day >= terms.notBefore && !quietOn(day, terms) && !isHeld(day, terms);
}

function isHeld(day: CivilDate, { held }: SendingTerms): boolean {
  return held !== null && held.from <= day && day <= held.to;
}

function quietOn(day: CivilDate, { quiet }: SendingTerms): QuietPeriod | undefined {
  return quiet.find((period) => isWithin(period, day.slice(5)));
}

/** True for a day of the year (`07-15`) inside a period; one that ends before it begins spans the turn of the year. */
export function isWithin({ from, to }: Pick<QuietPeriod, 'from' | 'to'>, yearDay: string): boolean {
  return from <= to ? from <= yearDay && yearDay <= to : yearDay >= from || yearDay <= to;
}

function weeksFrom(day: CivilDate): CivilDate[] {
  return Array.from({ length: WEEKS_TO_LOOK }, (_, week) => addDays(day, week * 7));
}
