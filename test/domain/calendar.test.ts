import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addPeriod,
  addPeriods,
  calendarNumber,
  civilDate,
  daysBetween,
  instantOf,
  toEpochMilliseconds,
  toInstant,
} from '../../domain/calendar.ts';
import { isRealDate } from '../../domain/primitives.ts';

const instants = fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2060, 11, 31) });
const days = fc
  .integer({ min: Date.UTC(1996, 0, 2), max: Date.UTC(2060, 11, 30) })
  .map((at) => new Date(at).toISOString().slice(0, 10));
const periods = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('D', 'W', 'M', 'Y'))
  .map(([count, unit]) => `P${count}${unit}`);

/** The host's own zone data, to compare with. */
const amsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const wall = (instant: string) => amsterdam.format(new Date(instant));

const hours = (day: string) =>
  (toEpochMilliseconds(instantOf(addDays(day, 1))) - toEpochMilliseconds(instantOf(day))) / 3_600_000;

describe('civil days in Amsterdam', () => {
  test('agree with the host’s zone data at any instant from 1996 to 2060', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(civilDate(toInstant(at))).toBe(wall(toInstant(at)).slice(0, 10));
      }),
      { numRuns: 2_000 },
    );
  });

  test('agree with it around every change of the clock', () => {
    for (let year = 1996; year <= 2060; year += 1) {
      for (const month of [2, 9]) {
        const last = new Date(Date.UTC(year, month + 1, 0));
        const sunday = Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
        for (const minutes of [-181, -121, -61, -1, 0, 1, 61, 121]) {
          const instant = toInstant(sunday + minutes * 60_000);
          expect(civilDate(instant)).toBe(wall(instant).slice(0, 10));
        }
      }
    }
  });

  test('begin at midnight by the host’s zone data, on every day', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(wall(instantOf(day))).toBe(`${day} 00:00:00`);
        expect(wall(instantOf(day, 9))).toBe(`${day} 09:00:00`);
      }),
      { numRuns: 1_000 },
    );
  });

  test('are what their first instant and their last millisecond say', () => {
    fc.assert(
      fc.property(days, (day) => {
        const start = toEpochMilliseconds(instantOf(day));
        expect(civilDate(toInstant(start))).toBe(day);
        expect(civilDate(toInstant(start - 1))).toBe(addDays(day, -1));
      }),
    );
  });

  test('the last Sunday of March has 23 hours and the last of October 25', () => {
    expect([hours('2027-03-28'), hours('2027-10-31'), hours('2027-06-01')]).toEqual([23, 25, 24]);
  });
});

describe('periods', () => {
  test.each([
    ['2027-01-31', 'P1M', '2027-02-28'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2028-02-29', 'P4Y', '2032-02-29'],
    ['2027-03-31', '-P1M', '2027-02-28'],
    ['2027-12-28', 'P1W', '2028-01-04'],
    ['2027-01-04', '-P14D', '2026-12-21'],
    ['2027-01-04', 'P0D', '2027-01-04'],
  ])('%s plus %s is %s', (day, period, sum) => {
    expect(addPeriod(day, period)).toBe(sum);
  });

  test('repeated, count from the first day, so that month ends do not drift', () => {
    const ends = [1, 2, 3, 4].map((times) => addPeriods('2027-01-31', 'P1M', times));
    expect(ends).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']);
  });

  test('are monotone: a later day plus the same period is not earlier', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), periods, (day, later, period) => {
        expect(addPeriod(addDays(day, later), period) >= addPeriod(day, period)).toBe(true);
      }),
    );
  });

  test('always give a day that compares as text, however long', () => {
    fc.assert(
      fc.property(days, periods, fc.integer({ min: -2_000, max: 2_000 }), (day, period, times) => {
        const sum = addPeriods(day, period, times);
        expect(sum).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(sum >= day).toBe(times >= 0);
      }),
    );
  });

  test('in days undo each other', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });
});

describe('dates that exist', () => {
  test.each([
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '2027-1-1',
    '1899-12-31',
    '3000-01-01',
    '',
  ])('%s does not', (text) => {
    expect(isRealDate(text)).toBe(false);
  });

  test('are the host’s', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = [year, `${month}`.padStart(2, '0'), `${day}`.padStart(2, '0')].join('-');
          const host = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
          expect(isRealDate(text)).toBe(host === text);
        },
      ),
    );
  });
});

describe('a calendar number', () => {
  test('is the seconds since 2020, above the one before, and fits a calendar file for 68 years', () => {
    expect(calendarNumber('2020-01-01T00:01:00.000Z')).toBe(60);
    expect(calendarNumber('2020-01-01T00:01:00.999Z', 60)).toBe(61);
    expect(calendarNumber('2027-01-04T08:00:00.000Z', 12)).toBe(221_212_800);
    expect(calendarNumber('2087-12-31T23:59:59.000Z')).toBeLessThan(2 ** 31);
  });
});
