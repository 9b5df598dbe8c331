import { describe, expect, test } from 'vitest';
import type { PastFact } from '../../domain/adoption/commands.ts';
import { isAwaited } from '../../domain/obligation.ts';
import { adopt, past, ranBefore } from '../support/adoption.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, aPerson, withObligations } from '../support/definition.ts';
import { command, givenNothing } from '../support/given.ts';
import { sign, submit } from '../support/steps.ts';

const adopted = givenNothing().and(adopt());

describe('adopting a running covenant', () => {
  test('brings it in at its real phase, each fact as imported, with its window, source and who vouches', () => {
    adopted.thenPhase('implementation');
    const facts = adopted.latest.filter(({ type }) => type === 'PastFactImported');
    expect(facts.map(({ data }) => ('kind' in data ? data.kind : ''))).toEqual([
      'phase',
      'gate',
      'phase',
      'conclusion',
      'entry-into-force',
      'phase',
    ]);
    expect(facts[0]?.data).toMatchObject({
      from: '2024-06-01',
      to: '2024-06-30',
      source: testContent('progress report'),
      vouchedBy: testContent('the secretary'),
    });
    expect(facts[0]?.effectiveOn).toBe('2024-06-30');
  });

  test('marks every day that was imported, so that no view takes it for proven', () => {
    expect(adopted.state.adoption.asOf).toBe('2026-12-31');
    expect(Object.keys(adopted.state.adoption.days)).toEqual([
      'phase:dialogue',
      'gate:agreement',
      'phase:signing',
      'signing',
      'entry-into-force',
      'phase:implementation',
    ]);
  });

  test('chases no deadline that has passed, and lists those of which nothing is known', () => {
    expect(Object.keys(adopted.state.obligations)).not.toContain('baseline');
    expect(adopted.latest.find(({ type }) => type === 'AdoptionCompleted')?.data).toMatchObject({
      on: '2027-01-04',
      notChased: [
        { obligation: 'signature/branch', due: '2025-07-02' },
        { obligation: 'signature/ministry', due: '2025-07-02' },
        { obligation: 'signature/union', due: '2025-07-02' },
        { obligation: 'baseline', owner: 'branch', due: '2026-01-01' },
        { obligation: 'committee', due: '2026-10-01' },
      ],
    });
    expect(adopted.announced()).toEqual([]);
  });

  test('asks what is still to come: of what recurs the next time, under its own number', () => {
    expect(adopted.due('action-plan/company#2')).toBe('2027-10-01');
    expect(Object.keys(adopted.state.obligations)).not.toContain('action-plan/company#1');
    const later = adopted.and(submit('action-plan/company#2', 'company')).on('2027-10-02');
    expect(later.due('action-plan/company#3')).toBe('2028-10-01');
  });

  test('[R81] asks what counts from joining by the years that have gone by since, done or not', () => {
    const plan = anObligation('plan', {
      owner: { organisation: 'company' },
      opens: { phase: 'implementation' },
      due: { from: 'joining', plus: 'P6M' },
      every: 'P1Y',
    });
    const joined: PastFact = { kind: 'joined', organisation: 'company', from: '2026-02-01' };
    const story = (...more: PastFact[]) =>
      givenNothing().and(adopt([...past, joined, ...more], { definition: withObligations(plan) }));
    expect(story().due('plan#2')).toBe('2027-08-01');
    expect(story().on('2027-08-02').due('plan#3')).toBe('2028-08-01');
    const done: PastFact = { kind: 'done', obligation: 'plan#2', from: '2026-12-01' };
    expect(story(done).due('plan#3')).toBe('2028-08-01');
  });

  test('leaves what waits for a day that is not known waiting for it', () => {
    expect(adopted.due('review')).toBeUndefined();
    const dated = adopted.and(command('SetDate', { date: 'midterm', from: '2027-03-01', to: '2027-04-30' }));
    expect(dated.due('review')).toBe('2027-04-30');
  });

  test('asks nothing again that is told to be done', () => {
    const met = givenNothing().and(
      adopt([
        ...past,
        { kind: 'done', obligation: 'action-plan/company#2', from: '2026-12-01' },
        { kind: 'done', obligation: 'committee', from: '2026-09-01' },
      ]),
    );
    expect(met.due('action-plan/company#3')).toBe('2028-10-01');
    expect(Object.keys(met.state.obligations)).not.toContain('action-plan/company#2');
    const completed = met.latest.find(({ type }) => type === 'AdoptionCompleted')?.data;
    expect(JSON.stringify(completed)).not.toContain('committee');
  });

  test('[R14] [R64] no decision and no signature is due from requesters, facilitators and advisers', () => {
    const people = [...aDefinition().people, aPerson('adam', 'adviser')];
    const organisations = [
      ...aDefinition().organisations,
      { id: 'adviser', name: 'Adviser', kind: 'other', participation: 'expert' } as const,
    ];
    const story = givenNothing().and(
      adopt([{ kind: 'phase', phase: 'signing', from: '2026-12-20' }], {
        definition: { ...ranBefore, people, organisations },
        phase: 'signing',
      }),
    );
    const asked = Object.values(story.state.obligations).filter((duty) => isAwaited(story.state, duty));
    expect(asked.map(({ owner }) => owner).sort()).toEqual(['branch', 'ministry', 'union']);
  });

  test('[R75] counts the parties of a concluded agreement as its signatories, and its day of signing apart', () => {
    expect(Object.keys(adopted.state.signatures).sort()).toEqual(['branch', 'ministry', 'union']);
    expect(adopted.state.days['signing']).toEqual({ from: '2025-07-01', to: '2025-07-31' });
    expect(adopted.state.days['entry-into-force']).toEqual({ from: '2025-10-01', to: '2025-10-01' });
  });

  test('[R75] counts no party that joined after the conclusion: it signs for itself, then or now', () => {
    const joined: PastFact = { kind: 'joined', organisation: 'union', from: '2026-03-01' };
    const late = givenNothing().and(adopt([...past, joined]));
    expect(Object.keys(late.state.signatures).sort()).toEqual(['branch', 'ministry']);
    expect(Object.keys(late.and(sign('union')).state.signatures)).toContain('union');
    const signed: PastFact = { kind: 'signature', organisation: 'union', from: '2026-03-01' };
    const told = givenNothing().and(adopt([...past, joined, signed]));
    expect(told.state.signatures['union']?.on).toBe('2026-03-01');
  });

  test('[R75] counts a party that may have joined before the conclusion', () => {
    const joined: PastFact = { kind: 'joined', organisation: 'union', from: '2025-07-20', to: '2025-08-20' };
    const story = givenNothing().and(adopt([...past, joined]));
    expect(Object.keys(story.state.signatures)).toContain('union');
  });

  test('takes a day that is recorded later for proven', () => {
    const planned = givenNothing().and(
      adopt([...past, { kind: 'date', date: 'midterm', from: '2027-03-01' }]),
    );
    expect(planned.state.adoption.days).toHaveProperty(['date:midterm']);
    const moved = planned.and(command('SetDate', { date: 'midterm', from: '2027-04-01' }));
    expect(moved.state.adoption.days).not.toHaveProperty(['date:midterm']);
  });

  test('goes on like any other covenant: a phase comes by its day, a company joins', () => {
    adopted.on('2028-10-01').thenPhase('evaluation');
  });
});
