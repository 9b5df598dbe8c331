import { describe, expect, test } from 'vitest';
import { ratificationName } from '../../domain/mandates/duty-name.ts';
import { describeRefusal } from '../../domain/refusals.ts';
import { aDefinition, aGate, onlyGates } from '../support/definition.ts';
import { FIRST_DAY, command, given } from '../support/given.ts';
import { consult, mandate, ratify } from '../support/mandate-steps.ts';
import {
  correct,
  go,
  leave,
  letter,
  openGate,
  pass,
  position,
  reason,
  sign,
  toSigning,
} from '../support/steps.ts';

const asked = { asked: ['branch' as const] };
const story = given(aDefinition({ mandates: { ...asked } })).and(...pass('acceptance'));

describe('an act that waits for ratification', () => {
  const acted = story.when(letter('branch'));
  const event = acted.latest[0]?.sequence ?? 0;
  const duty = 'ratify-letter-of-intent/branch';

  test('[R31] is a duty of its organisation, known to the parties, due in four weeks and reminded of', () => {
    expect(acted.obligation(duty)).toMatchObject({ owner: 'branch', audience: 'parties', binding: true });
    expect(acted.due(duty)).toBe('2027-02-01');
    expect(acted.reminders(duty).map(({ person, sendOn }) => [person, sendOn])).toEqual([
      ['bram', '2027-01-18'],
      ['bram', '2027-02-01'],
      ['olga', '2027-02-08'],
    ]);
  });

  test('is due when the definition says so', () => {
    const definition = aDefinition({ mandates: { ...asked, ratifyWithin: 'P1W' } });
    const waiting = given(definition)
      .and(...pass('acceptance'))
      .when(letter('branch'));
    const [mark] = Object.values(waiting.state.mandates.awaited);
    expect(waiting.due(mark?.obligation ?? '')).toBe('2027-01-11');
  });

  test('is answered by saying yes or no, not by a report', () => {
    const { refusal } = acted
      .when(command('ReportDone', { obligation: duty }, { for: 'branch', evidence: 'mail' }))
      .thenRefused('WRONG_ANSWER');
    expect(refusal && describeRefusal(refusal, 'nl')).toContain('het wel of niet bekrachtigen');
  });

  test('[R31] stands for good once its organisation ratifies it', () => {
    const ratified = acted
      .when(ratify(event, 'branch'))
      .thenRecords(['ActRatified', { event, organisation: 'branch' }], ['ObligationReportedDone']);
    expect(ratified.state.mandates.awaited).toEqual({});
    expect(ratified.state.letters['branch']?.event).toBe(event);
    ratified.when(ratify(event, 'branch')).thenRefused('NOTHING_TO_RATIFY', 'R31');
  });

  test('[R31] is taken back when its organisation rejects it, and the parties hear that once', () => {
    const rejected = acted
      .when(ratify(event, 'branch', 'rejected'))
      .thenRecords(
        ['RatificationRefused', { event, organisation: 'branch', effect: 'undone' }],
        ['ObligationReportedDone', { obligation: duty, by: 'ratification' }],
      );
    expect(rejected.state.letters['branch']).toBeUndefined();
    expect(rejected.state.corrected).toContain(event);
    expect(rejected.obligation('letter/branch').status).toBe('open');
    const told = rejected.announced();
    expect(told.map(({ organisation, kind, subject }) => [organisation, kind, subject])).toEqual([
      ['branch', 'corrected', `${event}`],
      ['ministry', 'corrected', `${event}`],
      ['union', 'corrected', `${event}`],
    ]);
    rejected.and(mandate('board', 'branch'), letter('branch'));
  });

  test('opens a duty again that it had met for good, when it is rejected', () => {
    const later = acted.after('P3M').and(letter('union'));
    expect(later.state.obligations['letter/branch']).toBeUndefined();
    later
      .when(ratify(event, 'branch', 'rejected'))
      .thenRecords(
        ['RatificationRefused'],
        ['ObligationReportedDone', { obligation: duty }],
        ['ObligationOpened', { obligation: 'letter/branch' }],
      );
  });

  test('[R31] is rejected in words only, where it has had its effect: a gate that has closed stays closed', () => {
    const gate = aGate('vote', {});
    const closed = given({ ...onlyGates(gate), mandates: { ...asked, outside: 'ratify' } })
      .and(openGate('vote'))
      .when(position('branch', 'vote', 'agree'));
    const at = closed.latest[0]?.sequence ?? 0;
    closed
      .and(go('vote'))
      .when(ratify(at, 'branch', 'rejected'))
      .thenRecords(['RatificationRefused', { effect: 'noted' }], ['ObligationReportedDone']);
  });

  test('[R75] leaves a concluded agreement as it is: no organisation opens it again by its word alone', () => {
    const signing = given(aDefinition({ mandates: { ...asked } })).and(
      mandate('board', 'branch', { acts: ['letter-of-intent'] }),
      ...toSigning,
    );
    const signed = signing.and(sign('ministry'), sign('union')).when(sign('branch'));
    const rejected = ratify(signed.latest[0]?.sequence ?? 0, 'branch', 'rejected');
    const noted = signed
      .when(rejected)
      .thenRecords(['RatificationRefused', { effect: 'noted' }], ['ObligationReportedDone']);
    expect(noted.state.concludedOn).toBe(FIRST_DAY);
    const first = signing.when(sign('branch'));
    const taken = first.and(sign('union')).when(ratify(first.latest[0]?.sequence ?? 0, 'branch', 'rejected'));
    expect(Object.keys(taken.state.signatures)).toEqual(['union']);
    expect(taken.obligation('signature/branch').status).toBe('open');
  });

  test('waits for its own organisation alone', () => {
    acted.when(ratify(event, 'union')).thenRefused('RATIFIED_BY_OTHERS', 'R31');
    acted.when(ratify(event + 1, 'branch')).thenRefused('NOTHING_TO_RATIFY');
  });

  test('[R31] is not ratified by the person who did it, without what the organisation decided', () => {
    const own = story.when({ ...letter('branch'), sender: { as: 'bram' } });
    const at = own.latest[0]?.sequence ?? 0;
    own.when(ratify(at, 'branch', 'ratified', { as: 'bram' })).thenRefused('OWN_ACT_NEEDS_EVIDENCE', 'R31');
    own.and(ratify(at, 'branch', 'ratified', { as: 'bram', for: 'branch', evidence: 'minutes' }));
    own.and(ratify(at, 'branch', 'ratified', { as: 'olga', for: 'branch', evidence: 'mail' }));
  });

  test('waits no more once it is corrected, and neither does its duty', () => {
    const corrected = acted
      .when(correct(event))
      .thenRecords(['EventCorrected', { effect: 'undone' }], ['ObligationDropped', { obligation: duty }]);
    expect(corrected.state.mandates.awaited).toEqual({});
  });

  test('is answered while its duty is suspended: nothing is left to resume', () => {
    acted
      .and(command('SuspendObligation', { obligation: duty, reason }))
      .when(ratify(event, 'branch'))
      .thenRecords(['ActRatified'], ['ObligationDropped', { obligation: duty }]);
  });

  test('has a duty of its own each time, called by the act and not by a number of the ledger', () => {
    const again = acted.and(ratify(event, 'branch', 'rejected')).when(letter('branch'));
    expect(again.obligation('ratify-letter-of-intent-2/branch').owner).toBe('branch');
    expect(ratificationName(duty)?.en).toBe('ratification of the letter of intent');
    expect(ratificationName('ratify-letter-of-intent-2/branch')?.nl).toBe(
      'bekrachtiging van de Letter of Intent',
    );
    expect([ratificationName('ratify-10'), ratificationName('ratify-toString/branch')]).toEqual([null, null]);
  });
});

