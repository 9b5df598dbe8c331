import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { isWaiting, takesPart } from '../../domain/participation/standing.ts';
import { testContent } from '../support/content.ts';
import { aPerson, anObligation, onlyObligations, withObligations } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import {
  confirm,
  forChair,
  inForce,
  joinAsCompany,
  joinAsParty,
  leave,
  openGate,
  propose,
  report,
  sign,
  toSigned,
  toSigning,
} from '../support/steps.ts';

const join = (rest: Partial<CommandFields['JoinCovenant']> & { organisation: string }): Draft =>
  command('JoinCovenant', {
    name: 'Newcomer',
    kind: 'company',
    participation: 'affiliated-company',
    ...rest,
  });

describe('joining before entry into force', () => {
  const yearly = anObligation('own-plan', {
    owner: { each: 'affiliated-company' },
    due: { from: 'joining', plus: 'P6M' },
  });

  test('[R81] takes effect at entry, which the event says; until then the company waits and owes nothing', () => {
    const story = given(withObligations(yearly)).when(joinAsCompany('early-company'));
    story.thenRecords(['ParticipantJoined', { effectiveFrom: 'entry-into-force' }]);
    expect(isWaiting(story.state, 'early-company')).toBe(true);
    expect(takesPart(story.state, 'early-company')).toBe(false);
  });

  test('[R81] is asked nothing before it takes part: no action, no condition of a go, no item to answer', () => {
    const text = testContent('text');
    const owed = { owner: 'early-company', due: '2027-06-01' };
    const waiting = given().and(joinAsCompany('early-company'));
    const action = command('OpenObligation', { obligation: 'action', text, ...owed });
    waiting.when(action).thenRefused('PARTICIPATION_NOT_BEGUN', 'R81');
    waiting
      .when(command('AddItem', { item: 'origin', kind: 'open-item', words: text, ...owed }))
      .thenRefused('PARTICIPATION_NOT_BEGUN', 'R81');
    waiting
      .and(openGate('acceptance'))
      .when(
        command(
          'CloseGate',
          { gate: 'acceptance', outcome: 'go', reason: text, conditions: [{ id: 'extra', text, ...owed }] },
          forChair,
        ),
      )
      .thenRefused('PARTICIPATION_NOT_BEGUN', 'R81');
    const begun = waiting.and(...toSigned, inForce('2027-02-01')).on('2027-02-03');
    begun.when(action).thenRecords(['ObligationOpened', { owner: 'early-company' }]);
  });

  test('[R81] begins on the day of entry, with the duties and the personal deadlines that count from it', () => {
    const story = given(withObligations(yearly))
      .and(...toSigned, joinAsCompany('early-company'), inForce('2027-02-01'))
      .on('2027-02-03');
    expect(story.latest.map(({ type }) => type)).toEqual([
      'ParticipationBegan',
      'ObligationOpened',
      'PhaseStarted',
      'ObligationOpened',
      'ObligationOpened',
    ]);
    expect(story.state.participants['early-company']).toMatchObject({ joinedOn: '2027-02-01', leftOn: null });
    expect(takesPart(story.state, 'early-company')).toBe(true);
    expect(story.due('own-plan/early-company')).toBe('2027-08-01');
    expect(story.due('action-plan/early-company#1')).toBe(story.due('action-plan/company#1'));
  });

  test('[R81] counts personal deadlines from entry for the companies of the definition too', () => {
    const story = given(withObligations(yearly)).and(...toSigned);
    expect(story.due('own-plan/company')).toBeUndefined();
    expect(story.and(inForce('2027-02-01')).due('own-plan/company')).toBe('2027-08-01');
  });

  test('begins when a suspension of the covenant is over, like the phase that begins with it', () => {
    const suspend = command(
      'SuspendCovenant',
      { reason: testContent('law') },
      { for: 'chair', evidence: 'minutes' },
    );
    const resume = command('ResumeCovenant', {}, { for: 'chair', evidence: 'minutes' });
    const story = given()
      .and(...toSigned, joinAsCompany('early-company'), inForce('2027-02-01'), suspend)
      .on('2027-03-01');
    expect(isWaiting(story.state, 'early-company')).toBe(true);
    const resumed = story.and(resume).on('2027-03-02');
    expect(resumed.state.participants['early-company']?.joinedOn).toBe('2027-03-01');
  });

  describe('while a signature is missing after all', () => {
    const signed = given().and(...toSigned);
    const event = signed.state.signatures['branch']?.event ?? 0;
    const proposed = signed.and(joinAsCompany('early-company'), inForce('2027-02-01'), propose(event));
    const reopened = proposed.and(confirm(proposed.state.sequence));
    const company = (story: Story) => story.state.participants['early-company'];

    test('[R75] waits, as the implementation does, and so does who joins then', () => {
      const waiting = reopened.on('2027-02-10').thenPhase('signing').and(joinAsCompany('late-company'));
      expect(waiting.state.participation.waiting).toEqual(['early-company', 'late-company']);
    });

    test('[R75] begins on the day that was set, once the agreement is concluded before it', () => {
      const early = reopened.and(sign('branch')).on('2027-02-02').thenPhase('implementation');
      expect(company(early)?.joinedOn).toBe('2027-02-01');
      const { sender, ...told } = sign('branch');
      const late = reopened
        .on('2027-02-10')
        .and({ ...told, sender: { ...sender, effectiveOn: '2027-01-20' } });
      expect(late.state.days['entry-into-force']?.from).toBe('2027-02-01');
      expect(company(late.on('2027-02-11').thenPhase('implementation'))?.joinedOn).toBe('2027-02-01');
    });

    test('[R75] begins with the conclusion, where that comes after the day that was set', () => {
      const again = reopened
        .on('2027-02-10')
        .and(sign('branch'))
        .on('2027-02-11')
        .thenPhase('implementation');
      expect(again.state.days['entry-into-force']?.from).toBe('2027-02-10');
      expect(again.state.days['phase:implementation']?.from).toBe('2027-02-10');
      expect(company(again)?.joinedOn).toBe('2027-02-10');
    });
  });

  test('ends without having begun for who withdraws in time', () => {
    const story = given()
      .and(...toSigned, joinAsCompany('early-company'), leave('early-company'), inForce('2027-02-01'))
      .on('2027-02-03');
    expect(Object.keys(story.state.obligations)).not.toContain('action-plan/early-company#1');
    expect(story.state.participation.waiting).toEqual([]);
  });

  test('puts a party at the table at once, where it decides with the others and must sign', () => {
    const story = given().and(...toSigning, joinAsParty('union-two'));
    expect(takesPart(story.state, 'union-two')).toBe(true);
    expect(story.obligation('signature/union-two').status).toBe('open');
  });

  test('holds from the day on which it happened: told late, it waited all the same', () => {
    const { type, fields } = joinAsCompany('early-company');
    const told: Draft = { type, fields, sender: { effectiveOn: '2027-01-20' } };
    const story = given()
      .and(...toSigned, inForce('2027-02-01'))
      .on('2027-02-10')
      .and(told)
      .on('2027-02-11');
    expect(story.state.participants['early-company']?.joinedOn).toBe('2027-02-01');
  });

  test('does not wait where no entry into force is agreed', () => {
    given(onlyObligations(anObligation('plan', { owner: { each: 'affiliated-company' } })))
      .when(joinAsCompany('early-company'))
      .thenRecords(['ParticipantJoined'], ['ObligationOpened', { obligation: 'plan/early-company' }]);
  });
});

