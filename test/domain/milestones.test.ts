import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../../domain/check-definition.ts';
import type { CommandFields } from '../../domain/commands.ts';
import { aDefinition, type PhaseInput } from '../support/definition.ts';
import { command, given, type Sender } from '../support/given.ts';
import { exchange, leave, reason } from '../support/steps.ts';

const name = { nl: 'x', en: 'x' };

/** Preparation where SER facilitates: a request, the board's approval, exploration, acceptance with its roles. */
const milestones: NonNullable<PhaseInput['milestones']> = [
  { id: 'request', name, by: ['branch', 'government'], rule: 'R12' },
  { id: 'approval', name, by: 'facilitator', after: ['request'], strength: 'block', rule: 'R13' },
  { id: 'exploration', name, by: 'facilitator', after: ['approval'], strength: 'block', rule: 'R13' },
  {
    id: 'acceptance',
    name,
    by: 'facilitator',
    after: ['exploration'],
    strength: 'block',
    rule: 'R14',
    assigns: ['convenor', 'mediator', 'penholder', 'chair-provider'],
  },
  { id: 'feedback', name, after: ['acceptance'], rule: 'R16' },
];

const usual = aDefinition();
const definition = aDefinition({
  organisations: [
    ...usual.organisations,
    { id: 'second-branch', name: 'Second branch', kind: 'branch', participation: 'observer' },
  ],
  phases: usual.phases.map((phase, index) => (index === 0 ? { ...phase, milestones } : phase)),
});

const step = (milestone: string, sender: Sender = {}, more: Partial<CommandFields['RecordMilestone']> = {}) =>
  command('RecordMilestone', { milestone, ...more }, sender);

const requested = given(definition).and(step('request', { for: 'branch', evidence: 'letter' }));
const explored = requested.and(step('approval'), step('exploration'));

describe('a step with an owner', () => {
  test('[R5] lets a sector’s own branch organisation start a track, through its own people', () => {
    given(definition)
      .when(step('request', { as: 'bram' }))
      .thenRecords(['MilestoneRecorded', { milestone: 'request', organisation: 'branch' }]);
  });

  test('[R6] lets government start a track as well', () => {
    given(definition)
      .when(step('request', { as: 'mina' }))
      .thenRecords(['MilestoneRecorded', { organisation: 'ministry' }]);
  });

  test('[R12] is recorded by an officer for whom it is, with the letter and its day', () => {
    const story = given(definition)
      .on('2027-03-01')
      .when(step('request', { for: 'branch', evidence: 'letter', effectiveOn: '2027-02-15' }));
    story.thenRecords(['MilestoneRecorded', { organisation: 'branch' }]);
    expect(story.latest[0]?.rules).toEqual(['R12']);
    expect(story.state.milestones['request']?.on).toBe('2027-02-15');
  });

  test('asks an officer for whom it is', () => {
    given(definition).when(step('request')).thenRefused('PRINCIPAL_MISSING');
  });

  test('is not anybody’s: refused with whose it is', () => {
    given(definition)
      .when(step('request', { as: 'umar' }))
      .thenRefused('MILESTONE_OF_ANOTHER');
    const story = given(definition).when(step('request', { for: 'union', evidence: 'mail' }));
    expect(story.refusal?.parameters).toEqual({
      milestone: 'request',
      takers: 'branch, government',
      organisation: 'union',
    });
    given(definition)
      .when(step('request', { for: 'chair', evidence: 'minutes' }))
      .thenRefused('NOT_FOR_PARTICIPATION');
  });

  test('is not taken by who has left', () => {
    given(definition)
      .and(leave('branch'))
      .when(step('request', { for: 'branch', evidence: 'mail' }))
      .thenRefused('ORGANISATION_LEFT');
  });

  test('is taken jointly by organisations of the same kinds, each named once', () => {
    const sender = { for: 'branch', evidence: 'letter' };
    given(definition)
      .when(step('request', sender, { jointly: ['second-branch', 'ministry'] }))
      .thenRecords(['MilestoneRecorded', { organisation: 'branch', jointly: ['second-branch', 'ministry'] }]);
    given(definition)
      .when(step('request', sender, { jointly: ['union'] }))
      .thenRefused('MILESTONE_OF_ANOTHER');
    given(definition)
      .when(step('request', sender, { jointly: ['branch'] }))
      .thenRefused('NAMED_TWICE');
    given(definition)
      .when(step('request', sender, { jointly: ['stranger'] }))
      .thenRefused('UNKNOWN_ORGANISATION');
    requested.when(step('approval', {}, { jointly: ['ministry'] })).thenRefused('MILESTONE_BY_ONE');
  });
});

