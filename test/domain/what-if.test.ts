import { describe, expect, test } from 'vitest';
import { forecast } from '../../domain/forecast.ts';
import type { Supposition } from '../../domain/suppositions.ts';
import { whatIf, type Change } from '../../domain/what-if.ts';
import { aDefinition, aGate, anObligation, onlyObligations, withObligations } from '../support/definition.ts';
import { command, FIRST_DAY, given, type Story } from '../support/given.ts';
import { inForce, openGate, toSigned } from '../support/steps.ts';

/** In force since 1 July 2027, so until 1 July 2030. */
function inImplementation(): Story {
  return given(aDefinition())
    .and(...toSigned, inForce('2027-07-01'))
    .on('2027-07-02');
}

function changes(story: Story, ...suppositions: Supposition[]): Change[] {
  const found = whatIf(story.state, suppositions, story.today);
  if ('problem' in found) throw new Error(JSON.stringify(found));
  return found.changes;
}

describe('When nobody does anything more', () => {
  test('what recurs is foreseen to the end of the term, and the phases that start by date', () => {
    const { state, today } = inImplementation();
    const { ahead } = forecast(state, { today });
    expect(ahead.map(({ kind, id, on, standing }) => [kind, id, on, standing])).toEqual([
      ['date', 'entry-into-force', '2027-07-01', 'open'],
      ['obligation', 'action-plan/company#1', '2028-07-01', 'open'],
      ['obligation', 'action-plan/company#2', '2029-07-01', 'planned'],
      ['obligation', 'action-plan/company#3', '2030-07-01', 'planned'],
      ['phase', 'evaluation', '2030-07-01', 'planned'],
      ['term-end', 'term-end', '2030-07-01', 'open'],
    ]);
  });

  test('silence closes the gate that announced it', () => {
    const silent = aGate('acceptance', {
      leadsTo: 'information',
      silence: { after: 'P2W', outcome: 'lapsed' },
    });
    const gates = aDefinition().gates.map((gate) => (gate.id === 'acceptance' ? silent : gate));
    const { state, today } = given(aDefinition({ gates })).and(openGate('acceptance'));
    expect(forecast(state, { today }).ahead).toContainEqual(
      expect.objectContaining({ kind: 'silence', id: 'acceptance', on: '2027-01-19' }),
    );
  });

  test('the state that was asked stays as it is', () => {
    const { state, today } = inImplementation();
    const before = JSON.stringify(state);
    forecast(state, { today });
    whatIf(state, [{ kind: 'withdraw', name: 'company' }], today);
    expect(JSON.stringify(state)).toBe(before);
  });

  test('a covenant without an end is looked at for two years', () => {
    const monthly = anObligation('call', { owner: { organisation: 'office' }, every: 'P1M' });
    const { state, today } = given(onlyObligations(monthly));
    const days = forecast(state, { today }).ahead.map(({ on }) => on);
    expect(days).toHaveLength(24);
    expect(days.at(-1)).toBe('2029-01-04');
  });
});

