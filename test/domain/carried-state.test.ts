import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriedState, handedState, type HandedState } from '../../domain/carried-state.ts';
import { dueDay, isLate } from '../../domain/obligation.ts';
import type { CovenantState, Obligation } from '../../domain/state.ts';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, Story } from '../support/given.ts';
import { busyDefinition, randomStep } from '../support/random-commands.ts';
import { correct, inForce, reason, sign, toDialogue, toSigned, toSigning } from '../support/steps.ts';

/** What the first builds knew of an obligation and of a state; everything else came later. */
const OBLIGATION = [
  'id',
  'owner',
  'template',
  'occurrence',
  'status',
  'openedOn',
  'ownDue',
  'clockFrom',
  'movedDays',
  'suspendedOn',
  'reported',
  'returnedAt',
  'finalOn',
  'verify',
  'chase',
  'binding',
  'answeredBy',
  'reminders',
  'text',
];
const LATER = ['suspensions', 'calendar', 'policies', 'absences', 'rhythms', 'seatedOn'];

const story = given(
  onlyObligations(
    anObligation('plan', { owner: { organisation: 'union' } }),
    anObligation('other', { owner: { organisation: 'branch' } }),
  ),
).and(command('SuspendObligation', { obligation: 'other', reason }));

function ofFirstBuild({ state }: Story): CovenantState {
  const obligations = Object.entries(state.obligations).map(([id, obligation]) => {
    const known = Object.entries(obligation).filter(([field]) => OBLIGATION.includes(field));
    return [id, { ...Object.fromEntries(known), cannotDeliver: id === 'plan' }];
  });
  const kept = Object.entries(state).filter(([field]) => !LATER.includes(field));
  return {
    ...(Object.fromEntries(kept) as unknown as CovenantState),
    obligations: Object.fromEntries(obligations) as Record<string, Obligation>,
  };
}

test('of what an earlier build knew as imported, the days are still known to be', () => {
  const adoption = { asOf: '2026-12-31', days: ['signing'] };
  const earlier = { ...story.state, adoption } as unknown as HandedState;
  expect(carriedState(earlier).adoption).toEqual({
    asOf: '2026-12-31',
    takenOverOn: null,
    days: { signing: 0 },
  });
});

test('a state of an earlier build goes on with every field that this build knows', () => {
  const carried = carriedState(ofFirstBuild(story));
  expect(Object.keys(carried).sort()).toEqual(Object.keys(story.state).sort());
  const [plan, own] = [carried.obligations['plan'], story.obligation('plan')];
  expect(Object.keys(plan ?? {}).sort()).toEqual(Object.keys(own).sort());
});

test('what it knew keeps its meaning', () => {
  const carried = carriedState(ofFirstBuild(story));
  const { plan, other } = carried.obligations;
  if (!plan || !other) throw new Error('duties are missing');
  expect(plan.request).toMatchObject({ kind: 'cannot-deliver', until: null });
  expect(isLate(carried, plan, '2028-01-01')).toBe(false);
  expect([other.pausedOn, dueDay(carried, other)]).toEqual([other.suspendedOn, undefined]);
});

const busy = [[], toDialogue, [...toSigned, inForce('2027-01-04')]].map((drafts) =>
  given(busyDefinition).and(...drafts),
);

test('what one run hands to the next is whole again there, whatever has happened, in the same order', () => {
  const steps = fc.array(randomStep, { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom(...busy), steps, (opened, random) => {
      const { state } = random.reduce<Story>(
        (last, step) => (typeof step === 'number' ? last.after(`P${step}D`) : last.when(step)),
        opened,
      );
      const handed = JSON.parse(JSON.stringify(handedState(state))) as HandedState;
      const carried = carriedState(handed);
      expect(carried).toStrictEqual(state);
      for (const part of ['people', 'participants', 'obligations', 'recurrences'] as const)
        expect(Object.keys(carried[part])).toEqual(Object.keys(state[part]));
    }),
    { numRuns: 150 },
  );
});

test('what goes without saying is not handed over: of a duty that has just opened its id and number are enough', () => {
  const { participants, people, obligations } = handedState(
    given(onlyObligations(anObligation('plan', { owner: { each: 'party' } }))).state,
  );
  expect(participants['union']).toEqual({ contact: 'umar', deputy: 'ursa' });
  expect(people['umar']).toBeNull();
  expect(obligations['plan/union']).toEqual({ changedAt: expect.any(Number) as number });
});

test('a state of this build passes unchanged', () => {
  expect(carriedState(story.state)).toEqual(story.state);
});

test('a recurring duty of a build that could not hand duties over goes on counting', () => {
  const monthly = given(onlyObligations(anObligation('plan', { every: 'P1M' }))).state;
  const recurrences = JSON.parse(
    JSON.stringify(monthly.recurrences, (key, value: unknown) => (key === 'joinedOn' ? undefined : value)),
  ) as CovenantState['recurrences'];
  expect(carriedState({ ...monthly, recurrences }).recurrences).toEqual(monthly.recurrences);
});

test('a signature and a gate of an earlier build go on with what was not known of them', () => {
  const signed = given().and(...toSigning, sign('union'));
  const { event, on, document } = signed.state.signatures['union'] ?? { event: 0, on: '', document: '' };
  const { closedBy: _, ...gate } = signed.state.gates['agreement'] ?? { closedBy: null };
  const { signing: __, corrections: ___, ...older } = signed.state;
  const handed = {
    ...older,
    signatures: { union: { event, on, document } },
    gates: { ...signed.state.gates, agreement: gate },
  } as unknown as CovenantState;
  const carried = new Story(carriedState(handed), signed.now, [], null);
  expect(carried.state.signatures['union']).toMatchObject({ event, mandate: null });
  expect(carried.state.gates['agreement']?.closedBy).toBeNull();
  // Its text is known by its reference alone, and the signature takes two people to correct all the same.
  carried.when(sign('branch', 'another text')).thenRefused('OTHER_DOCUMENT');
  carried.when(correct(event)).thenRefused('SECOND_PERSON_NEEDED');
  const complete = carried.and(sign('branch'), sign('ministry'));
  expect(Object.keys(complete.state.signing.sealed)).toEqual(['covenant']);
});
