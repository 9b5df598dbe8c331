import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addDays, weekday } from '../../domain/calendar.ts';
import { closedDay, isClosed, standardCalendar } from '../../domain/closed-days.ts';
import { equatedBy } from '../../domain/equated-days.ts';
import { easterSunday, holidayOn, holidays } from '../../domain/holidays.ts';

interface Expected {
  day: string;
  kind: string;
  basis: string;
}

/** Expected data from published Easter dates and the decisions themselves, made apart from the code. */
const expected: Expected[] = readFileSync(
  new URL('../fixtures/holidays-2015-2045.tsv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [day = '', kind = '', basis = ''] = line.split('\t');
    return { day, kind, basis };
  });

const on = (day: string) => expected.filter((row) => row.day === day);

function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

describe('holidays from 2015 to 2045', () => {
  const days = daysFrom('2015-01-01', '2045-12-31');

  test('are the listed days and no others, each by its own name', () => {
    for (const day of days) {
      const kind = holidayOn(day) ?? (equatedBy(day) ? 'equated' : null);
      const kinds = on(day).map((row) => row.kind);
      expect(kinds.length === 0 ? [null] : kinds, day).toContain(kind);
    }
  });

  test('rest on the law or decision that the list names', () => {
    for (const { day } of expected) {
      expect(on(day).map((row) => row.basis)).toContain(closedDay(standardCalendar, day)?.basis);
    }
  });

  test('and weekends are the only closed days', () => {
    for (const day of days) {
      expect(isClosed(standardCalendar, day), day).toBe(on(day).length > 0 || weekday(day) > 5);
    }
  });

  test('are nine kinds in every year', () => {
    for (let year = 2015; year <= 2045; year += 1) {
      const ofYear = expected.filter((row) => row.day.startsWith(`${year}`) && row.kind !== 'equated');
      expect(ofYear.map((row) => row.kind).sort()).toEqual(
        Object.keys(holidays)
          .filter((kind) => kind !== 'queens-day')
          .sort(),
      );
    }
  });
});

describe('the rule', () => {
  test.each([
    [1990, '1990-04-15'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2038, '2038-04-25'],
    [2100, '2100-03-28'],
  ])('Easter of %d is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  test.each([
    ['2014-04-26', 'kings-day'],
    ['2014-04-27', null],
    ['2025-04-26', 'kings-day'],
    ['2026-04-27', 'kings-day'],
    ['2013-04-30', 'queens-day'],
    ['2006-04-29', 'queens-day'],
    ['2006-04-30', null],
    ['2013-04-27', null],
  ])('King’s Day avoids Sundays, and was Queen’s Day before 2014: %s is %s', (day, holiday) => {
    expect(holidayOn(day)).toBe(holiday);
  });

  test('Ascension on 5 May is one closed day', () => {
    expect(holidayOn('2016-05-05')).toBe('liberation-day');
    expect(closedDay(standardCalendar, '2016-05-06')?.basis).toContain('17 juni 2013');
  });

  test('the days of the week are the host’s', () => {
    for (const day of daysFrom('1999-12-25', '2001-03-05')) {
      expect(weekday(day)).toBe(new Date(`${day}T12:00:00Z`).getUTCDay() || 7);
    }
  });
});
