import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDefinition, loadScenario } from '../../client/definition-file.ts';
import { mayUse } from '../../domain/participation/associations.ts';
import { scenarioSchema, type Scenario, type ScenarioStep } from '../../domain/scenario.ts';
import { dueDays } from '../support/due-days.ts';
import { playScenario, type Played } from '../support/play.ts';

/** Who comes and goes in the covenants of the sources, on top of how they went until then. */

const folder = new URL('../../covenants/', import.meta.url);

function playOn(name: string, day: string, ...steps: ScenarioStep[]): Played {
  const loaded = loadDefinition(readFileSync(new URL(`${name}/definition.yaml`, folder)));
  const script = loadScenario(readFileSync(new URL(`${name}/scenario.yaml`, folder)));
  if ('problems' in loaded || 'problems' in script) throw new Error(`${name} cannot be read`);
  const before = script.scenario.steps.filter(({ at }) => at < day);
  const scenario: Scenario = scenarioSchema.parse({
    ...script.scenario,
    until: day,
    steps: [...before, ...steps.map((step) => ({ ...step, at: day }))],
  });
  const played = playScenario(loaded.file, scenario);
  expect(played.failures).toEqual([]);
  return played;
}

const on = (step: Omit<ScenarioStep, 'at'>): ScenarioStep => ({ at: '2018-01-16', ...step });

describe('gold', () => {
  test('[R81] a company that joins in month seven has deadlines of its own, and shares the yearly ones', () => {
    const { facts, state } = playOn(
      'gold',
      '2018-01-16',
      on({
        as: 'officer-1',
        do: 'JoinCovenant',
        with: {
          organisation: 'company-8',
          name: 'Testbedrijf 8',
          kind: 'company',
          participation: 'affiliated-company',
        },
      }),
    );
    const days = dueDays(facts);
    expect(state.participants['company-8']?.joinedOn).toBe('2018-01-16');
    expect(days['complaints-procedure/company-8']).toBe('2019-07-16');
    expect(days['complaints-procedure/company-1']).toBe('2018-12-20');
    expect(days['due-diligence-report/company-8#1']).toBe(days['due-diligence-report/company-1#1']);
  });
});

describe('textile', () => {
  const joins = (conditions: string[], expected?: string): ScenarioStep =>
    on({
      as: 'officer-2',
      do: 'JoinCovenant',
      with: {
        organisation: 'associate-9',
        name: 'Test company from the Textilbündnis',
        kind: 'company',
        participation: 'associate',
        association: 'from-textilbuendnis',
        conditions: conditions.map((condition) => ({ condition, evidence: `Shows ${condition}` })),
      },
      ...(expected ? { expect: { refused: expected } } : {}),
    });

  test('[R82] [R84] a Textilbündnis company becomes associate only with all that is asked, and can use what that gives', () => {
    const { state } = playOn(
      'textile',
      '2018-01-16',
      joins(['dutch-market', 'production-locations'], 'CONDITION_MISSING'),
      joins(['dutch-market', 'production-locations', 'complaints-committee']),
    );
    expect(mayUse(state, 'associate-9', 'advice')).toBe('yes');
    expect(mayUse(state, 'associate-9', 'projects')).toBe('under-conditions');
  });

  test('[R83] a company of ours gains the mirror status once its plan is published there', () => {
    const records = (conditions: string[], expected?: string) =>
      on({
        as: 'officer-2',
        do: 'RecordAssociation',
        with: {
          organisation: 'company-1',
          association: 'to-textilbuendnis',
          conditions: conditions.map((condition) => ({ condition, evidence: `Shows ${condition}` })),
        },
        ...(expected ? { expect: { refused: expected } } : {}),
      });
    const { state } = playOn(
      'textile',
      '2018-01-16',
      records(['german-market'], 'CONDITION_MISSING'),
      records(['german-market', 'action-plan-published']),
    );
    expect(state.participation.associations['company-1']).toMatchObject([
      { association: 'to-textilbuendnis' },
    ]);
  });
});

describe('forest', () => {
  test('[R104] [D38] a party whose dispute was not settled in three months leaves by right', () => {
    const { facts } = playOn('forest', '2019-01-16');
    const types = facts.map(({ type }) => type);
    expect(facts.find(({ type }) => type === 'RightToLeaveArose')).toMatchObject({
      data: { obligation: 'dispute-1', organisations: ['branch-5', 'signatory-3'], on: '2019-01-09' },
      rules: ['R104', 'D38'],
    });
    expect(facts.find(({ type }) => type === 'ParticipantLeft')).toMatchObject({
      data: { organisation: 'branch-5', ground: 'right-to-leave', dispute: 'dispute-1' },
    });
    expect(types.indexOf('RightToLeaveArose')).toBeLessThan(types.indexOf('ParticipantLeft'));
  });

  test('a party that leaves hands over what others go on with', () => {
    const { state } = playOn(
      'forest',
      '2018-06-04',
      on({
        as: 'officer-1',
        do: 'OpenObligation',
        with: { obligation: 'action-1', owner: 'branch-2', text: 'Ledenbrief', due: '2018-09-03' },
      }),
      on({
        for: 'branch-2',
        do: 'LeaveCovenant',
        with: {
          reason: 'Opgeheven',
          handOver: [{ obligation: 'action-1', newOwner: 'branch-3' }],
        },
      }),
    );
    expect(state.obligations['action-1']).toMatchObject({ owner: 'branch-3', status: 'open' });
    expect(state.participants['branch-2']?.leftOn).toBe('2018-06-04');
  });
});
