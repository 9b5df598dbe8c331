import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dutyBody } from '../../domain/obligation.ts';
import { takesPart } from '../../domain/participation/standing.ts';
import type { CovenantState } from '../../domain/state.ts';
import { given, type Draft, type Sender, type Story } from '../support/given.ts';
import { busyDefinition, randomStep } from '../support/random-commands.ts';
import { bodyFields } from '../support/random/bodies.ts';
import { participationFields } from '../support/random/participation.ts';
import { toSigned } from '../support/steps.ts';

const senders = {
  SucceedOrganisation: ['union', 'ministry', 'company', 'newcomer'].map((id) => ({
    for: id,
    evidence: 'deed',
  })),
  ExchangeOrganisation: [{ for: 'chair', evidence: 'minutes' }],
  HandOverObligation: [{}],
  SeatMember: [{ for: 'chair', evidence: 'minutes' }],
} as const;

const fieldsOf = { ...participationFields, ...bodyFields };

/** Moves of organisations and duties, by whoever may decide on them. */
const move: fc.Arbitrary<Draft> = fc
  .constantFrom(
    'SucceedOrganisation' as const,
    'ExchangeOrganisation' as const,
    'HandOverObligation' as const,
  )
  .chain((type) =>
    fc.record({
      type: fc.constant(type),
      fields: (fieldsOf[type] as fc.Arbitrary<unknown>).map(
        (fields) => JSON.parse(JSON.stringify(fields)) as unknown,
      ),
      sender: fc.constantFrom<Sender>(...senders[type]),
    }),
  );

const steps = fc.array(fc.oneof(randomStep, move), { minLength: 5, maxLength: 40 });
const openings = [[], toSigned].map((drafts) => given(busyDefinition).and(...drafts));

function play(story: Story, random: (Draft | number)[]): Story {
  return random.reduce<Story>(
    (last, step) => (typeof step === 'number' ? last.after(`P${step}D`) : last.when(step)),
    story,
  );
}

function everywhere(check: (state: CovenantState) => void): void {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1 }), steps, (which, random) => {
      check(play(openings[which] as Story, random).state);
    }),
    { numRuns: 120 },
  );
}

describe('whoever comes, goes and takes another’s place', () => {
  test('no duty is asked of who has left or does not take part yet', () => {
    everywhere((state) => {
      const orphans = Object.values(state.obligations).filter(
        (obligation) =>
          obligation.status !== 'reported' &&
          obligation.template !== null &&
          dutyBody(state, obligation) === null &&
          !takesPart(state, obligation.owner),
      );
      expect(orphans.map(({ id, owner }) => `${id} of ${owner}`)).toEqual([]);
    });
  });

  test('no duty is asked twice: of a series one owner has each occurrence once', () => {
    everywhere((state) => {
      const asked = Object.values(state.obligations).flatMap(({ template, owner, occurrence }) =>
        template === null ? [] : [`${template} ${occurrence} of ${owner}`],
      );
      expect(asked).toEqual([...new Set(asked)]);
    });
  });

  test('no place is taken in a circle, and nobody stands in the place of who is here', () => {
    everywhere(({ participation: { successors } }) => {
      for (const first of Object.keys(successors)) {
        const passed = new Set<string>();
        for (let next: string | undefined = first; next !== undefined; next = successors[next]) {
          expect(passed.has(next)).toBe(false);
          passed.add(next);
        }
      }
    });
  });

  test('nobody is away, suspended or consulting its members who has left', () => {
    everywhere(({ participants, pausing, suspensions, mandates }) => {
      const consulting = Object.values(mandates.consultations).map(({ organisation }) => organisation);
      const names = [...Object.keys(pausing), ...Object.keys(suspensions.organisations), ...consulting];
      expect(names.filter((name) => participants[name]?.leftOn !== null)).toEqual([]);
    });
  });

  test('what a successor’s organisation told is the successor’s', () => {
    everywhere(({ participation, dossier }) => {
      const told = Object.values(dossier.open).filter(({ from }) => participation.succeeded.includes(from));
      expect(told.map(({ item }) => item)).toEqual([]);
    });
  });

  test('a body has one chair, and nobody sits who has left', () => {
    everywhere((state) => {
      for (const seats of Object.values(state.bodies.seats)) {
        expect(seats.filter(({ seat }) => seat === 'chair').length).toBeLessThan(2);
        expect(seats.filter(({ organisation }) => !takesPart(state, organisation))).toEqual([]);
      }
    });
  });
});
