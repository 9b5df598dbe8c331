import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, aPerson, onlyObligations } from '../support/definition.ts';
import { mandate } from '../support/mandate-steps.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import {
  forChair,
  inForce,
  joinAsCompany,
  joinAsParty,
  leave,
  letter,
  pass,
  reason,
  report,
  sign,
  toSigned,
} from '../support/steps.ts';

const action = (owner = 'union'): Draft =>
  command('OpenObligation', {
    obligation: 'action',
    owner,
    text: testContent('Do it'),
    due: '2027-06-01',
  });

const ids = ({ state }: Story, owner: string): string[] =>
  Object.values(state.obligations)
    .filter((obligation) => obligation.owner === owner)
    .map(({ id }) => id);

const newcomer = {
  organisation: 'union-two',
  name: 'Union Two',
  kind: 'union' as const,
  contact: aPerson('uwe', 'union-two'),
};

describe('an organisation that is exchanged at the table', () => {
  const exchange = (rest: Partial<CommandFields['ExchangeOrganisation']> = {}): Draft =>
    command(
      'ExchangeOrganisation',
      {
        leaving: 'union',
        joining: newcomer,
        askedBy: 'union',
        consent: testContent('All parties agreed at the meeting'),
        reason,
        ...rest,
      },
      forChair,
    );

  const table = given().and(...pass('acceptance'), action());

  test('[R54] is recorded with who asked, the consent and the reason', () => {
    const story = table.when(exchange());
    expect(story.latest.find(({ type }) => type === 'OrganisationExchanged')).toMatchObject({
      data: {
        leaving: 'union',
        joining: 'union-two',
        askedBy: 'union',
        consent: testContent('All parties agreed at the meeting'),
        reason,
      },
      rules: ['R54'],
    });
  });

  test('[R54] makes way with all that it owed, in its constituent group', () => {
    const story = table.when(exchange());
    story.thenRecords(
      ['ParticipantJoined', { organisation: 'union-two', group: 'labour', inPlaceOf: 'union' }],
      ['ContactChanged', { organisation: 'union-two', person: 'uwe' }],
      ['ObligationHandedOver', { obligation: 'letter/union', to: 'union-two' }],
      ['ObligationHandedOver', { obligation: 'action', to: 'union-two' }],
      ['OrganisationExchanged'],
      ['ParticipantLeft', { organisation: 'union', ground: 'exchanged' }],
    );
    expect(ids(story, 'union-two')).toEqual(['letter/union', 'action']);
  });

  test('[R54] gives no letter to who comes: it is asked for one of its own', () => {
    const story = table.and(letter('union')).when(exchange());
    expect(ids(story, 'union-two')).toContain('letter/union-two');
    expect(story.state.letters['union-two']).toBeUndefined();
    story.and(letter('union-two'));
  });

  test('gives no signature to who comes', () => {
    const story = given()
      .and(...toSigned)
      .when(exchange());
    expect(story.obligation('signature/union-two').status).toBe('open');
    expect(story.state.signatures['union-two']).toBeUndefined();
    story.and(sign('union-two'));
  });

  test('leaves a recurring duty to who comes, without asking twice', () => {
    const monthly = anObligation('monthly', {
      owner: { each: 'party' },
      due: { from: 'opening', plus: 'P1M' },
      every: 'P1M',
    });
    const story = given(onlyObligations(monthly)).on('2027-01-20').and(exchange());
    expect(ids(story, 'union-two')).toEqual(['monthly/union#1']);
    const next = story.on('2027-02-10');
    expect(ids(next, 'union-two')).toEqual(['monthly/union#1', 'monthly/union-two#2']);
    expect(next.due('monthly/union-two#2')).toBe('2027-03-04');
  });

  test('[R54] is a decision of the parties', () => {
    const { type, fields } = exchange();
    table.when({ type, fields, sender: {} }).thenRefused('PARTIES_DECIDE', 'R131');
  });

  test('is one that takes part, for one that does not, asked by somebody of the covenant', () => {
    table.when(exchange({ leaving: 'stranger' })).thenRefused('UNKNOWN_ORGANISATION');
    table.and(leave('union')).when(exchange()).thenRefused('ORGANISATION_LEFT');
    const branch = { ...newcomer, organisation: 'branch', contact: undefined };
    table.when(exchange({ joining: branch })).thenRefused('ALREADY_PARTICIPANT');
    table.when(exchange({ askedBy: 'stranger' })).thenRefused('UNKNOWN_ORGANISATION');
    for (const askedBy of ['chair', 'steering-group', 'union-two']) table.and(exchange({ askedBy }));
  });

  test('leaves no act to ratify: only who acted outside its mandate could stand by it', () => {
    const outside = given(aDefinition({ mandates: { asked: ['union'] } })).and(
      ...pass('acceptance'),
      letter('union'),
    );
    const [ratification = ''] = outside.latest.flatMap((fact) =>
      fact.type === 'ObligationOpened' ? [fact.data.obligation] : [],
    );
    outside
      .when(command('HandOverObligation', { obligation: ratification, newOwner: 'branch', reason }))
      .thenRefused('OWN_DUTY');
    expect(ids(outside.and(exchange()), 'union-two')).toEqual(['letter/union-two']);
  });

  test('takes no mandate over: those of the one before end with it', () => {
    const held = given().and(...pass('acceptance'), mandate('board', 'union'));
    const { latest, state } = held.when(exchange());
    expect(latest.map(({ type }) => type)).toContain('MandateRevoked');
    expect(Object.values(state.mandates.registered).map(({ organisation }) => organisation)).not.toContain(
      'union-two',
    );
  });

  test('passes its seat on, and no chair', () => {
    const seat = (rest: Partial<CommandFields['SeatMember']>) =>
      command(
        'SeatMember',
        { body: 'steering-group', organisation: 'union', seat: 'member', ...rest },
        forChair,
      );
    const story = table.and(seat({}), seat({ person: 'umar', seat: 'chair' }), exchange());
    expect(story.state.bodies.seats['steering-group']).toMatchObject([
      { organisation: 'union-two', person: null, seat: 'member', group: 'labour' },
    ]);
  });
});