describe('When it is asked what would happen if', () => {
  test('the entry into force moved: everything that hangs on it moves along', () => {
    const found = changes(inImplementation(), { kind: 'shift', name: 'entry-into-force', to: 'P1M' });
    expect(found.map(({ id, before, after, days, effect }) => [id, before, after, days, effect])).toEqual([
      ['entry-into-force', '2027-07-01', '2027-08-01', 31, 'moves'],
      ['action-plan/company#1', '2028-07-01', '2028-08-01', 31, 'moves'],
      ['action-plan/company#2', '2029-07-01', '2029-08-01', 31, 'moves'],
      ['action-plan/company#3', '2030-07-01', '2030-08-01', 31, 'moves'],
      ['evaluation', '2030-07-01', '2030-08-01', 31, 'moves'],
      ['term-end', '2030-07-01', '2030-08-01', 31, 'moves'],
    ]);
  });

  test('a window moved: it keeps its length, and counts by its last day', () => {
    const duty = anObligation('inputs', {
      due: { from: 'date:midterm', plus: 'P2W' },
      owner: { organisation: 'union' },
    });
    const story = given(withObligations(duty)).and(
      command('SetDate', { date: 'midterm', from: '2028-01-01', to: '2028-01-31' }),
    );
    const found = changes(story, { kind: 'shift', name: 'midterm', to: '2028-03-01' });
    expect(found).toMatchObject([
      { kind: 'date', id: 'midterm', before: '2028-01-31', after: '2028-03-31' },
      {
        kind: 'obligation',
        id: 'inputs',
        owner: 'union',
        before: '2028-02-14',
        after: '2028-04-14',
        days: 60,
      },
    ]);
  });

  test('a phase is named by its own name: the date on which it starts moves', () => {
    const phases = aDefinition().phases.map((phase) =>
      phase.id === 'evaluation' ? { ...phase, starts: { day: 'date:midterm' } } : phase,
    );
    const story = given(aDefinition({ phases }));
    expect(changes(story, { kind: 'shift', name: 'evaluation', to: '2030-01-01' })).toMatchObject([
      { kind: 'date', id: 'midterm', before: null, after: '2030-01-01', effect: 'begins' },
    ]);
  });

  test('an organisation left: its duties end, and those of others stay', () => {
    const found = changes(inImplementation(), { kind: 'withdraw', name: 'company' });
    expect(found.map(({ id, after, effect }) => [id, after, effect])).toEqual([
      ['action-plan/company#1', null, 'ends'],
      ['action-plan/company#2', null, 'ends'],
      ['action-plan/company#3', null, 'ends'],
    ]);
  });

  test('a duty got more time: this one alone moves, and not the next', () => {
    const story = inImplementation();
    const found = changes(story, { kind: 'extend', name: 'action-plan/company#1', due: '2028-09-01' });
    expect(found).toMatchObject([{ id: 'action-plan/company#1', after: '2028-09-01', days: 62 }]);
  });

  test('a duty was suspended: without an end it has no day, with one it moves by its days', () => {
    const name = 'action-plan/company#1';
    const story = inImplementation();
    expect(changes(story, { kind: 'suspend', name, during: null })).toMatchObject([
      { id: name, before: '2028-07-01', after: null, days: null, effect: 'pauses' },
    ]);
    expect(changes(story, { kind: 'suspend', name, during: 'P6W' })).toMatchObject([
      { id: name, after: '2028-08-12', days: 42, effect: 'moves' },
    ]);
  });

  test('an organisation was suspended: all of its own moves, what is foreseen too as far as it is open then', () => {
    const story = inImplementation();
    const found = changes(story, { kind: 'suspend', name: 'company', during: 'P6W' });
    expect(found).toMatchObject([{ id: 'action-plan/company#1', after: '2028-08-12', days: 42 }]);
  });

  test('the covenant was suspended without an end: nothing has a day until it goes on', () => {
    const found = changes(inImplementation(), { kind: 'suspend', name: 'kites', during: null });
    expect(found.map(({ id, after, effect }) => `${id} ${after} ${effect}`)).toEqual([
      'action-plan/company#1 null pauses',
      'action-plan/company#2 null pauses',
      'action-plan/company#3 null pauses',
      'evaluation null pauses',
    ]);
  });

  test('several things happened together', () => {
    const found = changes(
      inImplementation(),
      { kind: 'shift', name: 'entry-into-force', to: 'P1M' },
      { kind: 'withdraw', name: 'company' },
    );
    expect(found.map(({ id, effect }) => `${id} ${effect}`)).toEqual([
      'entry-into-force moves',
      'action-plan/company#1 ends',
      'action-plan/company#2 ends',
      'action-plan/company#3 ends',
      'evaluation moves',
      'term-end moves',
    ]);
  });

  test.each<[Supposition, object]>([
    [
      { kind: 'shift', name: 'midtrem', to: 'P1W' },
      { problem: 'unknown', known: ['implementation', 'midterm', 'entry-into-force'] },
    ],
    [{ kind: 'shift', name: 'midterm', to: 'P1W' }, { problem: 'date-unset' }],
    [
      { kind: 'withdraw', name: 'nobody' },
      { problem: 'unknown', kind: 'withdraw' },
    ],
    [{ kind: 'suspend', name: 'nothing', during: null }, { problem: 'unknown' }],
    [{ kind: 'extend', name: 'signature/union', due: '2028-01-01' }, { problem: 'unknown' }],
  ])('%j: it says what would do instead', (supposition, expected) => {
    const { state } = given();
    expect(whatIf(state, [supposition], FIRST_DAY)).toMatchObject({ name: supposition.name, ...expected });
  });
});
