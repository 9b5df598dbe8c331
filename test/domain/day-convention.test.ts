import { describe, expect, test } from 'vitest';
import { closedDay, checkCalendar, isClosed, standardCalendar } from '../../domain/closed-days.ts';
import { computeDeadline, type DayConvention, type Term } from '../../domain/day-convention.ts';

const compute = (term: Term, convention: DayConvention = 'none') =>
  computeDeadline(term, convention, standardCalendar);
const act = (from: string, period: string) => compute({ from, period }, 'algemene-termijnenwet');

describe('periods', () => {
  test.each([
    ['2027-01-31', 'P1M', '2027-02-28'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2028-02-29', 'P4Y', '2032-02-29'],
    ['2026-12-23', 'P3D', '2026-12-26'],
    ['2026-12-23', 'P2W', '2027-01-06'],
  ])('%s plus %s ends on %s', (from, period, end) => {
    expect(compute({ from, period })).toMatchObject({ rawEnd: end, due: end, shifts: [], exempt: null });
  });

  test('in working days end on one', () => {
    expect(compute({ from: '2026-12-23', workingDays: 3 }).due).toBe('2026-12-29');
    expect(compute({ from: '2026-12-29', workingDays: 3, backwards: true }).due).toBe('2026-12-23');
    expect(compute({ from: '2026-12-25', workingDays: 1 }).due).toBe('2026-12-28');
  });

  test('without one it is the day itself', () => {
    expect(compute({ from: '2026-12-26' }).due).toBe('2026-12-26');
    expect(compute({ from: '2026-12-26' }, 'following').due).toBe('2026-12-28');
    expect(compute({ from: '2026-12-26' }, 'algemene-termijnenwet')).toMatchObject({
      due: '2026-12-26',
      exempt: 'no-term',
    });
  });
});

describe('the Algemene termijnenwet', () => {
  test('article 1: a term runs to the next day that is no Saturday, Sunday or general holiday', () => {
    const { rawEnd, due, shifts } = act('2026-12-12', 'P14D');
    expect({ rawEnd, due }).toEqual({ rawEnd: '2026-12-26', due: '2026-12-28' });
    expect(shifts).toMatchObject([
      { from: '2026-12-26', to: '2026-12-28', reason: 'algemene-termijnenwet-1' },
    ]);
    expect(shifts[0]?.closed.map(({ day, name }) => `${day} ${name.nl}`)).toEqual([
      '2026-12-26 tweede kerstdag',
      '2026-12-27 zondag',
    ]);
  });

  test('article 1, second paragraph: a term that is counted back keeps its end', () => {
    const back = { from: '2026-12-30', period: 'P2W', backwards: true };
    expect(compute({ ...back, from: '2026-12-20' }, 'algemene-termijnenwet').due).toBe('2026-12-06');
    expect(compute({ ...back, from: '2026-12-20' }, 'following').due).toBe('2026-12-07');
    expect(compute({ ...back, from: '2026-12-20' }, 'preceding').due).toBe('2026-12-04');
  });

  test('article 2: a term of at least three days contains two working days', () => {
    const { due, shifts } = act('2026-12-24', 'P3D');
    expect(due).toBe('2026-12-29');
    expect(shifts.map(({ from, to, reason }) => ({ from, to, reason }))).toEqual([
      { from: '2026-12-27', to: '2026-12-28', reason: 'algemene-termijnenwet-1' },
      { from: '2026-12-28', to: '2026-12-29', reason: 'algemene-termijnenwet-2' },
    ]);
    expect(act('2026-12-23', 'P3D').due).toBe('2026-12-28');
    expect(act('2026-12-24', 'P2D').due).toBe('2026-12-28');
  });

  test('article 2 lengthens a term that is counted back, too', () => {
    const back = { from: '2026-12-28', period: 'P3D', backwards: true };
    expect(compute(back, 'algemene-termijnenwet').due).toBe('2026-12-23');
  });

  test.each([
    ['P90D', null],
    ['P91D', 'article-4'],
    ['P12W', null],
    ['P13W', 'article-4'],
    ['P3M', null],
    ['P4M', 'article-4'],
    ['P1Y', 'article-4'],
  ])('article 4: of %s it says %s', (period, exempt) => {
    expect(act('2026-12-24', period).exempt).toBe(exempt);
  });

  test('article 4: a term of years ends where it ends', () => {
    expect(act('2026-07-04', 'P1Y')).toMatchObject({ due: '2027-07-04', shifts: [] });
  });
});

describe('other conventions', () => {
  test.each([
    ['following', '2026-12-28'],
    ['preceding', '2026-12-24'],
    ['none', '2026-12-26'],
  ] as const)('%s makes the second day of Christmas %s', (convention, due) => {
    expect(compute({ from: '2026-12-23', period: 'P3D' }, convention).due).toBe(due);
  });

  test('the explanation names the calendar', () => {
    expect(compute({ from: '2026-12-23', period: 'P3D' }).calendar).toEqual({ rules: 'nl-1', version: 1 });
  });

  test('at the ends of the calendar nothing runs on for ever', () => {
    const early = compute({ from: '1900-01-01', period: 'P9999Y', backwards: true }, 'preceding');
    expect(early.due).toBe('0000-01-01');
    expect(compute({ from: '2999-12-31', period: 'P9999Y', times: 9 }, 'following').due).toBe('9999-12-31');
  });
});

describe('a calendar of one’s own', () => {
  const named = (day: string) => ({ day, name: 'Test day', basis: 'Test decision' });
  const own = { ...standardCalendar, version: 2, closed: [named('2027-03-01')], open: [named('2027-05-05')] };

  test('closes days and opens them again', () => {
    expect(closedDay(own, '2027-03-01')).toEqual({
      day: '2027-03-01',
      name: { nl: 'Test day', en: 'Test day' },
      basis: 'Test decision',
    });
    expect(isClosed(own, '2027-05-05')).toBe(false);
    expect(isClosed(standardCalendar, '2027-05-05')).toBe(true);
    expect(computeDeadline({ from: '2027-02-26', workingDays: 1 }, 'none', own).due).toBe('2027-03-02');
  });

  test('with wrong data is found out, at its place', () => {
    const wrong = {
      ...own,
      closed: [named('2027-03-01'), named('2027-03-01'), named('2027-12-25')],
      open: [named('2027-03-02'), named('2027-12-25')],
    };
    expect(checkCalendar(own)).toEqual([]);
    expect(checkCalendar(wrong).map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([
      'closed.1.day DAY_TWICE',
      'open.0.day DAY_NOT_CLOSED',
      'open.1.day DAY_OPEN_AND_CLOSED',
    ]);
  });
});
