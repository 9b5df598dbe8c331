import { describe, expect, test } from 'vitest';
import type { EventType } from '../../domain/events.ts';
import { aDefinition, anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, type Story } from '../support/given.ts';
import { conclude, consult, mandate, ratify } from '../support/mandate-steps.ts';
import { seen, typed } from '../support/seen.ts';
import { correct, forChair, leave, letter, parties, pass, reason, report } from '../support/steps.ts';

/** What a correction opens again: a duty, with what had met it. */

const eventOf = (story: Story, type: EventType): number =>
  story.latest.find((fact) => fact.type === type)?.sequence ?? 0;

/** So much later that reports are final, which the next fact shows. */
const muchLater = (story: Story): Story =>
  story.after('P1M').and(command('SetDate', { date: 'midterm', from: '2028-01-01' }));

describe('a correction of a consultation', () => {
  const opened = given(onlyObligations(anObligation('heard', { answeredBy: 'consultation' }))).and(
    consult('spring', 'union', { until: '2027-03-01' }),
  );

  test('[R32] that was not opened after all ends the duty to conclude it', () => {
    const corrected = opened
      .when(correct(eventOf(opened, 'ConsultationOpened')))
      .thenRecords(
        ['EventCorrected', { effect: 'undone' }],
        ['ObligationDropped', { obligation: 'consultation-spring' }],
      );
    expect(corrected.state.mandates.consultations).toEqual({});
  });

  test('[R32] that had no result after all opens the round again, with the duties that it had met', () => {
    const over = opened.and(conclude('spring', 'union'));
    const corrected = over
      .when(correct(eventOf(over, 'ConsultationConcluded')))
      .thenRecords(['EventCorrected', { effect: 'undone' }]);
    expect(corrected.state.mandates.consulted).toEqual({});
    expect(corrected.obligation('heard/union').status).toBe('open');
    expect(corrected.obligation('consultation-spring').status).toBe('open');
    const again = corrected.and(conclude('spring', 'union', 'divided'));
    expect(again.obligation('consultation-spring').status).toBe('reported');
    expect(again.state.mandates.consulted['union']).toMatchObject({ rounds: 1 });
  });

  test('[R32] is told to whoever knew of the result', () => {
    const over = opened.and(conclude('spring', 'union'));
    const steps = [
      consult('spring', 'union', { until: '2027-03-01' }),
      conclude('spring', 'union'),
      correct(eventOf(over, 'ConsultationConcluded')),
    ];
    const definition = onlyObligations(anObligation('heard', { answeredBy: 'consultation' }));
    const all = seen('mina', steps, definition);
    expect(typed(all, 'EventCorrected')).toMatchObject([{ effect: 'undone' }]);
    expect(all.at(-1)?.after.mandates.consulted).toEqual({});
  });

  test('[R32] opens a duty of the terms again that was over', () => {
    const over = opened.and(conclude('spring', 'union'));
    const later = muchLater(over);
    expect(later.state.obligations['heard/union']).toBeUndefined();
    later
      .when(correct(eventOf(over, 'ConsultationConcluded')))
      .thenRecords(
        ['EventCorrected', { effect: 'undone' }],
        ['ObligationOpened', { obligation: 'heard/union' }],
      )
      .and(conclude('spring', 'union'));
  });

  test('[R32] counts the result before it again, and leaves an earlier one as it is', () => {
    const once = opened.and(conclude('spring', 'union'));
    const first = eventOf(once, 'ConsultationConcluded');
    const twice = once.and(consult('summer', 'union'), conclude('summer', 'union'));
    const corrected = twice.and(correct(eventOf(twice, 'ConsultationConcluded')));
    expect(corrected.state.mandates.consulted['union']).toEqual({ rounds: 1, event: first, on: once.today });
    expect(Object.keys(corrected.state.mandates.consultations)).toEqual(['summer']);
    const noted = twice.when(correct(first)).thenRecords(['EventCorrected', { effect: 'noted' }]);
    expect(noted.obligation('consultation-spring').status).toBe('reported');
  });

  test('[R32] opens nothing again of who has left', () => {
    const left = opened.and(conclude('spring', 'union'));
    const event = eventOf(left, 'ConsultationConcluded');
    const corrected = left.and(leave('union')).when(correct(event));
    corrected.thenRecords(['EventCorrected', { effect: 'noted' }]);
    expect(corrected.state.mandates.consultations).toEqual({});
  });
});