describe('steps of the facilitator', () => {
  test('[R13] are taken by whoever stands in its place, after a succession as after an exchange', () => {
    const ser = { id: 'ser', name: 'SER', kind: 'other', participation: 'facilitator' } as const;
    const apart = { ...definition, facilitator: 'ser', organisations: [...definition.organisations, ser] };
    const joining = { organisation: 'new', name: 'New', kind: 'other' } as const;
    const followed = [
      given(definition).and(
        command(
          'SucceedOrganisation',
          { successor: joining, cause: 'succession', reason },
          { for: 'office', evidence: 'mail' },
        ),
      ),
      given(apart).and(exchange('ser', joining)),
    ];
    for (const story of followed) {
      const asked = story.and(step('request', { for: 'branch', evidence: 'letter' }));
      asked
        .when(step('approval', { for: 'new', evidence: 'minutes' }))
        .thenRecords(['MilestoneRecorded', { organisation: 'new' }]);
    }
    const own = followed[0]?.and(step('request', { for: 'branch', evidence: 'letter' }));
    own?.when(step('approval')).thenRecords(['MilestoneRecorded', { organisation: 'new' }]);
  });

  test('[R13] the facilitator’s board approves exploration first, after the request', () => {
    given(definition).when(step('approval')).thenRefused('MILESTONE_TOO_EARLY', 'R13');
    requested.when(step('exploration')).thenRefused('MILESTONE_TOO_EARLY', 'R13');
    requested
      .when(step('approval', { for: 'office', evidence: 'decision of the board' }))
      .thenRecords(['MilestoneRecorded', { milestone: 'approval', organisation: 'office' }]);
    requested.and(step('approval', { as: 'cora' }));
  });

  test('[R13] no party approves in its place', () => {
    requested.when(step('approval', { as: 'bram' })).thenRefused('MILESTONE_OF_ANOTHER');
    requested.when(step('approval', { for: 'branch', evidence: 'mail' })).thenRefused('MILESTONE_OF_ANOTHER');
  });

  test('[R14] facilitation is accepted only after exploration', () => {
    requested.and(step('approval')).when(step('acceptance')).thenRefused('MILESTONE_TOO_EARLY', 'R14');
    explored.and(step('acceptance'));
  });

  test('[R15] acceptance records who is convenor, mediator and penholder and who provides the chair', () => {
    const facilitationRoles = [
      { role: 'convenor', organisation: 'office' },
      { role: 'mediator', organisation: 'office' },
      { role: 'penholder', organisation: 'branch' },
      { role: 'chair-provider', organisation: 'office' },
    ] as const;
    const story = explored.when(step('acceptance', {}, { facilitationRoles: [...facilitationRoles] }));
    story.thenRecords(['MilestoneRecorded', { facilitationRoles: [...facilitationRoles] }]);
    expect(story.latest[0]?.data).not.toHaveProperty('missing');
    expect(story.state.milestones['acceptance']?.roles).toEqual(facilitationRoles);
  });

  test('[R15] roles that nobody took are named, and are no reason not to accept', () => {
    const facilitationRoles = [{ role: 'convenor' as const, organisation: 'office' }];
    explored
      .when(step('acceptance', {}, { facilitationRoles }))
      .thenRecords([
        'MilestoneRecorded',
        { missing: ['role/mediator', 'role/penholder', 'role/chair-provider'] },
      ]);
  });

  test('[R15] a role is of this step, of one organisation that takes part, and given once', () => {
    const roles = (...facilitationRoles: { role: 'convenor' | 'mediator'; organisation: string }[]) =>
      step('acceptance', {}, { facilitationRoles });
    explored
      .when(step('approval', {}, { facilitationRoles: [{ role: 'convenor', organisation: 'office' }] }))
      .thenRefused('MILESTONE_ALREADY_RECORDED');
    requested
      .when(step('approval', {}, { facilitationRoles: [{ role: 'convenor', organisation: 'office' }] }))
      .thenRefused('ROLE_OF_ANOTHER_STEP', 'R15');
    explored.when(roles({ role: 'convenor', organisation: 'stranger' })).thenRefused('UNKNOWN_ORGANISATION');
    explored
      .when(roles({ role: 'convenor', organisation: 'office' }, { role: 'convenor', organisation: 'branch' }))
      .thenRefused('NAMED_TWICE');
    explored
      .and(leave('branch'))
      .when(roles({ role: 'mediator', organisation: 'branch' }))
      .thenRefused('ORGANISATION_LEFT');
  });

  test('[R16] a step that is nobody’s own is recorded by an officer, and says what it came before', () => {
    explored.when(step('feedback', { as: 'umar' })).thenRefused('NOT_ENTITLED');
    explored
      .when(step('feedback'))
      .thenRecords(['MilestoneRecorded', { milestone: 'feedback', missing: ['acceptance'] }]);
    expect(explored.and(step('feedback')).latest[0]?.data).not.toHaveProperty('organisation');
  });
});

test('a definition is warned of a step that nobody in it can take', () => {
  const organisations = definition.organisations.filter(
    ({ kind }) => kind !== 'branch' && kind !== 'government',
  );
  const people = definition.people.filter(({ organisation }) =>
    organisations.some(({ id }) => id === organisation),
  );
  const { problems, warnings } = checkDefinition({ ...definition, organisations, people, bodies: [] });
  expect(problems).toEqual([]);
  expect(warnings.map(({ code }) => code)).toContain('MILESTONE_WITHOUT_TAKER');
});
