import { Temporal } from 'temporal-polyfill/implementation';
import type { CivilDate, Instant } from './primitives.ts';

/**
 * Civil days in Europe/Amsterdam as pure functions. The zone's transitions are those of calendar `nl-1`: summer time
 * from the last Sunday of March to the last Sunday of October, both at 01:00 UTC (Directive 2000/84/EC), so nothing
 * asks the host's zone data. Valid from 1996.
 */

const HOUR = 3_600_000;

function lastSundayOf(year: number, month: number): Temporal.PlainDate {
  const last = new Temporal.PlainDate(year, month, 31);
  return last.subtract({ days: last.dayOfWeek % 7 });
}

function transition(year: number, month: number): number {
  return Temporal.Instant.from(`${lastSundayOf(year, month).toString()}T01:00:00Z`).epochMilliseconds;
}

/** Hours that Amsterdam is ahead of UTC at an instant: 1 in winter, 2 in summer. */
function offsetHours(epochMilliseconds: number): number {
  const year = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO('UTC').year;
  return epochMilliseconds >= transition(year, 3) && epochMilliseconds < transition(year, 10) ? 2 : 1;
}

/** Writes epoch milliseconds as an instant, always with milliseconds. */
export function toInstant(epochMilliseconds: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString({ fractionalSecondDigits: 3 });
}

export function toEpochMilliseconds(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** The civil day in Amsterdam at an instant. */
export function civilDate(instant: Instant): CivilDate {
  const at = toEpochMilliseconds(instant);
  return Temporal.Instant.fromEpochMilliseconds(at + offsetHours(at) * HOUR)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .toString();
}

/** The instant at which `hour` strikes in Amsterdam on a civil day; whole hours from 0 to 23, transitions excepted. */
export function instantOf(date: CivilDate, hour = 0): Instant {
  const wall = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds + hour * HOUR;
  const winter = wall - HOUR;
  return toInstant(wall - offsetHours(winter) * HOUR);
}

/**
 * Adds one ISO period or signed offset (`P14D`, `-P1M`); month ends clamp: 31 January plus P1M is 28 or 29 February.
 * Days before the year 0 or after the year 9999 become the first or the last of those, so that days always compare.
 */
export function addPeriod(date: CivilDate, period: string): CivilDate {
  return addPeriods(date, period, 1);
}

/** Adds a period `times` over, counted from the start, so that month ends do not drift. */
export function addPeriods(date: CivilDate, period: string, times: number): CivilDate {
  const { years, months, weeks, days } = Temporal.Duration.from(period);
  return add(date, {
    years: years * times,
    months: months * times,
    weeks: weeks * times,
    days: days * times,
  });
}

const [FIRST_DAY, LAST_DAY] = ['0000-01-01', '9999-12-31'];

interface Amount {
  years?: number;
  months?: number;
  weeks?: number;
  days?: number;
}

function add(date: CivilDate, amount: Amount): CivilDate {
  const { years = 0, months = 0, weeks = 0, days = 0 } = amount;
  const year = Number(date.slice(0, 4)) + years + months / 12 + (weeks * 7 + days) / 366;
  if (year < -1) return FIRST_DAY;
  if (year > 10_000) return LAST_DAY;
  const sum = Temporal.PlainDate.from(date).add(amount);
  if (sum.year < 0) return FIRST_DAY;
  return sum.year > 9999 ? LAST_DAY : sum.toString();
}

/** Whole days from one civil day to another; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** Adds whole days, which may be negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return add(date, { days });
}
