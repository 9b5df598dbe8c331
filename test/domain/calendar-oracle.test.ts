import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill/implementation';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addPeriod,
  addPeriods,
  civilDate,
  daysBetween,
  instantOf,
  toEpochMilliseconds,
  toInstant,
} from '../../domain/calendar.ts';

const ZONE = 'Europe/Amsterdam';
const RUNS = { numRuns: 2_000 };
const dates = fc
  .integer({ min: 0, max: 24_000 })
  .map((days) => Temporal.PlainDate.from('1996-01-01').add({ days }).toString());
const instants = fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2060, 0, 1) });
const periods = fc
  .tuple(fc.constantFrom('', '-'), fc.integer({ min: 0, max: 400 }), fc.constantFrom('D', 'W', 'M', 'Y'))
  .map(([sign, count, unit]) => `${sign}P${count}${unit}`);

describe('civil days, beside the Temporal API', () => {
  it('adds periods alike, month ends and leap days included', () => {
    fc.assert(
      fc.property(dates, periods, (date, period) => {
        expect(addPeriod(date, period)).toBe(Temporal.PlainDate.from(date).add(period).toString());
      }),
      RUNS,
    );
  });

  it('repeats months from the start, so that the 31st does not drift', () => {
    expect([1, 2, 3].map((times) => addPeriods('2027-01-31', 'P1M', times))).toEqual([
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ]);
  });

  it('counts days alike, there and back', () => {
    fc.assert(
      fc.property(dates, dates, (from, to) => {
        const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(from, days)).toBe(to);
      }),
      RUNS,
    );
  });

  it('tells the same day and the same instant in Amsterdam, summer and winter', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 4, max: 23 }), (milliseconds, hour) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(ZONE);
        expect(civilDate(toInstant(milliseconds))).toBe(zoned.toPlainDate().toString());
        expect(toEpochMilliseconds(toInstant(milliseconds))).toBe(milliseconds);
        const strikes = (at: number) =>
          zoned.toPlainDate().toZonedDateTime({ timeZone: ZONE, plainTime: { hour: at } });
        expect(toEpochMilliseconds(instantOf(zoned.toPlainDate().toString(), hour))).toBe(
          strikes(hour).epochMilliseconds,
        );
        expect(toEpochMilliseconds(instantOf(zoned.toPlainDate().toString()))).toBe(
          strikes(0).epochMilliseconds,
        );
      }),
      RUNS,
    );
  });

  it('writes instants as the host does', () => {
    fc.assert(
      fc.property(instants, (milliseconds) => {
        expect(toInstant(milliseconds)).toBe(new Date(milliseconds).toISOString());
      }),
      RUNS,
    );
  });
});
