import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { command, FIRST_DAY, given, type Draft } from '../support/given.ts';
import { forChair, reason } from '../support/steps.ts';

/** A party that steps back, and suspensions of it and of the covenant, begun and ended in any order. */

const scopes = ['away', 'organisation', 'covenant'] as const;
type Scope = (typeof scopes)[number];

const begins: Record<Scope, Draft> = {
  away: command('StepBack', { reason }, { as: 'umar' }),
  organisation: command('SuspendOrganisation', { organisation: 'union', reason }),
  covenant: command('SuspendCovenant', { reason }, forChair),
};
const ends: Record<Scope, Draft> = {
  away: command('ReturnToTable', {}, { as: 'umar' }),
  organisation: command('ResumeOrganisation', { organisation: 'union' }),
  covenant: command('ResumeCovenant', {}, forChair),
};

const started = given(onlyObligations(anObligation('plan', { owner: { organisation: 'union' } })));
const due = started.due('plan') ?? '';
const step = fc.record({ days: fc.integer({ min: 0, max: 9 }), scope: fc.constantFrom(...scopes) });

test('[R43] a clock stands still on each day of being away or suspended, in whichever order they begin and end', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let [story, day] = [started, FIRST_DAY];
      let still = 0;
      const active = new Set<Scope>();
      for (const { days, scope } of steps) {
        if (active.size > 0) still += days;
        day = addDays(day, days);
        story = story.on(day);
        const next = story.when(active.has(scope) ? ends[scope] : begins[scope]);
        if (next.refusal) continue;
        if (!active.delete(scope)) active.add(scope);
        story = next;
        expect(story.due('plan')).toBe(active.size > 0 ? undefined : addDays(due, still));
      }
    }),
    { numRuns: 1_000 },
  );
});
