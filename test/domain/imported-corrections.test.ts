import { describe, expect, test } from 'vitest';
import type { PastFact } from '../../domain/adoption/commands.ts';
import { anchorDay } from '../../domain/anchors.ts';
import { adopt, past, ranBefore } from '../support/adoption.ts';
import { command, givenNothing, type Draft, type Story } from '../support/given.ts';
import {
  confirm,
  correct,
  forChair,
  inForce,
  joinAsParty,
  propose,
  reason,
  sign,
  submit,
} from '../support/steps.ts';

const unknownEntry = past.filter(({ kind }) => kind !== 'entry-into-force');

/** The event that told a fact of some kind. */
function told(story: Story, kind: PastFact['kind']): number {
  const fact = story.latest.find(({ data }) => 'kind' in data && data.kind === kind);
  return fact?.sequence ?? 0;
}

/** Corrected by two people. */
function corrected(story: Story, event: number): Story {
  const proposed = story.when(propose(event));
  return proposed.when(confirm(proposed.latest[0]?.sequence ?? 0));
}

describe('a correction of what was signed before the adoption', () => {
  test.each<[string, PastFact[]]>([
    ['a conclusion', past],
    ['a conclusion, where entry into force is not known', unknownEntry],
    ['a signature', [...past, { kind: 'signature', organisation: 'union', from: '2025-06-20' }]],
  ])('[R75] is noted, and the agreement stays concluded: %s', (_, facts) => {
    const story = givenNothing().and(adopt(facts));
    const signatures = Object.keys(story.state.signatures);
    const kind = facts.some((fact) => fact.kind === 'signature') ? 'signature' : 'conclusion';
    const noted = corrected(story, told(story, kind)).thenRecords(['EventCorrected', { effect: 'noted' }]);
    noted.thenPhase('implementation');
    expect(noted.state.concludedOn).toBe('2025-07-31');
    expect(Object.keys(noted.state.signatures)).toEqual(signatures);
  });

  const inSigning: PastFact = { kind: 'phase', phase: 'signing', from: '2026-12-20' };

  test('[R75] is taken back while it is being signed, so that its party can sign', () => {
    const signature: PastFact = { kind: 'signature', organisation: 'union', from: '2026-12-22' };
    const story = givenNothing().and(adopt([inSigning, signature], { phase: 'signing' }));
    const back = corrected(story, told(story, 'signature')).thenRecords([
      'EventCorrected',
      { effect: 'undone' },
    ]);
    expect(back.state.signatures).toEqual({});
    expect(back.obligation('signature/union').status).toBe('open');
    back.and(sign('union'), sign('branch'), sign('ministry')).and(inForce('2027-02-01'));
  });

  test('[R75] is noted of a conclusion that waits for entry into force', () => {
    const facts: PastFact[] = [inSigning, { kind: 'conclusion', from: '2026-12-22' }];
    const story = givenNothing().and(adopt(facts, { phase: 'signing' }));
    const noted = corrected(story, told(story, 'conclusion')).thenRecords([
      'EventCorrected',
      { effect: 'noted' },
    ]);
    noted.and(inForce('2027-02-01')).on('2027-02-01').thenPhase('implementation');
  });

  test('[R75] opens no agreement again that is being carried out, though its day of entry into force is not known', () => {
    const story = givenNothing().and(adopt(unknownEntry), joinAsParty('union-two'));
    const signed = story.when(sign('union-two'));
    const event = signed.latest[0]?.sequence ?? 0;
    const noted = corrected(signed, event).thenRecords(['EventCorrected', { effect: 'noted' }]);
    expect(noted.state.concludedOn).toBe('2025-07-31');
    noted.and(inForce('2025-10-01'));
  });
});

