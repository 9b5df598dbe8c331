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

  /** Ids that are never given twice, and the commands that are answered again, are kept on purpose. */
  const weight = (year: number, kept = ['settled', 'recent commands']): number =>
    [...(years[year - 1] ?? [])].reduce((sum, [part, bytes]) => sum + (kept.includes(part) ? 0 : bytes), 0);

  test('comes of a life in which nothing was refused, and much happened', () => {
    expect([...covenant.refused.keys()]).toEqual([]);
    expect(covenant.state.sequence).toBeGreaterThan(1_500);
  });

  test('is no heavier after five years than after two, though the same duties came round', () => {
    // Numbers of events have more digits later on.
    expect(weight(5)).toBeLessThan(weight(2) * 1.02);
  });

  test('keeps of a duty of its own that is over nothing but its id', () => {
    const more = (over[4] ?? 0) - (over[1] ?? 0);
    const grown = (years[4]?.get('settled') ?? 0) - (years[1]?.get('settled') ?? 0);
    expect(more).toBeGreaterThan(30);
    expect(grown).toBeLessThan(more * 24);
  });

  test('stays within its part of 512 KB', () => {
    const largest = Math.max(...[1, 2, 3, 4, 5].map((year) => weight(year, ['recent commands'])));
    expect(largest).toBeLessThan((512 * 1024 * 10) / 100);
  });
});
