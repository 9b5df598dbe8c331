import { describe, expect, test } from 'vitest';
import { aDefinition, aPerson, anObligation, onlyObligations } from '../support/definition.ts';
import { FIRST_DAY, command, given } from '../support/given.ts';
import {
  inForce,
  joinAsCompany,
  joinAsParty,
  leave,
  reason,
  report,
  submit,
  toSigned,
} from '../support/steps.ts';

const eachCompany = (rest: object) =>
  given(onlyObligations(anObligation('plan', { owner: { each: 'affiliated-company' }, ...rest })));

const join = (contact: ReturnType<typeof aPerson>) =>
  command('JoinCovenant', {
    organisation: 'late-company',
    name: 'Late',
    kind: 'company',
    participation: 'affiliated-company',
    contact,
  });

describe('joining', () => {
  test('[R81] a company joins a running covenant and takes on the duties that have begun', () => {
    given()
      .and(...toSigned, inForce('2027-02-01'))
      .on('2027-09-01')
      .when(joinAsCompany('late-company'))
      .thenRecords(
        ['ParticipantJoined', { organisation: 'late-company' }],
        ['ObligationOpened', { obligation: 'action-plan/late-company#1' }],
      );
  });

  test('[R81] who joins after the first report was due starts with the next one', () => {
    const story = given()
      .and(...toSigned, inForce('2027-02-01'))
      .on('2028-09-01')
      .and(joinAsCompany('late-company'));
    expect(story.due('action-plan/late-company#2')).toBe('2029-02-01');
    expect(story.state.obligations['action-plan/late-company#1']).toBeUndefined();
  });

  test('[R81] who joins after a single duty was due has as long as the others had', () => {
    const story = eachCompany({ due: { from: 'opening', plus: 'P3M' } })
      .on('2027-09-01')
      .and(joinAsCompany('late-company'));
    expect(story.due('plan/late-company')).toBe('2027-12-01');
  });

  test('[R81] a day of joining can be what a duty hangs on', () => {
    const story = eachCompany({ due: { from: 'joining', plus: 'P6M' } })
      .on('2027-09-01')
      .and(joinAsCompany('late-company'));
    expect(story.due('plan/late-company')).toBe('2028-03-01');
    expect(story.due('plan/company')).toBe('2027-07-04');
  });

  test('opens no duty whose day was past and had no period, and none when the series is over', () => {
    eachCompany({ due: { from: 'opening' } })
      .on('2027-09-01')
      .when(joinAsCompany('late-company'))
      .thenRecords(['ParticipantJoined']);
    eachCompany({ due: { from: 'opening', plus: 'P1M' }, every: 'P1M', times: 2 })
      .on('2027-09-01')
      .when(joinAsCompany('late-company'))
      .thenRecords(['ParticipantJoined']);
  });

  test('is done once, and with a name of its own', () => {
    const { refusal } = given().when(joinAsParty('union')).thenRefused('ALREADY_PARTICIPANT');
    expect(refusal?.parameters).toEqual({ organisation: 'union', participation: 'party' });
    given().when(joinAsCompany('steering-group')).thenRefused('NAME_TAKEN');
    given().when(joinAsCompany('chair')).thenRefused('NAME_TAKEN');
  });

  test('seats a party in a constituent group that exists', () => {
    given().when(joinAsParty('union-two', 'nobody')).thenRefused('GROUP_MISSING');
    const groupless = {
      organisation: 'union-two',
      name: 'Two',
      kind: 'union',
      participation: 'party',
    } as const;
    given().when(command('JoinCovenant', groupless)).thenRefused('GROUP_MISSING');
  });

  test('brings a contact, who is of the organisation and takes nobody’s place', () => {
    const story = given().when(join(aPerson('lena', 'late-company')));
    story.thenRecords(['ParticipantJoined'], ['ContactChanged', { role: 'contact', person: 'lena' }]);
    expect(story.state.participants['late-company']?.contact).toBe('lena');
    given()
      .when(join(aPerson('lena', 'union')))
      .thenRefused('UNKNOWN_PERSON');
    given()
      .when(join(aPerson('umar', 'late-company')))
      .thenRefused('NAME_TAKEN');
  });
});

