import { describe, expect, test } from 'vitest';
import { aGate, anObligation, onlyGates, withObligations } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { conclude, consult, mandate, revoke } from '../support/mandate-steps.ts';
import { go, openGate, pass } from '../support/steps.ts';

describe('a duty that a mandate or a consultation answers', () => {
  const definition = withObligations(
    anObligation('mandate', { answeredBy: 'mandate' }),
    anObligation('consultation', { answeredBy: 'consultation' }),
    anObligation('later', { answeredBy: 'mandate', opens: { phase: 'information' } }),
    anObligation('heard', { answeredBy: 'consultation', opens: { phase: 'information' } }),
    anObligation('yearly', { answeredBy: 'mandate', opens: { phase: 'information' }, every: 'P1Y' }),
  );

  test('[R31] is met by registering one, and not by a report', () => {
    const waiting = given(definition);
    waiting
      .when(command('ReportDone', { obligation: 'mandate/union' }, { for: 'union', evidence: 'mail' }))
      .thenRefused('WRONG_ANSWER');
    waiting
      .when(mandate('members', 'union'))
      .thenRecords(
        ['MandateRegistered'],
        ['ObligationReportedDone', { obligation: 'mandate/union', by: 'mandate' }],
      );
  });

  test('is not met by one that had run out already', () => {
    given(definition)
      .when(mandate('members', 'union', { until: '2027-01-03' }))
      .thenRecords(['MandateRegistered']);
  });

  test('that opens afterwards is met at once, unless it comes round again', () => {
    const open = given(definition)
      .and(mandate('members', 'union'), consult('one', 'union'), conclude('one', 'union'))
      .and(...pass('acceptance'));
    const status = (id: string) => open.obligation(id).status;
    expect(['later/union', 'heard/union', 'yearly/union#1', 'later/branch'].map(status)).toEqual([
      'reported',
      'reported',
      'open',
      'open',
    ]);
  });
});

describe('a gate', () => {
  const gated = (kind: 'mandates' | 'consultations', strength: 'advice' | 'block') =>
    given({
      ...onlyGates(aGate('start', { requires: [{ kind, strength, rule: 'R31' }] })),
      mandates: { asked: ['branch'], outside: 'ratify' },
    }).and(openGate('start'));
  const decidedOn = (effectiveOn: string): Draft => {
    const { sender, ...rest } = go('start');
    return { ...rest, sender: { ...sender, effectiveOn } };
  };

  test('[R31] names the parties of which a mandate is asked and that have none that holds today', () => {
    const story = gated('mandates', 'advice');
    const missing = (at: Story) => at.when(go('start')).refusal?.parameters['missing'];
    expect(missing(story)).toBe('mandate/branch');
    expect(missing(story.and(mandate('board', 'branch', { until: '2027-01-03' })))).toBe('mandate/branch');
    expect(missing(story.and(mandate('board', 'branch'), revoke('board', 'branch')))).toBe('mandate/branch');
    story.and(mandate('board', 'branch'), go('start'));
  });

  test('[R31] looks at the mandates of the day of deciding, not of that of recording', () => {
    const ended = gated('mandates', 'block')
      .and(mandate('board', 'branch', { until: '2027-01-10' }))
      .on('2027-01-15');
    ended.when(go('start')).thenRefused('GATE_REQUIREMENT_BLOCKS', 'R31');
    ended.and(decidedOn('2027-01-08'));
    const begun = gated('mandates', 'block')
      .and(mandate('board', 'branch', { from: '2027-01-12' }))
      .on('2027-01-15');
    begun.when(decidedOn('2027-01-08')).thenRefused('GATE_REQUIREMENT_BLOCKS', 'R31');
    begun.and(go('start'));
  });

  test('[R31] blocks on a missing mandate where the definition says so', () => {
    gated('mandates', 'block').when(go('start')).thenRefused('GATE_REQUIREMENT_BLOCKS', 'R31');
  });

  test('[R32] waits for a result from each party’s constituency where the definition says so', () => {
    const story = gated('consultations', 'block').and(
      consult('m', 'ministry'),
      conclude('m', 'ministry'),
      consult('u', 'union'),
      conclude('u', 'union', 'divided'),
      consult('b', 'branch'),
    );
    const refused = story.when(go('start')).thenRefused('GATE_REQUIREMENT_BLOCKS');
    expect(refused.refusal?.parameters['missing']).toBe('consultation/branch');
    story.and(conclude('b', 'branch'), go('start'));
  });
});
