import { describe, expect, test } from 'vitest';
import { participationDisclosures } from '../../domain/participation/disclose.ts';
import { ownersOf } from '../../domain/obligation.ts';
import { testContent } from '../support/content.ts';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { joinAsCompany, joinAsParty, leave, reason, report } from '../support/steps.ts';

const handOver = (obligation: string, newOwner: string): Draft =>
  command('HandOverObligation', { obligation, newOwner, reason });

const action = (owner = 'union'): Draft =>
  command('OpenObligation', {
    obligation: 'action',
    owner,
    text: testContent('Do it'),
    due: '2027-06-01',
  });

const suspended = (organisation: string): Draft => command('SuspendOrganisation', { organisation, reason });

const ids = ({ state }: Story, owner: string): string[] =>
  Object.values(state.obligations)
    .filter((obligation) => obligation.owner === owner)
    .map(({ id }) => id);

describe('a duty that is handed over', () => {
  const series = anObligation('list', {
    owner: { organisation: 'union' },
    due: { from: 'opening', plus: 'P1Y' },
    every: 'P1Y',
    finalAfterDays: 1,
  });

  test('keeps its id and its day, and is its new owner’s to report', () => {
    const story = given().and(action(), handOver('action', 'branch'));
    expect(story.obligation('action')).toMatchObject({ owner: 'branch', ownDue: '2027-06-01' });
    story.when(report('action', 'union')).thenRefused('NOT_THE_OWNER');
    story.and(report('action', 'branch'));
  });

  test('takes the occurrences that follow it along', () => {
    const story = given(onlyObligations(series))
      .and(handOver('list#1', 'branch'))
      .on('2027-12-01')
      .and(report('list#1', 'branch'))
      .on('2028-01-05');
    expect(story.obligation('list#2')).toMatchObject({ owner: 'branch' });
    expect(story.due('list#2')).toBe('2029-01-04');
    expect(ids(story, 'union')).toEqual([]);
  });

  test('counts from the day on which its first owner joined', () => {
    const joining = anObligation('talk', {
      owner: { organisation: 'union' },
      due: { from: 'joining', plus: 'P6M' },
      every: 'P1Y',
      finalAfterDays: 1,
    });
    const story = given(onlyObligations(joining))
      .on('2027-03-01')
      .and(joinAsParty('union-two'), handOver('talk#1', 'union-two'));
    expect(story.due('talk#1')).toBe('2027-07-04');
    expect(story.on('2027-07-05').due('talk#2')).toBe('2028-07-04');
  });

  test('reminds its new owner from then on, who hears once that it has taken it over', () => {
    const story = given().and(action()).on('2027-05-20').when(handOver('action', 'branch'));
    expect(story.announced()).toMatchObject([
      { kind: 'handed-over', organisation: 'branch', person: 'bram', due: '2027-06-01' },
    ]);
    expect(story.reminders('action').map(({ person, sendOn }) => [person, sendOn])).toEqual([
      ['bram', '2027-06-01'],
      ['olga', '2027-06-08'],
    ]);
  });

  test('is not announced to who need not do it yet: while it stands still', () => {
    const story = given().and(action(), suspended('branch')).when(handOver('action', 'branch'));
    expect(story.announced()).toEqual([]);
  });

  test('stands still with its new owner, and no longer with the one before', () => {
    const story = given().and(action(), suspended('union')).on('2027-01-14');
    expect(story.due('action')).toBeUndefined();
    expect(story.and(handOver('action', 'branch')).due('action')).toBe('2027-06-11');
    const stopped = given().and(action(), suspended('branch'), handOver('action', 'branch'));
    expect(stopped.obligation('action').pausedOn).toBe('2027-01-04');
  });

  test('leaves no request of the one before: who cannot deliver has been answered', () => {
    const cannot = command(
      'ReportCannotDeliver',
      { obligation: 'action', reason },
      { for: 'union', evidence: 'mail' },
    );
    expect(
      given().and(action(), cannot, handOver('action', 'branch')).obligation('action').request,
    ).toBeNull();
  });

  test('of one organisation by the agreed terms is the other’s from then on', () => {
    const definition = onlyObligations(series);
    const story = given(definition).and(handOver('list#1', 'branch'));
    const [template] = definition.obligations;
    expect(template && ownersOf(story.state, template)).toEqual(['branch']);
  });

  test('may be known to both its owners', () => {
    const story = given().and(action(), handOver('action', 'branch'));
    const [fact] = story.latest;
    if (fact?.type !== 'ObligationHandedOver') throw new Error('nothing was handed over');
    expect(participationDisclosures.ObligationHandedOver(fact.data, story.state)).toMatchObject({
      audience: 'owner',
      owner: 'branch',
      formerly: 'union',
    });
  });

  test('is one that can pass: not each one’s own, not a body’s, not what is reported or gone', () => {
    const definition = onlyObligations(
      anObligation('plan', {}),
      anObligation('chairing', { owner: { body: 'steering-group' } }),
      anObligation('letter', { owner: { organisation: 'union' }, answeredBy: 'letter-of-intent' }),
    );
    const story = given(definition).and(action());
    story.when(handOver('plan/union', 'branch')).thenRefused('OWN_DUTY', 'R11');
    story.when(handOver('letter', 'branch')).thenRefused('OWN_DUTY', 'R11');
    story.when(handOver('chairing', 'branch')).thenRefused('DUTY_OF_BODY');
    story.when(handOver('nothing', 'branch')).thenRefused('UNKNOWN_OBLIGATION');
    story.when(handOver('action', 'union')).thenRefused('HANDED_TO_OWNER');
    story.and(report('action', 'union')).when(handOver('action', 'branch')).thenRefused('OBLIGATION_STATE');
  });

  test('goes to who takes part', () => {
    const story = given().and(action(), joinAsCompany('early-company'));
    story.when(handOver('action', 'early-company')).thenRefused('PARTICIPATION_NOT_BEGUN');
    story.and(leave('branch')).when(handOver('action', 'branch')).thenRefused('ORGANISATION_LEFT');
  });
});
