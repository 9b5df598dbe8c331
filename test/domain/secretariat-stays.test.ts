import { describe, expect, test } from 'vitest';
import { recipient } from '../../domain/recipients.ts';
import { viewerOf } from '../../domain/visibility.ts';
import { aPerson, anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, type Draft } from '../support/given.ts';
import { exchange, forChair, leave, reason } from '../support/steps.ts';

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
    story.when(exchange('office', newcomer)).thenRefused('SECRETARIAT_STAYS');
  });

  test('goes on under the name of its successor, with the same officers', () => {
    const succeeded = story.and(succeed('office'));
    succeeded.and(command('ReportDone', { obligation: 'plan/union' }, { for: 'union', evidence: 'mail' }));
    expect(succeeded.state.participants['office']?.leftOn).not.toBeNull();
    succeeded.when(leave('new-office')).thenRefused('SECRETARIAT_STAYS');
  });

  test('takes its officers along, who are of the successor then and act for it', () => {
    const succeeded = story.and(succeed('office'));
    expect(viewerOf(succeeded.state, 'olga')).toBe('secretariat');
    expect(succeeded.state.people['olga']?.organisation).toBe('new-office');
    expect(succeeded.state.people['fons']?.organisation).toBe('office');
    succeeded.and(command('SuspendOrganisation', { organisation: 'union', reason }));
    succeeded.and(command('AddItem', { item: 'note', kind: 'topic', words: reason, owner: 'union' }));
    const renewed = aPerson('olga', 'new-office', ['officer', 'deputy']);
    succeeded.and(command('ChangeContact', { organisation: 'new-office', role: 'deputy', person: renewed }));
    succeeded.and(command('EndActing', { organisation: 'new-office', person: 'otto' }));
    expect(recipient(succeeded.state, 'union', 'officer')).toBe('olga');
  });

  test('keeps the names that it had: nobody else comes in under one and takes the secretariat over', () => {
    const rejoin = command('JoinCovenant', {
      organisation: 'office',
      name: 'Office',
      kind: 'other',
      participation: 'observer',
    });
    const succeeded = story.and(succeed('office'));
    succeeded.when(rejoin).thenRefused('NAME_TAKEN');
    succeeded.and(command('SuspendOrganisation', { organisation: 'union', reason }));
  });

  test('looks back at the decisions of the parties, whatever its name is', () => {
    const decide = command(
      'RecordDecision',
      { decision: 'd1', words: reason, reason, reviewOn: '2027-06-01' },
      forChair,
    );
    const decided = story.and(succeed('office'), decide);
    expect(decided.obligation('decision-review/d1').owner).toBe('new-office');
  });
});