describe('an organisation that leaves', () => {
  const before = story.and(
    command('AllowActing', { organisation: 'branch', person: 'umar' }),
    mandate('board', 'branch', { acts: ['position'] }),
    mandate('old', 'branch', { until: '2027-01-02' }),
    consult('round-one', 'branch', { until: '2027-03-01' }),
    letter('branch'),
  );

  test('ends its mandates and what others do for it, closes its consultations, and ratifies nothing more', () => {
    const left = before.when(leave('branch'));
    expect(left.latest.filter(({ type }) => /Mandate|Acting/.test(type))).toMatchObject([
      { type: 'MandateRevoked', data: { mandate: 'board', because: 'organisation-left' } },
      { type: 'ActingEnded', data: { organisation: 'branch', person: 'umar' } },
    ]);
    const { awaited, consultations, actsFor } = left.state.mandates;
    expect({ awaited, consultations, actsFor }).toEqual({ awaited: {}, consultations: {}, actsFor: {} });
    const open = Object.values(left.state.obligations).filter(({ status }) => status === 'open');
    expect(open.filter(({ owner }) => owner === 'branch')).toEqual([]);
    left.when(consult('round-one', 'union')).thenRefused('CONSULTATION_EXISTS', 'R32');
  });

  test('leaves the act that waited as it was done', () => {
    expect(before.and(leave('branch')).state.letters['branch']).toBeDefined();
  });
});
