import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import { dueDay } from '../../domain/obligation.ts';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { command, FIRST_DAY, given, type Draft, type Story, numberOf } from '../support/given.ts';
import { forChair, reason } from '../support/steps.ts';

/** Suspensions of a duty, its owner and the covenant, begun and ended in any order. */

const scopes = ['duty', 'organisation', 'covenant'] as const;
type Scope = (typeof scopes)[number];

const begins: Record<Scope, Draft> = {
  duty: command('SuspendObligation', { obligation: 'plan', reason }),
  organisation: command('SuspendOrganisation', { organisation: 'union', reason }),
  covenant: command('SuspendCovenant', { reason }, forChair),
};
const ends: Record<Scope, Draft> = {
  duty: command('ResumeObligation', { obligation: 'plan' }),
  organisation: command('ResumeOrganisation', { organisation: 'union' }),
  covenant: command('ResumeCovenant', {}, forChair),
};

const step = fc.record({
  days: fc.integer({ min: 0, max: 9 }),
  scope: fc.constantFrom(...scopes),
  /** Recorded so many days after it happened; it may not reach back over an earlier step. */
  late: fc.integer({ min: 0, max: 3 }),
});

const started = given(onlyObligations(anObligation('plan', { owner: { organisation: 'union' } })));
const due = started.due('plan') ?? '';

interface Played {
  story: Story;
  /** Days on which something was suspended, each once. */
  still: Set<string>;
  active: Set<Scope>;
}

function play(steps: { days: number; scope: Scope; late: number }[]): Played {
  let story = started;
  let [last, day] = [FIRST_DAY, FIRST_DAY];
  const still = new Set<string>();
  const active = new Set<Scope>();
  for (const { days, scope, late } of steps) {
    day = addDays(day, days);
    const on = addDays(day, -late) < last ? last : addDays(day, -late);
    const draft = active.has(scope) ? ends[scope] : begins[scope];
    const next = story.on(day).when({ ...draft, sender: { ...draft.sender, effectiveOn: on } });
    if (next.refusal) continue;
    if (active.size > 0) for (let each = last; each < on; each = addDays(each, 1)) still.add(each);
    if (!active.delete(scope)) active.add(scope);
    [story, last] = [next, on];
  }
  return { story, still, active };
}

describe('a duty under many suspensions', () => {
  test('moves by the days of their union, each counted once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { story, still, active } = play(steps);
        const obligation = story.obligation('plan');
        expect(obligation.pausedOn !== null).toBe(active.size > 0);
        expect(story.due('plan') === undefined).toBe(active.size > 0);
        if (active.size === 0) expect(story.due('plan')).toBe(addDays(due, still.size));
      }),
      { numRuns: 1_000 },
    );
  });

  test('has a higher calendar number whenever its day has changed, and no other', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const before = play(steps.slice(0, -1)).story;
        const after = play(steps).story;
        const day = (story: Story) => dueDay(story.state, story.obligation('plan'));
        const changed = day(before) !== day(after);
        const earlier = before.obligation('plan').changedAt;
        const wanted = changed ? Math.max(numberOf(after), earlier + 1) : earlier;
        expect(after.obligation('plan').changedAt).toBe(wanted);
      }),
      { numRuns: 1_000 },
    );
  });
});
