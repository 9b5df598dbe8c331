import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueDay } from '../../domain/obligation.ts';
import { plan } from '../../domain/plan.ts';
import type { GivenPolicy } from '../../domain/reminder-policy.ts';
import { given, type Draft, type Story } from '../support/given.ts';
import { busyDefinition, randomStep } from '../support/random-commands.ts';
import { toDialogue } from '../support/steps.ts';

const name = { nl: 'Zomer', en: 'Summer' };

/** What a programme may say. */
const programme: fc.Arbitrary<GivenPolicy> = fc.constantFrom<GivenPolicy>(
  {},
  { quiet: { value: [{ from: '01-10', to: '03-20', name }], since: '2027-01-04' } },
  { rhythm: { value: { weekly: 'wednesday' }, since: null } },
);

const openings = [[], toDialogue].map((drafts) => given(busyDefinition).and(...drafts));
const steps = fc.array(randomStep, { minLength: 5, maxLength: 40 });

function play(story: Story, random: (Draft | number)[]): Story {
  return random.reduce<Story>(
    (last, step) => (typeof step === 'number' ? last.after(`P${step}D`) : last.when(step)),
    story,
  );
}

describe('the plan after any course of events', () => {
  test('holds each step once for its reader, and one message a day about one duty', () => {
    fc.assert(
      fc.property(fc.constantFrom(...openings), steps, programme, (story, random, policy) => {
        const rows = plan(play(story, random).state, policy);
        const told = rows.map(({ subject, step, person }) => `${subject} ${step} ${person}`);
        const onDays = rows.map(
          ({ subject, person, sendOn, kind }) => `${subject} ${person} ${sendOn} ${kind === 'to-confirm'}`,
        );
        expect(new Set(told).size).toBe(told.length);
        expect(new Set(onDays).size).toBe(onDays.length);
      }),
      { numRuns: 100 },
    );
  });

  test('is about open duties with a day, and is never sent before their clock began', () => {
    fc.assert(
      fc.property(fc.constantFrom(...openings), steps, programme, (story, random, policy) => {
        const { state } = play(story, random);
        for (const { subject, due, sendOn } of plan(state, policy)) {
          const obligation = state.obligations[subject];
          expect(obligation?.status).toBe('open');
          expect(obligation && dueDay(state, obligation)).toBe(due);
          expect(sendOn >= (obligation?.clockFrom ?? '9')).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
