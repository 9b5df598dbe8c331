import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, withObligations } from '../support/definition.ts';
import { command, given } from '../support/given.ts';
import { correct, joinAsParty, letter, pass, reason } from '../support/steps.ts';

const information = given().and(...pass('acceptance'));

describe('a letter of intent', () => {
  test('[R28] meets the party’s own duty to give one', () => {
    information
      .when(letter('union'))
      .thenRecords(
        ['LetterOfIntentGiven', { organisation: 'union' }],
        ['ObligationReportedDone', { obligation: 'letter/union', by: 'letter-of-intent' }],
      );
  });

  test('[R28] is each party’s own: one party’s letter leaves the others waiting', () => {
    const story = information.and(letter('union'));
    expect(story.obligation('letter/branch').status).toBe('open');
  });

  test('[R29] has six parts, and may miss some where the definition does not block', () => {
    information.and(
      command('GiveLetterOfIntent', { goal: testContent('goal') }, { for: 'union', evidence: 'mail' }),
    );
  });

  test('[R29] names the parts that it misses where the definition makes them a block', () => {
    const definition = aDefinition({ rules: [{ rule: 'R29', strength: 'block' }] });
    const story = given(definition).when(
      command('GiveLetterOfIntent', { goal: testContent('goal') }, { for: 'union', evidence: 'mail' }),
    );
    story.thenRefused('LETTER_PART_MISSING', 'R29');
    expect(story.refusal?.parameters['missing']).toBe(
      'interests, addedValue, contribution, mandate, expectations',
    );
  });

  test('is given once', () => {
    information.and(letter('union')).when(letter('union')).thenRefused('LETTER_ALREADY_GIVEN', 'R28');
  });

  test('is for parties: an affiliated company and an observer give none', () => {
    information.when(letter('company')).thenRefused('AFFILIATED_COMPANY_DOES_NOT_SIGN');
    information.when(letter('critic')).thenRefused('NOT_A_PARTY');
  });

  test('given before its duty opens meets it from the start', () => {
    const story = given()
      .and(letter('union'))
      .and(...pass('acceptance'));
    expect(story.obligation('letter/union').status).toBe('reported');
    expect(story.obligation('letter/branch').status).toBe('open');
  });

  test('given while its duty is suspended meets it when that is resumed', () => {
    const suspended = information.and(command('SuspendObligation', { obligation: 'letter/union', reason }));
    const answered = suspended.when(letter('union')).thenRecords(['LetterOfIntentGiven']);
    answered
      .when(command('ResumeObligation', { obligation: 'letter/union' }))
      .thenRecords(['ObligationResumed'], ['ObligationReportedDone', { by: 'letter-of-intent' }]);
  });

  test('given back does not meet its duty when that is suspended and resumed', () => {
    const duty = { obligation: 'letter/union' };
    information
      .and(letter('union'), command('ReturnObligation', { ...duty, reason, due: '2027-06-01' }))
      .and(command('SuspendObligation', { ...duty, reason }))
      .when(command('ResumeObligation', duty))
      .thenRecords(['ObligationResumed']);
  });

  test('that is corrected opens its duty again, with the day it had', () => {
    const given = information.when(letter('union'));
    const event = given.latest[0]?.sequence ?? 0;
    const story = given.when(correct(event)).thenRecords(['EventCorrected', { event, effect: 'undone' }]);
    expect(story.obligation('letter/union')).toMatchObject({ status: 'open', reported: null });
    expect(story.due('letter/union')).toBe('2027-03-04');
    story.and(letter('union'));
  });

  test('that is corrected long after its duty was over opens that duty again', () => {
    const given = information.when(letter('union'));
    const event = given.latest[0]?.sequence ?? 0;
    const later = given.after('P3M').and(letter('branch'));
    expect(later.state.obligations['letter/union']).toBeUndefined();
    later
      .when(correct(event))
      .thenRecords(
        ['EventCorrected', { effect: 'undone' }],
        ['ObligationOpened', { obligation: 'letter/union' }],
      );
  });

  test('is asked of a party that joins in the information phase', () => {
    information
      .when(joinAsParty('union-two'))
      .thenRecords(['ParticipantJoined'], ['ObligationOpened', { obligation: 'letter/union-two' }]);
  });
});

test('[R40] [D07] a baseline can be agreed “by a date”: a duty of the dialogue with its own day', () => {
  const definition = withObligations(
    anObligation('baseline', {
      owner: { organisation: 'branch' },
      due: { from: 'date:midterm' },
      rules: ['R40'],
    }),
  );
  const story = given(definition);
  expect(story.due('baseline')).toBeUndefined();
  expect(story.and(command('SetDate', { date: 'midterm', from: '2027-06-01' })).due('baseline')).toBe(
    '2027-06-01',
  );
});
