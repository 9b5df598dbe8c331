import { describe, expect, test } from 'vitest';
import { bodyOf, isSeated } from '../../domain/bodies/seats.ts';
import { chairDutyName } from '../../domain/bodies/rotation.ts';
import type { CommandFields } from '../../domain/commands.ts';
import { plan } from '../../domain/plan.ts';
import { maySee, viewerOf } from '../../domain/visibility.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, onlyObligations, text } from '../support/definition.ts';
import { command, given, type Draft } from '../support/given.ts';
import { forChair, joinAsParty, leave, reason, report, seat } from '../support/steps.ts';

const definition = aDefinition({
  phases: onlyObligations().phases,
  gates: [],
  obligations: [anObligation('annual-report', { owner: { body: 'steering-group' } })],
  bodies: [
    {
      id: 'steering-group',
      kind: 'steering-group',
      name: text('Steering group'),
      reachedThrough: 'office',
      seats: [{ group: 'labour', count: 1 }],
    },
    {
      id: 'sourcing',
      kind: 'working-group',
      name: { nl: 'werkgroep inkoop', en: 'working group on sourcing' },
      reachedThrough: 'office',
      rotation: 'P1Y',
    },
  ],
});

const table = given(definition);

const chair = (body: string, person: string, organisation: string, until?: string): Draft =>
  seat(body, organisation, { person, seat: 'chair', ...(until ? { until } : {}) });

const unseat = (body: string, organisation: string, person?: string): Draft =>
  command('UnseatMember', { body, organisation, ...(person ? { person } : {}) }, forChair);

const setUp = (body: string, rest: Partial<CommandFields['SetUpBody']> = {}): Draft =>
  command(
    'SetUpBody',
    { body, bodyKind: 'working-group', name: 'Working group', reachedThrough: 'office', ...rest },
    forChair,
  );

const dissolve = (body: string): Draft => command('DissolveBody', { body, reason }, forChair);

describe('bodies', () => {
  test('[R76] the terms have a steering group and working groups; more are set up when they are needed', () => {
    const story = table.when(setUp('wages'));
    story.thenRecords(['BodySetUp', { body: 'wages', bodyKind: 'working-group' }]);
    expect(['steering-group', 'sourcing', 'wages'].map((id) => bodyOf(story.state, id)?.kind)).toEqual([
      'steering-group',
      'working-group',
      'working-group',
    ]);
    story.and(seat('wages', 'union'));
  });

  test('of terms from before bodies had kinds are of no special one', () => {
    expect(bodyOf(given().state, 'steering-group')).toMatchObject({
      kind: 'other',
      rotation: null,
      seats: [],
    });
  });

  test('have names of their own, also after they are dissolved', () => {
    for (const id of ['chair', 'union', 'sourcing']) table.when(setUp(id)).thenRefused('NAME_TAKEN');
    const dissolved = table.and(setUp('wages'), dissolve('wages'));
    dissolved.when(setUp('wages')).thenRefused('NAME_TAKEN');
    dissolved.when(joinAsParty('wages')).thenRefused('NAME_TAKEN');
    table.when(setUp('wages', { reachedThrough: 'stranger' })).thenRefused('UNKNOWN_ORGANISATION');
  });

  test('are dissolved once they owe nothing, and have no members then', () => {
    const story = table.when(dissolve('steering-group')).thenRefused('BODY_OWES');
    expect(story.refusal?.parameters['obligations']).toBe('annual-report');
    const done = table.and(seat('steering-group', 'union'), report('annual-report', 'steering-group'));
    const { state } = done.and(dissolve('steering-group'));
    expect(bodyOf(state, 'steering-group')).toBeUndefined();
    expect(isSeated(state, 'steering-group', 'umar')).toBe(false);
    done.and(dissolve('steering-group')).when(seat('steering-group', 'union')).thenRefused('UNKNOWN_BODY');
  });

  test('take their open search for a chair with them', () => {
    table
      .and(chair('sourcing', 'umar', 'union'))
      .when(dissolve('sourcing'))
      .thenRecords(
        ['BodyDissolved', { body: 'sourcing' }],
        ['ObligationDropped', { obligation: 'chair-sourcing-1', because: 'decided' }],
      );
  });

  test('[R10] are the parties’ to set up: an officer’s word alone does not', () => {
    const { type, fields } = setUp('wages');
    table.when({ type, fields, sender: {} }).thenRefused('PARTIES_DECIDE');
  });
});

