import { describe, expect, test } from 'vitest';
import { dueFacts, nextInstant } from '../../domain/schedule.ts';
import { initialState } from '../../domain/state.ts';
import { aGate, anObligation, onlyGates, onlyObligations } from '../support/definition.ts';
import { given } from '../support/given.ts';
import { inForce, openGate, toSigned } from '../support/steps.ts';

const recurring = (id: string, plus: string) =>
  anObligation(id, { owner: { organisation: 'union' }, due: { from: 'opening', plus }, every: 'P1Y' });

describe('the next fact that time makes', () => {
  test('is nothing where nothing waits for a day: duties that fall due cost no timer', () => {
    const story = given(onlyObligations(anObligation('plan', {})));
    expect(nextInstant(story.state)).toBeNull();
    expect(story.after('P5Y').latest).toEqual([]);
  });

  test('is nothing before the opening', () => {
    expect(nextInstant(initialState())).toBeNull();
    expect(dueFacts(initialState(), '2027-01-04T08:00:00.000Z')).toEqual([]);
  });

  test('comes at midnight in Amsterdam: an hour before Greenwich in winter, two in summer', () => {
    const story = given().and(...toSigned);
    expect(nextInstant(story.and(inForce('2027-02-01')).state)).toBe('2027-01-31T23:00:00.000Z');
    expect(nextInstant(story.and(inForce('2027-07-01')).state)).toBe('2027-06-30T22:00:00.000Z');
  });

  test('is the earliest of several', () => {
    const definition = {
      ...onlyGates(aGate('quiet', { silence: { after: 'P3M', outcome: 'lapsed' } })),
      obligations: onlyObligations(anObligation('report', { every: 'P1M', owner: { organisation: 'union' } }))
        .obligations,
    };
    const story = given(definition).and(openGate('quiet'));
    expect(nextInstant(story.state)).toBe('2027-02-04T23:00:00.000Z');
  });

  test('is there as soon as its day has come, and not before', () => {
    const { state } = given().and(...toSigned, inForce('2027-02-01'));
    expect(dueFacts(state, '2027-01-31T22:59:59.999Z')).toEqual([]);
    expect(dueFacts(state, '2027-01-31T23:00:00.000Z')).toHaveLength(1);
  });

  test('of several on one day is all of them, and of several days only the first', () => {
    const { state } = given(
      onlyObligations(recurring('one', 'P1M'), recurring('two', 'P1M'), recurring('later', 'P2M')),
    );
    const made = dueFacts(state, '2027-12-01T00:00:00.000Z');
    expect(made.map(({ data }) => 'obligation' in data && data.obligation)).toEqual(['one#2', 'two#2']);
  });

  test('caught up after an outage begins a phase on its own day, so that later days do not move', () => {
    const story = given().and(...toSigned, inForce('2027-02-01'));
    const [event] = dueFacts(story.state, '2027-05-01T09:00:00.000Z');
    expect(event?.data).toMatchObject({ phase: 'implementation', on: '2027-02-01' });
  });

  test('far beyond any calendar is still a day, and throws nothing', () => {
    const far = {
      owner: { organisation: 'union' },
      every: 'P9999Y',
      due: { from: 'opening', plus: 'P9999Y' },
    };
    const story = given(onlyObligations(anObligation('far', far)));
    expect(story.due('far#1')).toBe('9999-12-31');
    expect(nextInstant(story.state)).toBe('9999-12-30T23:00:00.000Z');
    expect(story.reminders('far#1')).toHaveLength(3);
    const day = { date: 'midterm', from: '2999-12-31', to: '2999-12-31', previous: null };
    story.whenRecorded({ type: 'DateSet', data: day }).thenRecords(['DateSet']);
  });
});
