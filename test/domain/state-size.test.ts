import { beforeAll, describe, expect, test } from 'vitest';
import { LargeCovenant } from '../../bench/state-covenant.ts';

/**
 * The same life as in `npm run bench:state`, with a tenth of its participants: what is closed leaves the state, so that a
 * covenant is as light in its fifth year as in its second.
 */
describe('What one run of a covenant hands to the next', () => {
  const covenant = new LargeCovenant({
    participants: 10,
    parties: 3,
    templates: 30,
    clauses: 12,
    commitments: 6,
    risks: 4,
  });
  /** Bytes by part, after each year in force. */
  const years: Map<string, number>[] = [];
  /** Duties of their own, such as actions of meetings, that are over: by year. */
  const over: number[] = [];

  beforeAll(() => {
    covenant.begin();
    for (let year = 1; year <= 5; year += 1) {
      for (let month = 1; month <= 12; month += 1) covenant.month();
      years.push(covenant.handedOver());
      over.push(Object.keys(covenant.state.settled).length);
    }
  });

  const part = (year: number, name: string): number => years[year - 1]?.get(name) ?? 0;
  /** All of it but the commands that are answered again, which are as many in a small covenant. */
  const weight = (year: number): number =>
    [...(years[year - 1]?.values() ?? [])].reduce((sum, bytes) => sum + bytes, 0) -
    part(year, 'recent commands');

  test('comes of a life in which nothing was refused, and much happened', () => {
    expect([...covenant.refused.keys()]).toEqual([]);
    expect(covenant.state.sequence).toBeGreaterThan(1_500);
  });

  test('has no more of duties after five years than after two, though the same came round', () => {
    // Numbers of events have more digits later on.
    expect(part(5, 'obligations')).toBeLessThan(part(2, 'obligations') * 1.05);
    expect(part(5, 'recurrences')).toBeLessThan(part(2, 'recurrences') * 1.05);
  });

  test('keeps of what is over no more than ids: of a meeting, a decision, a question and an action each month', () => {
    expect((over[4] ?? 0) - (over[1] ?? 0)).toBeGreaterThan(30);
    expect(weight(5) - weight(2)).toBeLessThan(36 * 200);
  });

  test('stays within an eighth of 512 KB, since the agreed terms are as long for few as for many', () => {
    const largest = Math.max(...[1, 2, 3, 4, 5].map((year) => weight(year)));
    expect(largest).toBeLessThan((512 * 1024) / 8);
  });
});
