import { describe, expect, test } from 'vitest';
import type { PastFact } from '../../domain/adoption/commands.ts';
import { adopt, past } from '../support/adoption.ts';
import { anObligation, withObligations } from '../support/definition.ts';
import { givenNothing, type Draft, type Story } from '../support/given.ts';
import { parties, sign } from '../support/steps.ts';

const adopted = givenNothing().and(adopt());
const without = (kind: PastFact['kind']): PastFact[] => past.filter((fact) => fact.kind !== kind);
const instead = (...facts: PastFact[]): PastFact[] => [
  ...past.filter((fact) => !facts.some(({ kind }) => kind === fact.kind)),
  ...facts,
];

function refusedFor(facts: PastFact[], phase = 'implementation'): Story {
  return givenNothing().when(adopt(facts, { phase }));
}

describe('an adoption is refused', () => {
  test('of a covenant that is already open', () => {
    adopted.when(adopt()).thenRefused('ALREADY_OPEN');
  });

  test('by anybody but an officer', () => {
    givenNothing()
      .when(adopt(past, {}, 'umar'))
      .thenRefused('NOT_ENTITLED');
  });

  test.each<[string, PastFact]>([
    ['before the dialogue', { kind: 'conclusion', from: '2024-01-01' }],
    ['after entry into force', { kind: 'conclusion', from: '2025-12-01', to: '2025-12-31' }],
    [
      'with a go after the phase that it led to',
      { kind: 'gate', gate: 'agreement', outcome: 'go', from: '2025-09-01' },
    ],
  ])('where dates contradict each other: concluded %s', (_, fact) => {
    refusedFor(instead(fact)).thenRefused('ADOPTION_CONTRADICTS');
  });

  const phase = (id: string, from: string, to?: string): PastFact => ({
    kind: 'phase',
    phase: id,
    from,
    ...(to && { to }),
  });
  const outside = (id: string): PastFact[] =>
    past.filter((fact) => fact.kind !== 'phase' || fact.phase !== id);

  test.each<[string, PastFact[]]>([
    [
      'concluded after the implementation began',
      [
        ...without('entry-into-force').filter(({ kind }) => kind !== 'conclusion'),
        { kind: 'conclusion', from: '2025-11-01' },
      ],
    ],
    [
      'in force after the phase that begins with it',
      instead({ kind: 'entry-into-force', from: '2026-10-01' }),
    ],
    ['that phase begun before it', [...outside('implementation'), phase('implementation', '2025-08-01')]],
    [
      'signed before its party joined',
      [
        ...past,
        { kind: 'joined', organisation: 'union', from: '2025-06-20' },
        { kind: 'signature', organisation: 'union', from: '2025-06-10' },
      ],
    ],
    [
      'signed by a latecomer before it joined',
      [
        ...past,
        { kind: 'joined', organisation: 'union', from: '2026-03-01' },
        { kind: 'signature', organisation: 'union', from: '2026-02-01' },
      ],
    ],
    [
      'a no-go to where it is',
      instead({ kind: 'gate', gate: 'agreement', outcome: 'no-go', from: '2025-06-02' }),
    ],
    [
      'a no-go to a phase that it passed',
      [...past, { kind: 'gate', gate: 'go-no-go', outcome: 'no-go', from: '2024-05-01' }],
    ],
  ])('where dates contradict each other: %s', (_, facts) => {
    refusedFor(facts).thenRefused('ADOPTION_CONTRADICTS');
  });

  test.each<PastFact>([
    { kind: 'conclusion', from: '2026-07-01' },
    { kind: 'entry-into-force', from: '2026-10-01' },
    { kind: 'signature', organisation: 'union', from: '2026-07-01' },
  ])('where it is still in dialogue, but is told of %j', (fact) => {
    const dialogue = [phase('dialogue', '2024-06-01')];
    const inDialogue = (facts: PastFact[]) => givenNothing().when(adopt(facts, { phase: 'dialogue' }));
    inDialogue(dialogue).thenPhase('dialogue');
    inDialogue([...dialogue, fact]).thenRefused('ADOPTION_CONTRADICTS');
  });

  test('a no-go contradicts nothing while the phase that it kept away is to come', () => {
    const refused: PastFact = { kind: 'gate', gate: 'agreement', outcome: 'no-go', from: '2026-06-02' };
    const facts = [phase('dialogue', '2024-06-01'), refused];
    givenNothing()
      .when(adopt(facts, { phase: 'dialogue' }))
      .thenPhase('dialogue');
  });

  test('an entry into force whose window overlaps that of its phase contradicts nothing', () => {
    const facts = [...outside('implementation'), phase('implementation', '2025-08-01', '2025-10-15')];
    refusedFor(facts).thenPhase('implementation');
  });

  test('where a party would have signed after the conclusion', () => {
    refusedFor([...past, { kind: 'signature', organisation: 'union', from: '2025-09-01' }]).thenRefused(
      'ADOPTION_CONTRADICTS',
    );
  });

  test('windows that overlap contradict nothing', () => {
    refusedFor(instead({ kind: 'conclusion', from: '2025-05-01', to: '2025-12-31' })).thenPhase(
      'implementation',
    );
  });

  test('where a window ends before it begins', () => {
    refusedFor(instead({ kind: 'conclusion', from: '2025-07-31', to: '2025-07-01' })).thenRefused(
      'DATES_REVERSED',
    );
  });

  test.each<PastFact>([
    { kind: 'milestone', milestone: 'nothing', from: '2025-01-01' },
    { kind: 'joined', organisation: 'stranger', from: '2025-01-01' },
    { kind: 'signature', organisation: 'company', from: '2025-07-01' },
    { kind: 'done', obligation: 'nothing/union', from: '2025-07-01' },
    { kind: 'done', obligation: 'action-plan/nobody#1', from: '2025-07-01' },
    { kind: 'done', obligation: 'action-plan/union#1', from: '2025-07-01' },
    { kind: 'done', obligation: 'action-plan/company', from: '2025-07-01' },
    { kind: 'done', obligation: 'baseline#7', from: '2025-12-01' },
    { kind: 'done', obligation: 'baseline/union', from: '2025-12-01' },
  ])('for a name that the definition does not have: %j', (fact) => {
    refusedFor([...past, fact]).thenRefused('ADOPTION_UNKNOWN_NAME');
  });

  test('for a duty that each owes for itself, told for nobody: it names whose it could be', () => {
    const refused = refusedFor([...past, { kind: 'done', obligation: 'signature', from: '2025-07-01' }]);
    refused.thenRefused('ADOPTION_DUTY_OF_EACH');
    expect(refused.refusal?.parameters['duties']).toBe(
      'signature/ministry, signature/union, signature/branch',
    );
    const yearly = refusedFor([...past, { kind: 'done', obligation: 'action-plan#1', from: '2026-10-01' }]);
    expect(yearly.refusal?.parameters['duties']).toBe('action-plan/company#1');
  });

  test('for an occurrence that a duty does not have', () => {
    const twice = withObligations(
      anObligation('sessions', { owner: { body: 'steering-group' }, every: 'P1Y', times: 2 }),
    );
    const told = (id: string): Draft =>
      adopt([...past, { kind: 'done', obligation: id, from: '2026-01-01' }], { definition: twice });
    givenNothing().and(told('sessions#2'));
    givenNothing().when(told('sessions#3')).thenRefused('ADOPTION_UNKNOWN_NAME');
  });

  test('for a fact that is told twice, or that lies after the day as of which it is told', () => {
    refusedFor([...past, { kind: 'entry-into-force', from: '2025-10-02' }]).thenRefused(
      'ADOPTION_FACT_TWICE',
    );
    givenNothing()
      .when(adopt(past, { asOf: '2025-08-01' }))
      .thenRefused('ADOPTION_AFTER_ITS_DAY');
    refusedFor(instead({ kind: 'conclusion', from: '2025-07-01', to: '2027-01-31' })).thenRefused(
      'ADOPTION_AFTER_ITS_DAY',
    );
    refusedFor([...past, { kind: 'date', date: 'midterm', from: '2026-12-01', to: '2027-05-31' }]).thenPhase(
      'implementation',
    );
    givenNothing()
      .when(adopt(past, { asOf: '2027-02-01' }))
      .thenRefused('FUTURE_DATE');
  });

  test('without the day on which its phase began, with a later phase, or without a conclusion', () => {
    refusedFor(past.filter((fact) => fact.kind !== 'phase' || fact.phase !== 'implementation')).thenRefused(
      'ADOPTION_PHASE_UNDATED',
    );
    refusedFor([...past, { kind: 'phase', phase: 'evaluation', from: '2026-06-01' }]).thenRefused(
      'ADOPTION_PHASE_LATER',
    );
    refusedFor(without('conclusion')).thenRefused('ADOPTION_NOT_CONCLUDED', 'R75');
  });

  test('[R75] with the signature of every party, and without the conclusion that they make', () => {
    const begun = past.slice(0, 3);
    const signed = parties.map((organisation): PastFact => ({
      kind: 'signature',
      organisation,
      from: '2025-07-01',
    }));
    refusedFor([...begun, ...signed], 'signing').thenRefused('ADOPTION_ALL_SIGNED', 'R75');
    const halfway = givenNothing().and(adopt([...begun, ...signed.slice(1)], { phase: 'signing' }));
    expect(halfway.and(sign(parties[0])).state.concludedOn).toBe('2027-01-04');
  });
});