describe('members', () => {
  test('[R76] sit for their organisation, which counts for its constituent group', () => {
    table
      .when(seat('steering-group', 'union'))
      .thenRecords(['MemberSeated', { body: 'steering-group', organisation: 'union', group: 'labour' }]);
  });

  test('sit once, and people for an organisation that they act for', () => {
    const story = table.and(seat('sourcing', 'union'));
    story.when(seat('sourcing', 'union')).thenRefused('ALREADY_SEATED');
    story.and(seat('sourcing', 'union', { person: 'ursa' }));
    story.when(seat('sourcing', 'union', { person: 'bram' })).thenRefused('PERSON_OF_OTHERS');
    story.when(seat('sourcing', 'stranger')).thenRefused('UNKNOWN_ORGANISATION');
    story.when(seat('nowhere', 'union')).thenRefused('UNKNOWN_BODY', 'R76');
    story.and(leave('branch')).when(seat('sourcing', 'branch')).thenRefused('ORGANISATION_LEFT');
    story.when(seat('sourcing', 'branch', { until: '2027-01-04' })).thenRefused('DATES_REVERSED');
  });

  test('step down: one of them, or all of their organisation', () => {
    const story = table.and(
      seat('sourcing', 'union', { person: 'umar' }),
      seat('sourcing', 'union', { person: 'ursa' }),
    );
    expect(story.and(unseat('sourcing', 'union', 'umar')).state.bodies.seats['sourcing']).toMatchObject([
      { person: 'ursa' },
    ]);
    expect(story.and(unseat('sourcing', 'union')).state.bodies.seats).toEqual({});
    story.when(unseat('sourcing', 'branch')).thenRefused('NOT_SEATED');
    story.when(unseat('nowhere', 'union')).thenRefused('UNKNOWN_BODY');
  });

  test('may act for their body, and see what it may see', () => {
    const asUmar = (): Draft =>
      command('ReportDone', { obligation: 'annual-report' }, { as: 'umar', for: 'steering-group' });
    table.when(asUmar()).thenRefused('NOT_ENTITLED');
    const story = table.and(seat('steering-group', 'union', { person: 'umar' }));
    story.and(asUmar());
    const seen = (person: string) =>
      maySee(story.state, viewerOf(story.state, person), {
        audience: { only: ['steering-group'] },
        owner: null,
      });
    expect(['umar', 'ursa', 'bram'].filter(seen)).toEqual(['umar']);
  });
});