describe('leaving', () => {
  const owing = given(
    onlyObligations(
      anObligation('plan', { every: 'P1Y' }),
      anObligation('chairing', { owner: { body: 'steering-group' } }),
    ),
  );

  test('is always possible, ends what the organisation still owed, and no more', () => {
    owing
      .when(leave('ministry'))
      .thenRecords(
        ['ParticipantLeft'],
        ['ObligationDropped', { obligation: 'plan/ministry#1', because: 'owner-left' }],
      );
  });

  test('leaves a report that waits for verification, and a body’s duty, as they are', () => {
    const story = owing.and(report('plan/ministry#1', 'ministry'), leave('ministry'));
    expect(Object.keys(story.state.obligations)).toContain('plan/ministry#1');
    expect(Object.keys(story.state.obligations)).toContain('chairing');
    story
      .when(command('ReturnObligation', { obligation: 'plan/ministry#1', reason, due: '2027-06-01' }))
      .thenRefused('ORGANISATION_LEFT');
  });

  test('ends its recurring duties', () => {
    const story = owing.and(leave('ministry')).after('P3Y');
    expect(Object.keys(story.state.obligations).filter((id) => id.includes('ministry'))).toEqual([]);
    expect(Object.keys(story.state.obligations)).toContain('plan/union#3');
  });

  test('takes the organisation’s voice: it acts no more, nor can it be acted for', () => {
    const story = owing.and(leave('union'));
    story.when(leave('union')).thenRefused('ORGANISATION_LEFT');
    story.when(report('plan/union#1', 'union')).thenRefused('ORGANISATION_LEFT');
    story
      .when(command('ChangeContact', { organisation: 'union', role: 'contact', person: 'ursa' }))
      .thenRefused('ORGANISATION_LEFT');
  });

  test('stops its reminders at once, and writes to the officer about what is left', () => {
    const story = owing.and(leave('ministry'));
    expect(story.reminders('plan/ministry#1')).toEqual([]);
    expect(story.reminders('chairing')[0]?.person).toBe('olga');
  });

  test('is no farewell for ever: who comes back owes again what it had left', () => {
    const story = owing.and(leave('union')).after('P1W').and(joinAsParty('union'));
    expect(story.obligation('plan/union#1').status).toBe('open');
  });

  test('frees who comes back of what was due while it was away', () => {
    const story = owing.and(leave('union')).after('P30M').and(joinAsParty('union'));
    const plans = Object.keys(story.state.obligations).filter((id) => id.startsWith('plan/union'));
    expect(plans).toEqual(['plan/union#4']);
  });

  test.each(['joining', 'opened'])('starts the clock of “%s” again for who comes back', (from) => {
    const due = { from, plus: 'P1Y' };
    const story = given(onlyObligations(anObligation('plan', { due, every: 'P1Y', finalAfterDays: 1 })))
      .and(report('plan/union#1', 'union'))
      .on('2028-02-01')
      .and(report('plan/union#2', 'union'))
      .on('2028-03-01')
      .and(leave('union'))
      .on('2030-01-01')
      .and(joinAsParty('union'));
    expect(story.due('plan/union#3')).toBe('2031-01-01');
    expect(story.on('2031-01-02').due('plan/union#4')).toBe('2032-01-01');
  });

  test('does not keep the others from going on', () => {
    given()
      .and(...toSigned, leave('union'), inForce('2027-02-01'))
      .on('2027-02-01')
      .thenPhase('implementation');
  });

  test('of a party that joined after signing does not hold up a later phase', () => {
    given()
      .and(...toSigned, inForce('2027-02-01'))
      .on('2027-03-01')
      .and(joinAsParty('union-two'))
      .on('2030-02-01')
      .thenPhase('evaluation');
  });
});

const changed = (
  person: string | ReturnType<typeof aPerson>,
  role: 'contact' | 'deputy' | 'mailbox' = 'contact',
) => command('ChangeContact', { organisation: 'union', role, person });