describe('joining a running covenant', () => {
  test('[R81] in month seven brings personal deadlines, each as long as the others had', () => {
    const definition = withObligations(
      anObligation('risk-analysis', {
        owner: { each: 'affiliated-company' },
        opens: { phase: 'implementation' },
        due: { from: 'entry-into-force', plus: 'P4M' },
      }),
      anObligation('first-talk', {
        owner: { each: 'affiliated-company' },
        opens: { phase: 'implementation' },
        due: { from: 'joining', plus: 'P1M' },
      }),
    );
    const story = given(definition)
      .and(...toSigned, inForce('2027-02-01'))
      .on('2027-09-01')
      .and(joinAsCompany('late-company'));
    expect(story.due('action-plan/late-company#1')).toBe('2028-02-01');
    expect(story.due('risk-analysis/late-company')).toBe('2028-01-01');
    expect(story.due('first-talk/late-company')).toBe('2027-10-01');
  });

  test('of who was here before finds its people again, unless it names others', () => {
    const story = given(onlyObligations()).and(leave('union')).after('P1W');
    expect(story.and(joinAsParty('union')).state.participants['union']).toMatchObject({
      contact: 'umar',
      deputy: 'ursa',
      leftOn: null,
    });
    const ulla = aPerson('ulla', 'union');
    const fields = { name: 'Union', kind: 'union', participation: 'party', group: 'labour' } as const;
    const renewed = story.and(join({ ...fields, organisation: 'union', contact: ulla }));
    expect(renewed.state.participants['union']?.contact).toBe('ulla');
  });

  test('does not ask again what an organisation had done before it left', () => {
    const story = given(onlyObligations(anObligation('plan', { finalAfterDays: 1 })))
      .and(report('plan/union', 'union'))
      .after('P1W')
      .and(leave('union'))
      .after('P1W')
      .and(joinAsParty('union'));
    expect(story.state.obligations['plan/union']).toBeUndefined();
  });
});

describe('supporters', () => {
  const scheme = join({
    organisation: 'scheme',
    kind: 'other',
    participation: 'supporter',
    statement: testContent('We support it'),
  });

  test('[R98] a scheme’s statement of support is registered', () => {
    given()
      .when(scheme)
      .thenRecords([
        'ParticipantJoined',
        { participation: 'supporter', statement: testContent('We support it') },
      ]);
  });

  test('[R98] only a supporter brings one', () => {
    const story = given()
      .when(join({ organisation: 'late-company', statement: testContent('We support it') }))
      .thenRefused('FIELD_OF_OTHERS');
    expect(story.refusal?.parameters).toMatchObject({ field: 'statement', wanted: 'supporter' });
  });
});
