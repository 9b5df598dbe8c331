/**
 * What each deadline of the field's reference is, D01 to D46. The kind says what a definition makes of it:
 *
 * - `gate-order`: comes before an event, on no day of its own; due before that event, or the decision at a gate;
 * - `per-event`: due whenever something happens, so no duty stands open for it;
 * - `recurring`: comes back with an interval;
 * - `single`, `publication`, `target`, `period`: hang on a day or window that somebody sets, never on a computed one;
 * - `term`: how long an agreement lasts;
 * - `condition`: without a day until its condition is met;
 * - `time-limit`: counted from a day.
 */
export type DeadlineKind =
  | 'gate-order'
  | 'per-event'
  | 'recurring'
  | 'single'
  | 'publication'
  | 'target'
  | 'period'
  | 'term'
  | 'condition'
  | 'time-limit';

export interface DeadlineType {
  kind: DeadlineKind;
  /** The covenant that it belongs to; `process` for all, or for none in particular. */
  scope: string;
  /** Another body's date, or an outcome that nobody owes: it is watched and nobody is chased. */
  watched?: true;
  /** The first of a series, such as the first annual report: its duty may recur. */
  series?: true;
  /** Interval of what recurs; left out where the sources state none. */
  every?: string;
  /** Years of a term. */
  years?: number;
}

const process = (kind: DeadlineKind, rest: Omit<DeadlineType, 'kind' | 'scope'> = {}): DeadlineType => ({
  kind,
  scope: 'process',
  ...rest,
});

const of = (
  scope: string,
  kind: DeadlineKind,
  rest: Omit<DeadlineType, 'kind' | 'scope'> = {},
): DeadlineType => ({ kind, scope, ...rest });

export const deadlineTypes: Readonly<Record<string, DeadlineType>> = {
  // Letter of intent before the dialogue; go/no-go; added value; external communication; norm framework; means; baseline.
  D01: process('gate-order'),
  D02: process('gate-order'),
  D03: process('gate-order'),
  D04: process('gate-order'),
  D05: process('gate-order'),
  D06: process('gate-order'),
  D07: process('gate-order'),
  // Agreed conduct at each meeting; "we cannot deliver" at the moment when a party notices it.
  D08: process('per-event'),
  D09: process('per-event'),
  // Chairs' meeting, lessons meeting, competition law, negotiation skills, the ministry's meeting, outsiders.
  D10: process('recurring', { every: 'P3M' }),
  D11: process('recurring', { every: 'P1Y' }),
  D12: process('recurring', { every: 'P1Y' }),
  D13: process('recurring'),
  D14: process('recurring', { every: 'P3M', watched: true }),
  D15: process('recurring'),
  // The independent evaluation waits for results of several covenants; midterm reviews of the other covenants.
  D16: process('condition'),
  D17: process('single'),
  // The SER's own evaluation; the first ten covenants.
  D18: process('target', { watched: true }),
  D19: process('target', { watched: true }),
  // The policy review of IOB; the ministry's evaluation.
  D20: process('single', { watched: true }),
  D21: process('single', { watched: true }),
  // Funding for the whole term; support while legislation is made.
  D22: process('period', { watched: true }),
  D23: process('period', { watched: true }),
  D24: of('textile', 'term', { years: 5 }),
  D25: of('textile', 'publication', { series: true }),
  D26: of('textile', 'publication', { series: true }),
  D27: of('textile', 'publication'),
  D28: of('textile', 'single', { watched: true }),
  D29: of('textile', 'single'),
  D30: of('banks', 'term', { years: 3 }),
  D31: of('banks', 'single', { series: true }),
  D32: of('banks', 'publication', { series: true }),
  D33: of('banks', 'publication'),
  D34: of('banks', 'publication'),
  D35: of('banks', 'single'),
  D36: of('gold', 'term', { years: 5 }),
  D37: of('gold', 'target', { watched: true }),
  D38: of('forest', 'time-limit'),
  D39: of('forest', 'publication', { watched: true }),
  D40: of('forest', 'publication', { watched: true }),
  D41: of('proteins', 'time-limit'),
  D42: of('natural-stone', 'period'),
  D43: of('floriculture', 'target', { watched: true }),
  // Past workshops and initiatives of 2015.
  D44: process('single', { watched: true }),
  D45: of('metallurgy', 'single'),
  D46: of('electronics', 'single'),
};