describe('the chair of a body', () => {
  test('is one: who has the chair steps down first, and is named', () => {
    const story = table
      .and(chair('steering-group', 'umar', 'union'))
      .when(chair('steering-group', 'bram', 'branch'))
      .thenRefused('TWO_CHAIRS', 'R76');
    expect(story.refusal?.parameters).toEqual({
      body: 'steering-group',
      chair: 'umar',
      organisation: 'union',
    });
    table.and(
      chair('steering-group', 'umar', 'union'),
      unseat('steering-group', 'union', 'umar'),
      chair('steering-group', 'bram', 'branch'),
    );
  });

  test('is a person, and sits once: a member who takes the chair has one seat', () => {
    table.when(seat('steering-group', 'union', { seat: 'chair' })).thenRefused('CHAIR_IS_A_PERSON');
    const { state } = table.and(
      seat('steering-group', 'union', { person: 'umar' }),
      chair('steering-group', 'umar', 'union'),
    );
    expect(state.bodies.seats['steering-group']).toHaveLength(1);
  });

  test('[R46] rotates as was agreed: the body has the duty to seat the next one by that day', () => {
    const story = table.when(chair('sourcing', 'umar', 'union'));
    story.thenRecords(
      ['MemberSeated', { seat: 'chair', person: 'umar', until: '2028-01-04' }],
      ['ObligationOpened', { obligation: 'chair-sourcing-1', body: 'sourcing', due: '2028-01-04' }],
    );
    expect(chairDutyName(story.state, 'chair-sourcing-1')).toEqual({
      nl: 'volgende voorzitter van werkgroep inkoop',
      en: 'next chair of working group on sourcing',
    });
    const reminders = plan(story.state).filter(({ subject }) => subject === 'chair-sourcing-1');
    expect(reminders[0]).toMatchObject({ organisation: 'office', person: 'olga', sendOn: '2027-12-21' });
  });

  test('[R46] is followed by the next on that day, who answers the duty and brings the one after', () => {
    table
      .and(chair('sourcing', 'umar', 'union'))
      .on('2028-01-04')
      .when(chair('sourcing', 'bram', 'branch'))
      .thenRecords(
        ['MemberUnseated', { person: 'umar', because: 'rotation' }],
        ['MemberSeated', { person: 'bram', until: '2029-01-04' }],
        ['ObligationReportedDone', { obligation: 'chair-sourcing-1' }],
        ['ObligationOpened', { obligation: 'chair-sourcing-2', due: '2029-01-04' }],
      );
  });

  test('[R46] before that day makes way only when unseated; late, the body is called late', () => {
    const story = table.and(chair('sourcing', 'umar', 'union'));
    story
      .on('2027-12-01')
      .when(chair('sourcing', 'bram', 'branch'))
      .thenRefused('TWO_CHAIRS');
    expect(story.on('2028-01-05').isLate('chair-sourcing-1')).toBe(true);
    const early = story.on('2027-06-01').and(unseat('sourcing', 'union'));
    expect(early.obligation('chair-sourcing-1').status).toBe('open');
    early.and(chair('sourcing', 'bram', 'branch'));
  });

  test('goes on for another time when seated again', () => {
    const story = table
      .and(chair('sourcing', 'umar', 'union'))
      .on('2028-01-03')
      .and(chair('sourcing', 'umar', 'union'));
    expect(story.state.bodies.seats['sourcing']).toMatchObject([{ person: 'umar', until: '2029-01-03' }]);
    expect(story.obligation('chair-sourcing-1').status).toBe('reported');
  });

  test('has no last day where none is agreed, unless one is given', () => {
    table.when(chair('steering-group', 'umar', 'union')).thenRecords(['MemberSeated']);
    table
      .when(chair('steering-group', 'umar', 'union', '2027-12-31'))
      .thenRecords(['MemberSeated'], ['ObligationOpened', { due: '2027-12-31' }]);
    const wages = table.and(setUp('wages', { rotation: 'P6M' }), chair('wages', 'umar', 'union'));
    expect(wages.due('chair-wages-1')).toBe('2027-07-04');
  });

  test('is the body’s to find, whoever leaves', () => {
    const story = table.and(chair('sourcing', 'umar', 'union')).when(leave('union'));
    story.thenRecords(['ParticipantLeft'], ['MemberUnseated', { because: 'organisation-left' }]);
    expect(story.obligation('chair-sourcing-1').status).toBe('open');
    const handOver = command('HandOverObligation', {
      obligation: 'chair-sourcing-1',
      newOwner: 'branch',
      reason,
    });
    story.when(handOver).thenRefused('DUTY_OF_BODY');
  });

  test('gives a duty that an officer opened beside it no other name', () => {
    const own = command('OpenObligation', {
      obligation: 'chair-sourcing-1',
      owner: 'union',
      text: testContent('Another matter'),
      due: '2027-03-01',
    });
    table
      .and(own)
      .when(chair('sourcing', 'umar', 'union'))
      .thenRecords(['MemberSeated'], ['ObligationOpened', { obligation: 'chair-sourcing-2' }]);
  });
});
