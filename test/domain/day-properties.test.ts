import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import { isClosed, type Calendar } from '../../domain/closed-days.ts';
import { dueDay, explainDue } from '../../domain/due-day.ts';
import {
  computeDeadline,
  type DayConvention,
  type Deadline,
  type Term,
} from '../../domain/day-convention.ts';
import { aDefinition, anObligation } from '../support/definition.ts';
import { given } from '../support/given.ts';

/** Together 100,000 random cases. */
const CASES = { monotoneFrom: 25_000, monotoneLength: 25_000, open: 25_000, agree: 20_000, explain: 5_000 };

const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1995-01-01', days));
const named = (day: string) => ({ day, name: 'Test day', basis: 'Test decision' });
const calendar: fc.Arbitrary<Calendar> = fc.record({
  version: fc.integer({ min: 1, max: 99 }),
  rules: fc.constant('nl-1' as const),
  closed: fc.array(date.map(named), { maxLength: 5 }),
  open: fc.array(date.map(named), { maxLength: 2 }),
});
const conventions: DayConvention[] = ['algemene-termijnenwet', 'following', 'preceding', 'none'];
const convention = fc.constantFrom(...conventions);
/** Units with their longest count under the Act, and a longer one. */
const periodOf = (unit: 'D' | 'W' | 'M' | 'Y', longest: number) =>
  fc.integer({ min: 1, max: longest }).map((count) => `P${count}${unit}`);
const period = fc.oneof(periodOf('D', 200), periodOf('W', 30), periodOf('M', 40), periodOf('Y', 12));
const counted = fc.oneof(
  period.map((each) => ({ period: each })),
  fc.integer({ min: 1, max: 30 }).map((workingDays) => ({ workingDays })),
);

function holds<T extends unknown[]>(property: fc.IProperty<T>, numRuns: number): void {
  fc.assert(property, { numRuns });
}

describe('a due day', () => {
  test('is monotone in the day that it counts from', () => {
    holds(
      fc.property(date, fc.nat(40), counted, convention, calendar, (from, later, term, rule, days) => {
        const first = computeDeadline({ from, ...term }, rule, days);
        const second = computeDeadline({ from: addDays(from, later), ...term }, rule, days);
        return first.due <= second.due && first.rawEnd <= second.rawEnd;
      }),
      CASES.monotoneFrom,
    );
  });

  test('is monotone in the length of its period, as far as one rule holds for both lengths', () => {
    const lengths = fc
      .constantFrom<[string, number]>(['D', 90], ['W', 12], ['M', 3])
      .chain(([unit, longest]) =>
        fc.tuple(
          fc.integer({ min: 1, max: longest }),
          fc.integer({ min: 1, max: longest }),
          fc.constant(unit),
        ),
      );
    holds(
      fc.property(date, lengths, convention, calendar, (from, [one, other, unit], rule, days) => {
        const due = (count: number) => computeDeadline({ from, period: `P${count}${unit}` }, rule, days).due;
        return due(Math.min(one, other)) <= due(Math.max(one, other));
      }),
      CASES.monotoneLength,
    );
  });

  test('is never a closed day under a rolling convention', () => {
    const rolling = fc.constantFrom<DayConvention>('following', 'preceding', 'algemene-termijnenwet');
    holds(
      fc.property(date, counted, rolling, calendar, fc.nat(20), (from, term, rule, days, suspendedDays) => {
        const { due, exempt } = computeDeadline({ from, ...term, suspendedDays }, rule, days);
        return exempt !== null || !isClosed(days, due);
      }),
      CASES.open,
    );
  });

  test('and its explanation agree: the shifts lead from the raw end to it, and pass closed days alone', () => {
    const term: fc.Arbitrary<Term> = fc
      .tuple(date, counted, fc.boolean(), fc.nat(20))
      .map(([from, length, backwards, suspendedDays]) => ({ from, ...length, backwards, suspendedDays }));
    holds(
      fc.property(term, convention, calendar, (each, rule, days) =>
        explains(computeDeadline(each, rule, days), days),
      ),
      CASES.agree,
    );
  });
});

/** Each step begins where the one before ended, moves, and names only days that are closed. */
function explains({ rawEnd, due, shifts, convention: rule, exempt }: Deadline, days: Calendar): boolean {
  const ends = [rawEnd, ...shifts.map((shift) => shift.to)];
  const linked = shifts.every((shift, index) => shift.from === ends[index] && shift.from !== shift.to);
  const closed = shifts.every((shift) => shift.closed.every(({ day }) => isClosed(days, day)));
  const still = rule !== 'none' && exempt === null;
  const rolled = shifts.filter((shift) => shift.reason !== 'suspension');
  return linked && closed && ends.at(-1) === due && (still || rolled.length === 0);
}

describe('an obligation', () => {
  const story = given(
    aDefinition({
      dates: [],
      obligations: conventions.map((rule) =>
        anObligation(rule, {
          owner: { organisation: 'union' },
          due: { from: 'opening', plus: 'P1M', convention: rule },
        }),
      ),
    }),
  );
  const change = fc.record({
    ownDue: fc.option(date),
    movedDays: fc.nat(30),
    pausedOn: fc.option(date, { freq: 2 }),
  });

  test('falls due on the day that is explained, however it was moved', () => {
    holds(
      fc.property(convention, change, calendar, date, (id, moved, days, opening) => {
        const state = {
          ...story.state,
          calendar: days,
          days: { ...story.state.days, opening: { from: opening, to: opening } },
        };
        const obligation = { ...story.obligation(id), ...moved };
        const explained = explainDue(state, obligation);
        const agrees = explained?.due === dueDay(state, obligation);
        return (
          agrees && (!explained || explains({ ...explained, exempt: null, convention: 'following' }, days))
        );
      }),
      CASES.explain,
    );
  });

  test('the cases are at least 100,000', () => {
    expect(Object.values(CASES).reduce((sum, cases) => sum + cases)).toBeGreaterThanOrEqual(100_000);
  });
});
