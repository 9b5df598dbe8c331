import { describe, expect, test } from 'vitest';
import { unmetExpectations, unmetRefusal } from '../../domain/expectations.ts';
import { scenarioSchema, type Scenario } from '../../domain/scenario.ts';
import { actorOf, lastDay, planSteps } from '../../domain/scenario-steps.ts';
import { anObligation, onlyObligations, text } from '../support/definition.ts';
import { given } from '../support/given.ts';
import { report } from '../support/steps.ts';

const step = (rest: object) => ({ at: 'P0D', ...rest });

function scenario(steps: object[], rest: object = {}): Scenario {
  return scenarioSchema.parse({
    format: 1,
    definition: 'kites',
    name: text('Trial'),
    begins: '2015-01-31',
    steps,
    ...rest,
  });
}

describe('the steps of a scenario', () => {
  test('move with the first day, by the same number of days', () => {
    const steps = planSteps(scenario([step({ at: '2015-02-10' }), step({ at: 'P1M' })]), '2027-01-31');
    expect(steps.map(({ on }) => on)).toEqual(['2027-02-10', '2027-02-28']);
    expect(planSteps(scenario([step({ at: '2015-02-10' })]))[0]?.on).toBe('2015-02-10');
  });

  test('happen in the order of their days, and of the file within a day', () => {
    const steps = planSteps(
      scenario([step({ at: 'P2D' }), step({ at: 'P1D' }), step({ at: 'P1D', as: 'olga' })]),
    );
    expect(steps.map((each) => each.step)).toEqual([2, 3, 1]);
  });

  test('with `each` become one per organisation, with its id in the fields', () => {
    const steps = planSteps(
      scenario([
        step({
          each: ['one', 'two'],
          do: 'ReportDone',
          with: { obligation: 'plan/{each}', note: 'by {each}' },
          expect: { refused: 'UNKNOWN_OBLIGATION', phase: 'preparation' },
        }),
      ]),
    );
    expect(steps.map(({ for: organisation, command }) => [organisation, command?.fields])).toEqual([
      ['one', { obligation: 'plan/one', note: 'by one' }],
      ['two', { obligation: 'plan/two', note: 'by two' }],
    ]);
    expect(steps.map((each) => each.expect)).toEqual([
      { refused: 'UNKNOWN_OBLIGATION' },
      { refused: 'UNKNOWN_OBLIGATION', phase: 'preparation' },
    ]);
  });

  test('name the mandate that an act rests on, with `each` that of each organisation', () => {
    const steps = planSteps(
      scenario([
        step({ each: ['one', 'two'], under: '{each}-board' }),
        step({ for: 'one', under: 'members' }),
        step({ for: 'one' }),
      ]),
    );
    expect(steps.map(({ under }) => under)).toEqual(['one-board', 'two-board', 'members', null]);
    expect(() => scenario([step({ under: 'No Name' })])).toThrow(/expected-slug/);
  });

  test('have their dates moved, and their texts not', () => {
    const fields = { date: 'midterm', from: '2015-03-01', to: 'P2M', reason: '2015-03-01' };
    const [moved] = planSteps(scenario([step({ do: 'SetDate', with: fields })]), '2015-02-01');
    expect(moved?.command?.fields).toEqual({
      date: 'midterm',
      from: '2015-03-02',
      to: '2015-04-01',
      reason: '2015-03-01',
    });
  });

  test('leave a date that is none to be refused by its command', () => {
    const [bad] = planSteps(scenario([step({ do: 'SetEntryIntoForce', with: { on: 'soon' } })]));
    expect(bad?.command?.fields).toEqual({ on: 'soon' });
  });

  test('end on the last step’s day, or on the scenario’s own', () => {
    expect(lastDay(scenario([step({ at: 'P5D' }), step({ at: 'P1D' })]))).toBe('2015-02-05');
    expect(lastDay(scenario([step({})], { until: 'P1Y' }), '2027-01-31')).toBe('2028-01-31');
  });

  test('are taken by the person who is named, else by the organisation’s contact', () => {
    const { state } = given();
    const actor = (rest: object) => {
      const [planned] = planSteps(scenario([step(rest)]));
      return planned && actorOf(state, planned);
    };
    expect(actor({ as: 'cora', for: 'union' })).toBe('cora');
    expect(actor({ for: 'union' })).toBe('umar');
    expect(actor({})).toBeNull();
  });
});

describe('expectations', () => {
  const story = given(onlyObligations(anObligation('plan', {}))).and(report('plan/union', 'union'));
  const unmet = (expectation: object, day = '2027-01-04') => unmetExpectations(story.state, expectation, day);

  test('that are met say nothing', () => {
    const expectation = {
      phase: 'preparation',
      status: 'open',
      signatures: 0,
      open: ['plan/branch'],
      reported: ['plan/union'],
    };
    expect(unmet(expectation)).toEqual([]);
    expect(unmet({ late: ['plan/branch'] }, '2027-02-05')).toEqual([]);
  });

  test('that are not met say what was found', () => {
    expect(unmet({ phase: 'dialogue', signatures: 3 })).toEqual([
      'expected phase dialogue, found preparation',
      'expected signatures 3, found 0',
    ]);
    expect(unmet({ late: ['plan/branch'], open: ['plan/union', 'nothing'] })).toEqual([
      'expected plan/union to be open, found reported',
      'expected nothing to be open, found none',
      'expected plan/branch to be late, found open',
    ]);
  });

  test('count what is over as reported', () => {
    const later = story.after('P1Y').and(report('plan/branch', 'branch'));
    expect(unmetExpectations(later.state, { reported: ['plan/union', 'plan/branch'] }, later.today)).toEqual(
      [],
    );
    expect(unmetExpectations(later.state, { reported: ['plan/union#2'] }, later.today)).toHaveLength(1);
  });

  test('of a refusal name both', () => {
    expect(unmetRefusal(null, null)).toEqual([]);
    expect(unmetRefusal(null, 'A')).toEqual(['refused with A']);
    expect(unmetRefusal('A', 'B')).toEqual(['expected the refusal A, but met B']);
    expect(unmetRefusal('A', null)).toEqual(['expected the refusal A, but the command was accepted']);
  });
});