describe('a correction of a ratification', () => {
  const acted = given(aDefinition({ mandates: { asked: ['branch'] } })).and(
    ...pass('acceptance'),
    letter('branch'),
  );
  const [act = 0] = Object.keys(acted.state.mandates.awaited).map(Number);
  const duty = 'ratify-letter-of-intent/branch';

  test('[R31] lets the act wait again, with its duty', () => {
    const ratified = acted.and(ratify(act, 'branch'));
    const corrected = ratified
      .when(correct(eventOf(ratified, 'ActRatified')))
      .thenRecords(['EventCorrected', { effect: 'undone' }]);
    expect(corrected.obligation(duty).status).toBe('open');
    const rejected = corrected.and(ratify(act, 'branch', 'rejected'));
    expect(rejected.state.letters['branch']).toBeUndefined();
  });

  test('[R31] is noted once it is final, or the act itself was corrected', () => {
    const ratified = acted.and(ratify(act, 'branch'));
    const event = eventOf(ratified, 'ActRatified');
    const noted = muchLater(ratified).when(correct(event));
    noted.thenRecords(['EventCorrected', { effect: 'noted' }]);
    ratified
      .and(correct(act))
      .when(correct(event))
      .thenRecords(['EventCorrected', { effect: 'noted' }]);
  });

  test('[R31] is noted where the organisation said no: the act is gone', () => {
    const rejected = acted.and(ratify(act, 'branch', 'rejected'));
    const noted = rejected
      .when(correct(eventOf(rejected, 'RatificationRefused')))
      .thenRecords(['EventCorrected', { effect: 'noted' }]);
    expect(noted.obligation(duty).status).toBe('reported');
  });
});

describe('a correction of a mandate', () => {
  const definition = onlyObligations(anObligation('mandate', { answeredBy: 'mandate' }));

  test('[R31] opens the duty to have one again, also when that was over', () => {
    const registered = given(definition).and(mandate('board', 'union'));
    const event = eventOf(registered, 'MandateRegistered');
    muchLater(registered)
      .when(correct(event))
      .thenRecords(
        ['EventCorrected', { effect: 'undone' }],
        ['ObligationOpened', { obligation: 'mandate/union' }],
      );
  });

  test('[R31] asks for none where another one holds', () => {
    const registered = given(definition).and(mandate('board', 'union'));
    const event = eventOf(registered, 'MandateRegistered');
    muchLater(registered)
      .and(mandate('members', 'union'))
      .when(correct(event))
      .thenRecords(['EventCorrected', { effect: 'undone' }]);
  });
});

describe('a correction of what met a duty and stays', () => {
  test('[R46] leaves a seat and the duty that it met: one duty to seat the next chair is open', () => {
    const chair = (organisation: string, person: string, until: string) =>
      command('SeatMember', { body: 'steering-group', organisation, person, seat: 'chair', until }, forChair);
    const seated = given(onlyObligations())
      .and(chair('union', 'umar', '2027-03-01'))
      .on('2027-03-02')
      .and(chair('ministry', 'mina', '2028-03-01'));
    const noted = seated
      .when(correct(eventOf(seated, 'MemberSeated')))
      .thenRecords(['EventCorrected', { effect: 'noted' }]);
    const open = Object.values(noted.state.obligations).filter(({ status }) => status === 'open');
    expect(open.map(({ id }) => id)).toEqual(['chair-steering-group-2']);
  });

  test('leaves the outcome of an item and the duty that it met', () => {
    const asked = command(
      'AddItem',
      { item: 'question', kind: 'open-item', words: reason, owner: 'branch', due: '2027-02-01' },
      { as: 'umar' },
    );
    const answer = command('AnswerItem', { item: 'question', outcome: 'answered' }, { as: 'bram' });
    const answered = given(onlyObligations()).and(asked, answer);
    const noted = answered
      .when(correct(eventOf(answered, 'ItemAnswered')))
      .thenRecords(['EventCorrected', { effect: 'noted' }]);
    expect(noted.obligation('question').status).toBe('reported');
  });
});

describe('a correction of what somebody did who has left since', () => {
  test('opens no duty that they could not meet any more: a report', () => {
    const reported = given(onlyObligations(anObligation('plan', {}))).and(report('plan/union', 'union'));
    reported
      .and(leave('union'))
      .when(correct(eventOf(reported, 'ObligationReportedDone')))
      .thenRecords(
        ['EventCorrected', { effect: 'undone' }],
        ['ObligationDropped', { obligation: 'plan/union', because: 'owner-left' }],
      );
  });

  test('opens no duty that they could not meet any more: a letter', () => {
    const written = given().and(...pass('acceptance'), ...parties.map(letter));
    const corrected = written
      .and(leave('branch'))
      .when(correct(eventOf(written, 'LetterOfIntentGiven')))
      .thenRecords(
        ['EventCorrected', { effect: 'undone' }],
        ['ObligationDropped', { obligation: 'letter/branch', because: 'owner-left' }],
      );
    expect(corrected.state.letters['branch']).toBeUndefined();
  });
});