describe('an imported day that was told wrongly', () => {
  const adopted = givenNothing().and(adopt());

  /** Told anew by two people. */
  function retold(story: Story, event: number, from: string, to?: string): Story {
    const proposed = story.when(proposeDay(event, from, to));
    return proposed.when(confirm(proposed.latest[0]?.sequence ?? 0));
  }

  const proposeDay = (event: number, from: string, to?: string): Draft =>
    command('ProposeCorrection', { event, reason, from, ...(to && { to }) });

  /** The past with some facts told otherwise, each by its kind. */
  const wrongly = (...facts: PastFact[]): PastFact[] => [
    ...past.filter(({ kind }) => !facts.some((fact) => fact.kind === kind)),
    ...facts,
  ];

  test('[R75] is told anew by two people, and what counts from it follows', () => {
    const event = told(adopted, 'entry-into-force');
    expect(adopted.due('action-plan/company#2')).toBe('2027-10-01');
    const right = retold(adopted, event, '2025-09-01', '2025-09-15').thenRecords(
      ['EventCorrected', { event, effect: 'retold', reason }],
      [
        'PastFactImported',
        { kind: 'entry-into-force', from: '2025-09-01', to: '2025-09-15', source: reason },
      ],
    );
    expect(right.latest[1]?.effectiveOn).toBe('2025-09-15');
    expect(right.due('action-plan/company#2')).toBe('2027-09-15');
    expect(anchorDay(right.state, 'term-end')).toBe('2028-09-01');
    expect(right.state.adoption.days['entry-into-force']).toBe(right.latest[1]?.sequence);
  });

  test('[R10] is no one person’s to correct', () => {
    for (const kind of ['entry-into-force', 'phase'] as const)
      adopted.when(correct(told(adopted, kind))).thenRefused('SECOND_PERSON_NEEDED', 'R10');
    const proposed = adopted.when(proposeDay(told(adopted, 'entry-into-force'), '2025-09-01'));
    proposed.thenRecords(['CorrectionProposed', { day: { from: '2025-09-01', to: '2025-09-01' } }]);
    proposed.when(confirm(proposed.latest[0]?.sequence ?? 0, 'olga')).thenRefused('SECOND_PERSON_MISSING');
  });

  test('[R75] moves the day of signing with the conclusion, and keeps its signatories', () => {
    const right = retold(adopted, told(adopted, 'conclusion'), '2025-08-01', '2025-08-31');
    expect(right.state).toMatchObject({
      concludedOn: '2025-08-31',
      days: { signing: { from: '2025-08-01', to: '2025-08-31' } },
      signatures: { union: { on: '2025-08-31' }, branch: {}, ministry: {} },
    });
    expect(Object.keys(right.state.signatures)).toHaveLength(3);
  });

  test('[R75] counts the parties of the right day, and none that signed here', () => {
    const joined: PastFact = { kind: 'joined', organisation: 'union', from: '2025-08-01' };
    const latecomer = givenNothing().and(adopt([...past, joined]));
    const later = retold(latecomer, told(latecomer, 'conclusion'), '2025-08-15');
    expect(Object.keys(later.state.signatures).sort()).toEqual(['branch', 'ministry', 'union']);
    const earlier = retold(later, told(later, 'conclusion'), '2025-07-15');
    expect(Object.keys(earlier.state.signatures).sort()).toEqual(['branch', 'ministry']);
    const own = latecomer.and(sign('union'));
    const kept = retold(own, told(latecomer, 'conclusion'), '2025-08-15');
    expect(kept.state.signatures['union']).toEqual(own.state.signatures['union']);
  });

  test('of a phase, a gate, a step or a named date is told anew too', () => {
    const step: PastFact = { kind: 'milestone', milestone: 'request', from: '2024-01-01' };
    const next: PastFact = { kind: 'milestone', milestone: 'approval', from: '2024-02-01' };
    const planned: PastFact = { kind: 'date', date: 'midterm', from: '2027-03-01' };
    const story = givenNothing().and(adopt([...past, step, next, planned]));
    const { days } = story.state.adoption;
    const at = (anchor: string, on: string) => retold(story, days[anchor] ?? 0, on).state;
    expect(at('phase:dialogue', '2024-07-01').days['phase:dialogue']?.from).toBe('2024-07-01');
    expect(at('gate:agreement', '2025-05-01')).toMatchObject({ gates: { agreement: { outcome: 'go' } } });
    expect(at('milestone:request', '2024-01-15').milestones['request']?.on).toBe('2024-01-15');
    expect(at('date:midterm', '2027-05-01').days['date:midterm']?.from).toBe('2027-05-01');
  });

  test('can be told anew after it was only noted as wrong, and again', () => {
    const event = told(adopted, 'entry-into-force');
    const noted = corrected(adopted, event).thenRecords(['EventCorrected', { effect: 'noted' }]);
    const right = retold(noted, event, '2025-09-01');
    const again = retold(right, right.latest[1]?.sequence ?? 0, '2025-09-02');
    expect(again.state.days['entry-into-force']?.from).toBe('2025-09-02');
    expect(again.state.corrected).toEqual([event, right.latest[1]?.sequence]);
    again.when(proposeDay(event, '2025-09-03')).thenRefused('DAY_NOT_IMPORTED');
  });

  test('cannot be told so that it contradicts the others, or reaches beyond what the adoption tells', () => {
    const event = told(adopted, 'entry-into-force');
    adopted.when(proposeDay(event, '2025-06-01')).thenRefused('ADOPTION_CONTRADICTS');
    adopted.when(proposeDay(event, '2026-01-01')).thenRefused('ADOPTION_CONTRADICTS');
    adopted.when(proposeDay(event, '2025-09-01', '2027-01-02')).thenRefused('ADOPTION_AFTER_ITS_DAY');
    adopted.when(proposeDay(event, '2025-09-01', '2025-08-01')).thenRefused('DATES_REVERSED');
  });

  test('is nothing that was recorded here', () => {
    const moved = adopted.when(command('SetDate', { date: 'midterm', from: '2027-03-01' }));
    moved.when(proposeDay(moved.latest[0]?.sequence ?? 0, '2027-04-01')).thenRefused('DAY_NOT_IMPORTED');
    moved.when(proposeDay(1, '2025-01-01')).thenRefused('DAY_NOT_IMPORTED');
    moved.when(proposeDay(999, '2025-01-01')).thenRefused('EVENT_UNKNOWN');
  });

  test('is told anew after its day was moved by others only as far as these allow', () => {
    const proposed = adopted.when(proposeDay(told(adopted, 'entry-into-force'), '2025-07-10'));
    const later = retold(proposed, told(adopted, 'conclusion'), '2025-08-01');
    later.when(confirm(proposed.latest[0]?.sequence ?? 0)).thenRefused('ADOPTION_CONTRADICTS');
  });

  describe('by years', () => {
    const longAgo = wrongly(
      { kind: 'gate', gate: 'agreement', outcome: 'go', from: '2014-06-02' },
      { kind: 'phase', phase: 'signing', from: '2014-06-02' },
      { kind: 'conclusion', from: '2015-07-01' },
      { kind: 'entry-into-force', from: '2015-12-01' },
    );
    const begun: PastFact = { kind: 'phase', phase: 'implementation', from: '2026-12-01' };
    const definition = { ...ranBefore, termYears: 20 };
    const yearsEarly = givenNothing().and(adopt([...longAgo, begun], { definition }));

    test('asks what had not passed by the right day, under its own number', () => {
      expect(Object.keys(yearsEarly.state.obligations)).toEqual(
        expect.arrayContaining(['action-plan/company#12', 'review']),
      );
      const right = retold(yearsEarly, told(yearsEarly, 'entry-into-force'), '2026-12-01');
      const duties = right.latest
        .slice(2)
        .map(({ type, data }) => [type, 'obligation' in data && data.obligation]);
      expect(duties).toEqual([
        ['ObligationDropped', 'action-plan/company#12'],
        ['ObligationOpened', 'action-plan/company#1'],
        ['ObligationOpened', 'baseline'],
        ['ObligationOpened', 'committee'],
      ]);
      expect(right.due('action-plan/company#1')).toBe('2027-12-01');
      expect(right.due('baseline')).toBe('2027-03-01');
      right.on('2027-12-02').obligation('action-plan/company#2');
    });

    test('asks nothing of a covenant that is closed', () => {
      const evaluation: PastFact = { kind: 'phase', phase: 'evaluation', from: '2026-12-20' };
      const over = adopt([...longAgo, begun, evaluation], { definition, phase: 'evaluation' });
      const story = givenNothing().and(over);
      const closed = story.and(command('CloseCovenant', { reason, goOnBecause: reason }, forChair));
      const right = retold(closed, told(story, 'entry-into-force'), '2026-12-01');
      right.thenRecords(['EventCorrected'], ['PastFactImported']);
    });

    test('chases nothing that had passed by the right day', () => {
      const wrong = retold(yearsEarly, told(yearsEarly, 'entry-into-force'), '2026-12-01');
      const right = retold(wrong, told(wrong, 'entry-into-force'), '2015-12-01');
      expect(Object.keys(right.state.obligations).sort()).toEqual(
        Object.keys(yearsEarly.state.obligations).sort(),
      );
    });

    test('leaves alone what somebody has spoken of, and a series that has gone on', () => {
      const answered = yearsEarly.and(submit('action-plan/company#12', 'company'));
      const right = retold(answered, told(yearsEarly, 'entry-into-force'), '2026-12-01');
      expect(Object.keys(right.state.obligations)).toContain('action-plan/company#12');
      expect(Object.keys(right.state.obligations)).not.toContain('action-plan/company#1');
      const later = answered.on('2027-12-02');
      const after = retold(later, told(yearsEarly, 'entry-into-force'), '2026-12-01').latest;
      expect(after.map(({ type }) => type)).toEqual(['EventCorrected', 'PastFactImported']);
    });
  });
});