describe('an organisation that is succeeded', () => {
  const succeed = (
    organisation: string,
    successor: CommandFields['SucceedOrganisation']['successor'],
    cause: 'succession' | 'merger' = 'succession',
  ): Draft =>
    command('SucceedOrganisation', { successor, cause, reason }, { for: organisation, evidence: 'deed' });

  test('goes on under another name: duties, letter and signature are the successor’s', () => {
    const story = given()
      .and(...toSigned, action())
      .when(succeed('union', newcomer));
    story.thenRecords(
      ['ParticipantJoined', { organisation: 'union-two', participation: 'party', group: 'labour' }],
      ['ContactChanged'],
      ['ObligationHandedOver', { obligation: 'letter/union' }],
      ['ObligationHandedOver', { obligation: 'signature/union' }],
      ['ObligationHandedOver', { obligation: 'action' }],
      ['OrganisationSucceeded', { successor: 'union-two', cause: 'succession', signature: true }],
      ['ParticipantLeft', { organisation: 'union', ground: 'succeeded' }],
    );
    const { state } = story;
    expect(Object.keys(state.signatures).sort()).toEqual(['branch', 'ministry', 'union-two']);
    expect(Object.keys(state.letters).sort()).toEqual(['branch', 'ministry', 'union-two']);
  });

  test('asks no duty twice: what it had done is done', () => {
    const definition = onlyObligations(
      anObligation('plan', { owner: { each: 'affiliated-company' }, finalAfterDays: 1 }),
      anObligation('yearly', {
        owner: { each: 'affiliated-company' },
        due: { from: 'joining', plus: 'P1Y' },
        every: 'P1Y',
        finalAfterDays: 1,
      }),
    );
    const bought = { organisation: 'company-two', name: 'Company Two', kind: 'company' as const };
    const story = given(definition)
      .and(report('plan/company', 'company'))
      .on('2027-03-01')
      .and(succeed('company', bought));
    expect(ids(story, 'company-two')).toEqual(['yearly/company#1']);
    expect(story.due('yearly/company#1')).toBe('2028-01-04');
    const next = story.and(report('yearly/company#1', 'company-two')).on('2028-01-05');
    expect(ids(next, 'company-two')).toEqual(['yearly/company-two#2']);
    expect(next.due('yearly/company-two#2')).toBe('2029-01-04');
    expect(next.after('P3Y').latest.map(({ data }) => data)).not.toContainEqual(
      expect.objectContaining({ owner: 'company' }),
    );
  });

  test('in a merger leaves out what the other owes itself already', () => {
    const definition = onlyObligations(
      anObligation('yearly', { owner: { each: 'affiliated-company' }, every: 'P1Y' }),
    );
    const story = given(definition)
      .and(joinAsCompany('company-two'), action('company'))
      .when(succeed('company', 'company-two', 'merger'));
    story.thenRecords(
      ['ObligationHandedOver', { obligation: 'action', to: 'company-two' }],
      ['OrganisationSucceeded', { successor: 'company-two', cause: 'merger', signature: false }],
      ['ParticipantLeft'],
      ['ObligationDropped', { obligation: 'yearly/company#1', because: 'owner-left' }],
    );
    expect(ids(story, 'company-two')).toEqual(['yearly/company-two#1', 'action']);
    const later = story.after('P3Y');
    expect(Object.keys(later.state.recurrences)).toEqual(['yearly/company-two']);
  });

  test('stands for what is reached through it, and for what the terms give to it later', () => {
    const definition = aDefinition({
      obligations: [
        anObligation('chairing', { owner: { body: 'steering-group' } }),
        anObligation('later', {
          owner: { organisation: 'ministry' },
          opens: { phase: 'information' },
          due: { from: 'phase:information' },
        }),
      ],
    });
    const ministry = { organisation: 'department', name: 'Department', kind: 'government' as const };
    const story = given(definition).and(succeed('ministry', ministry), ...pass('acceptance'));
    expect(ids(story, 'department')).toEqual(['chairing', 'later']);
    story.and(report('chairing', 'department'));
    story.and(report('chairing', 'steering-group'));
  });

  test('that waits for entry into force is succeeded by who waits', () => {
    const fresh = { organisation: 'company-three', name: 'Company Three', kind: 'company' as const };
    const story = given()
      .and(
        ...toSigned,
        joinAsCompany('early-company'),
        succeed('early-company', fresh),
        inForce('2027-02-01'),
      )
      .on('2027-02-01');
    expect(ids(story, 'company-three')).toEqual(['action-plan/company-three#1']);
    expect(ids(story, 'early-company')).toEqual([]);
  });

  test('is succeeded by its equal', () => {
    given().when(succeed('union', 'union')).thenRefused('OWN_SUCCESSOR');
    given().when(succeed('union', 'company')).thenRefused('OTHER_PARTICIPATION');
    given().when(succeed('union', 'stranger')).thenRefused('UNKNOWN_ORGANISATION');
    given()
      .when(succeed('union', { ...newcomer, organisation: 'chair', contact: undefined }))
      .thenRefused('NAME_TAKEN');
  });

  test('leaves its dispute to the successor, and ends it by a merger of those who had it', () => {
    const dispute = command('OpenObligation', {
      obligation: 'dispute-1',
      owner: 'branch',
      text: testContent('Settle it'),
      due: '2027-06-01',
      between: ['branch', 'union'],
    });
    const succeeded = given(onlyObligations()).and(dispute, succeed('union', newcomer));
    expect(succeeded.obligation('dispute-1').dispute?.between).toEqual(['branch', 'union-two']);
    given(onlyObligations())
      .and(dispute)
      .when(succeed('branch', 'union', 'merger'))
      .thenRecords(
        ['ObligationHandedOver'],
        ['OrganisationSucceeded'],
        ['ParticipantLeft'],
        ['ObligationDropped', { obligation: 'dispute-1' }],
      );
  });

  test('can come back beside its successor, and is asked for what is its own', () => {
    const story = given(onlyObligations(anObligation('plan', { finalAfterDays: 1 })))
      .and(succeed('union', newcomer), report('plan/union', 'union-two'))
      .after('P1M')
      .and(joinAsParty('union'));
    expect(ids(story, 'union')).toEqual([]);
    expect(story.state.participation.successors).toEqual({});
  });
});
