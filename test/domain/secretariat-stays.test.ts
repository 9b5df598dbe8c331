import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { aPerson, anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, type Draft } from '../support/given.ts';
import { forChair, leave, reason } from '../support/steps.ts';

const story = given(onlyObligations(anObligation('plan', {})));

const newcomer = {
  organisation: 'new-office',
  name: 'New Office',
  kind: 'other' as const,
  contact: aPerson('nora', 'new-office'),
};
const succeed = (organisation: string): Draft =>
  command(
    'SucceedOrganisation',
    { successor: newcomer, cause: 'succession', reason },
    { for: organisation, evidence: 'mail' },
  );

describe('the organisation that keeps the secretariat', () => {
  test('neither leaves nor is exchanged, since nobody could record anything then', () => {
    story.when(leave('office')).thenRefused('SECRETARIAT_STAYS');
    const exchange = command(
      'ExchangeOrganisation',
      {
        leaving: 'office',
        joining: newcomer,
        askedBy: 'office',
        consent: testContent('All agreed'),
        reason,
      },
      forChair,
    );
    story.when(exchange).thenRefused('SECRETARIAT_STAYS');
  });

  test('goes on under the name of its successor, with the same officers', () => {
    const succeeded = story.and(succeed('office'));
    succeeded.and(command('ReportDone', { obligation: 'plan/union' }, { for: 'union', evidence: 'mail' }));
    expect(succeeded.state.participants['office']?.leftOn).not.toBeNull();
    succeeded.when(leave('new-office')).thenRefused('SECRETARIAT_STAYS');
  });

  test('looks back at what the parties decided under that name too', () => {
    const decision = { decision: 'pilot', words: reason, reason, reviewOn: '2027-07-01' };
    const decided = story.and(succeed('office'), command('RecordDecision', decision, forChair));
    expect(decided.obligation('decision-review/pilot').owner).toBe('new-office');
  });
});