describe('people', () => {
  test('come and go without anyone’s consent: another becomes the contact', () => {
    const story = given().and(changed('ursa'));
    expect(story.state.participants['union']?.contact).toBe('ursa');
    const fresh = given().and(changed(aPerson('ulla', 'union'), 'mailbox'));
    expect(fresh.state.participants['union']).toMatchObject({ contact: 'umar', mailbox: 'ulla' });
  });

  test('are of the organisation that they speak for', () => {
    given().when(changed('bram')).thenRefused('UNKNOWN_PERSON');
    given().when(changed('nobody')).thenRefused('UNKNOWN_PERSON');
    given()
      .when(changed(aPerson('bram', 'union')))
      .thenRefused('NAME_TAKEN');
  });

  test.each(['officer', 'chair'] as const)('[R10] do not become %s by a card', (role) => {
    const card = aPerson('olga', 'office', ['contact', 'officer', 'chair']);
    const raised = role === 'chair' ? card : aPerson('fons', 'office', ['officer']);
    const change = { organisation: 'office', role: 'contact', person: raised } as const;
    const story = given().when(command('ChangeContact', change)).thenRefused('ROLE_NOT_BY_CARD', 'R10');
    expect(story.refusal?.parameters['role']).toBe(role);
    given()
      .when(join(aPerson('lena', 'late-company', [role])))
      .thenRefused('ROLE_NOT_BY_CARD');
  });

  test.each([
    ['olga', 'officer'],
    ['cora', 'chair'],
  ])('[R10] go on being what they are: no card takes from %s the role of %s', (person, role) => {
    const bare = aPerson(person, 'office', ['director']);
    for (const draft of [
      command('ChangeContact', { organisation: 'office', role: 'contact', person: bare }),
      command('AllowActing', { organisation: 'union', person: bare }),
      command('NameRepresentatives', { leaders: [bare] }, { as: 'fons' }),
    ]) {
      const refused = given().when(draft).thenRefused('ROLE_MISSING_ON_CARD', 'R10');
      expect(refused.refusal?.parameters).toEqual({ person, role });
    }
  });

  test('keep the role that they have', () => {
    const card = aPerson('otto', 'office', ['officer', 'contact']);
    given().and(command('ChangeContact', { organisation: 'office', role: 'contact', person: card }));
  });

  test('are changed for organisations that take part', () => {
    given()
      .when(command('ChangeContact', { organisation: 'stranger', role: 'contact', person: 'umar' }))
      .thenRefused('UNKNOWN_ORGANISATION');
  });

  test('are found at the opening: the first of each role', () => {
    const definition = aDefinition({
      people: [...aDefinition().people, aPerson('second', 'union'), aPerson('box', 'union', ['mailbox'])],
    });
    expect(given(definition).state.participants['union']).toMatchObject({
      contact: 'umar',
      deputy: 'ursa',
      mailbox: 'box',
      joinedOn: FIRST_DAY,
    });
  });
});

test('[R85] every affiliated company has an action plan of its own', () => {
  const story = given()
    .and(...toSigned, joinAsCompany('company-two'), inForce('2027-02-01'))
    .on('2027-02-01');
  expect(Object.keys(story.state.obligations).filter((id) => id.startsWith('action-plan'))).toEqual([
    'action-plan/company#1',
    'action-plan/company-two#1',
  ]);
  story.and(submit('action-plan/company#1', 'company'));
});

test('[R11] a company’s own duty stays its own: another’s report, or a joint one, does not meet it', () => {
  const each = anObligation('plan', { owner: { each: 'affiliated-company' } });
  const joint = anObligation('joint-plan', { owner: { body: 'steering-group' } });
  const story = given(onlyObligations(each, joint)).and(
    joinAsCompany('company-two'),
    report('joint-plan', 'steering-group'),
    report('plan/company-two', 'company-two'),
  );
  expect(story.obligation('plan/company').status).toBe('open');
});

test('[R76] steering group and working groups have duties, reached through an organisation', () => {
  const story = given(onlyObligations(anObligation('annual-report', { owner: { body: 'steering-group' } })));
  expect(story.obligation('annual-report').owner).toBe('ministry');
  expect(story.reminders('annual-report')[0]?.person).toBe('mina');
  story.and(report('annual-report', 'steering-group'));
});

test('[R73] signatories are counted by kind: each signature has its organisation, and that its kind', () => {
  const { signatures, participants } = given().and(...toSigned).state;
  const kinds = new Set(Object.keys(signatures).map((id) => participants[id]?.kind));
  expect(kinds).toEqual(new Set(['branch', 'government', 'union']));
});
