import type { CivilDate, Instant } from './primitives.ts';

/**
 * Civil days in Europe/Amsterdam as pure integer arithmetic: a covenant asks for days at every command and in every
 * replay, so they cost next to nothing. The zone's transitions are those of calendar `nl-1`: summer time from the last
 * Sunday of March to the last Sunday of October, both at 01:00 UTC (Directive 2000/84/EC), so nothing asks the host's
 * zone data. Valid from 1996. The tests compare every function with the Temporal API.
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface YearMonthDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

function parse(date: CivilDate): YearMonthDay {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

function write({ year, month, day }: YearMonthDay): CivilDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/**
 * Days since 1 January 1970, proleptic Gregorian. Years are counted from March, so that the leap day comes last and
 * the months before it follow one formula.
 */
function toDayNumber({ year, month, day }: YearMonthDay): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function fromDayNumber(dayNumber: number): YearMonthDay {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Instant of 01:00 UTC on the last Sunday of a month of 31 days. Day 0 of the count was a Thursday. */
function transition(year: number, month: number): number {
  const last = toDayNumber({ year, month, day: 31 });
  const daysSinceSunday = (((last + 4) % 7) + 7) % 7;
  return (last - daysSinceSunday) * DAY + HOUR;
}

/** Hours that Amsterdam is ahead of UTC at an instant: 1 in winter, 2 in summer. */
function offsetHours(epochMilliseconds: number): number {
  const { year } = fromDayNumber(Math.floor(epochMilliseconds / DAY));
  return epochMilliseconds >= transition(year, 3) && epochMilliseconds < transition(year, 10) ? 2 : 1;
}

/** Writes epoch milliseconds as an instant, always with milliseconds. */
export function toInstant(epochMilliseconds: number): Instant {
  const dayNumber = Math.floor(epochMilliseconds / DAY);
  const rest = epochMilliseconds - dayNumber * DAY;
  const [hours, minutes] = [Math.floor(rest / HOUR), Math.floor(rest / 60_000) % 60];
  const [seconds, milliseconds] = [Math.floor(rest / 1_000) % 60, Math.floor(rest) % 1_000];
  const time = `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(milliseconds, 3)}`;
  return `${write(fromDayNumber(dayNumber))}T${time}Z`;
}

export function toEpochMilliseconds(instant: Instant): number {
  const part = (from: number, to: number) => Number(instant.slice(from, to));
  const time = part(11, 13) * HOUR + part(14, 16) * 60_000 + part(17, 19) * 1_000 + part(20, 23);
  return toDayNumber(parse(instant)) * DAY + time;
}

/** 1 January 2020, from which calendar numbers count; they fit a calendar file's whole numbers until 2088. */
const NUMBERED_FROM = toDayNumber({ year: 2020, month: 1, day: 1 }) * DAY;

/**
 * The number of a calendar entry (SEQUENCE, RFC 5545) for what an event of this instant changed: the seconds since 2020,
 * and always above the number that it had. So it rises with each change, and tells nothing of other events in between.
 */
export function calendarNumber(instant: Instant, earlier = 0): number {
  const seconds = Math.floor((toEpochMilliseconds(instant) - NUMBERED_FROM) / 1_000);
  return Math.max(seconds, earlier + 1);
}

/** The civil day in Amsterdam at an instant. */
export function civilDate(instant: Instant): CivilDate {
  const at = toEpochMilliseconds(instant);
  return write(fromDayNumber(Math.floor((at + offsetHours(at) * HOUR) / DAY)));
}

/** The instant at which `hour` strikes in Amsterdam on a civil day; whole hours from 0 to 23, transitions excepted. */
export function instantOf(date: CivilDate, hour = 0): Instant {
  const wall = toDayNumber(parse(date)) * DAY + hour * HOUR;
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

const PERIOD = /^(-?)P([0-9]+)([DWMY])$/;

/** A period of one unit in its parts: days, weeks, months or years; negative where it counts back. */
export interface PeriodParts {
  count: number;
  unit: 'D' | 'W' | 'M' | 'Y';
}

/** @throws RangeError for what is no period of one unit; schemas keep such values out. */
export function partsOf(period: string): PeriodParts {
  const [, sign, count, unit] = PERIOD.exec(period) ?? [];
  if (unit === undefined) throw new RangeError(`${period} is not a period of one unit`);
  return { count: (sign === '-' ? -1 : 1) * Number(count), unit: unit as PeriodParts['unit'] };
}

/**
 * Adds a period `times` over, counted from the start, so that month ends do not drift.
 * @throws RangeError for what is no period of one unit; schemas keep such values out.
 */
export function addPeriods(date: CivilDate, period: string, times: number): CivilDate {
  const { count, unit } = partsOf(period);
  const amount = count * times;
  if (unit === 'D') return addDays(date, amount);
  if (unit === 'W') return addDays(date, amount * 7);
  return addMonths(date, unit === 'M' ? amount : amount * 12);
}

const [FIRST_DAY, LAST_DAY] = ['0000-01-01', '9999-12-31'];
const [FIRST_NUMBER, LAST_NUMBER] = [toDayNumber(parse(FIRST_DAY)), toDayNumber(parse(LAST_DAY))];

function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = parse(date);
  const total = year * 12 + month - 1 + months;
  if (total < 0) return FIRST_DAY;
  if (total >= 10_000 * 12) return LAST_DAY;
  const target = { year: Math.floor(total / 12), month: (total % 12) + 1 };
  return write({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return toDayNumber({ ...next, day: 1 }) - toDayNumber({ year, month, day: 1 });
}

/** Whole days from one civil day to another; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(parse(to)) - toDayNumber(parse(from));
}

/** Day of the week, 1 for Monday to 7 for Sunday. Day 0 of the count was a Thursday. */
export function weekday(date: CivilDate): number {
  return ((((toDayNumber(parse(date)) + 3) % 7) + 7) % 7) + 1;
}

/** Adds whole days, which may be negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const dayNumber = toDayNumber(parse(date)) + days;
  if (dayNumber < FIRST_NUMBER) return FIRST_DAY;
  return dayNumber > LAST_NUMBER ? LAST_DAY : write(fromDayNumber(dayNumber));
}
