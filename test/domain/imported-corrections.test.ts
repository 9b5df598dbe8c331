import { describe, expect, test } from 'vitest';
import type { PastFact } from '../../domain/adoption/commands.ts';
import { adopt, past } from '../support/adoption.ts';
import { givenNothing, type Story } from '../support/given.ts';
import { confirm, inForce, joinAsParty, propose, sign } from '../support/steps.ts';

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
