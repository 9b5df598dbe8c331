import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { rightsToLeave } from '../../domain/participation/disputes.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, type Draft, type Sender, type Story } from '../support/given.ts';
import { addItem } from '../support/items.ts';
import { forChair, joinAsParty, leave, reason, report } from '../support/steps.ts';

/** A covenant with a right to leave after three months, and nothing that anybody owes yet. */
const withRight = given(
  aDefinition({
    phases: onlyObligations().phases,
    gates: [],
    obligations: [],
    leaving: { right: { after: 'P3M', rule: 'R104', deadline: 'D38' } },
  }),
);

const dispute = (rest: Partial<CommandFields['OpenObligation']> = {}, sender: Sender = {}): Draft =>
  command(
    'OpenObligation',
    {
      obligation: 'dispute-1',
      owner: 'branch',
      text: testContent('Settle it'),
      due: '2027-04-04',
      between: ['branch', 'union'],
      ...rest,
    },
    sender,
  );

const action = (obligation: string, owner = 'union'): Draft =>
  command('OpenObligation', { obligation, owner, text: testContent(obligation), due: '2027-03-01' });

const leaving = (organisation: string, rest: Partial<CommandFields['LeaveCovenant']>): Draft =>
  command('LeaveCovenant', { reason, ...rest }, { for: organisation, evidence: 'letter' });

describe('a dispute between parties', () => {
  test('[R104] [D38] not settled in three months gives each of them a right to leave, the day after', () => {
    const story = withRight.and(dispute());
    expect(story.on('2027-04-04').latest).toEqual([]);
    const unsettled = story.on('2027-04-05');
    unsettled.thenRecords([
      'RightToLeaveArose',
      { obligation: 'dispute-1', organisations: ['branch', 'union'], on: '2027-04-05' },
    ]);
    expect(unsettled.latest[0]?.rules).toEqual(['R104', 'D38']);
    expect(unsettled.after('P1Y').latest).toEqual([]);
  });

  test('[R104] settled in time gives none', () => {
    const story = withRight.and(dispute()).on('2027-04-01').and(report('dispute-1', 'branch'));
    expect(story.after('P1Y').latest).toEqual([]);
    expect(rightsToLeave(story.after('P1Y').state, 'branch')).toEqual([]);
  });

  test('[R104] settled late ends the right that had arisen', () => {
    const story = withRight.and(dispute()).on('2027-05-01');
    expect(rightsToLeave(story.state, 'union')).toEqual([{ obligation: 'dispute-1', since: '2027-04-05' }]);
    expect(rightsToLeave(story.and(report('dispute-1', 'branch')).state, 'union')).toEqual([]);
  });

  test('[D38] has its time counted from the day of notice, and no less than was agreed', () => {
    const notice = withRight.on('2027-01-20');
    const story = notice.when(dispute()).thenRefused('DISPUTE_TERM_SHORT', 'R104');
    expect(story.refusal?.parameters).toEqual({ due: '2027-04-04', earliest: '2027-04-20' });
    notice.and(dispute({}, { effectiveOn: '2027-01-04' }));
  });

  test('extended by agreement moves the right with its day', () => {
    const extend = command('ExtendObligation', { obligation: 'dispute-1', reason, due: '2027-05-04' });
    const story = withRight.and(dispute(), extend);
    expect(story.on('2027-05-04').latest).toEqual([]);
    story.on('2027-05-05').thenRecords(['RightToLeaveArose', { on: '2027-05-05' }]);
  });

  test('gives no right in a covenant that agreed on none', () => {
    const story = given(onlyObligations()).and(dispute({ due: '2027-02-01' }));
    expect(story.after('P1Y').latest).toEqual([]);
  });

  test('is over when nobody is left to settle it with', () => {
    withRight
      .and(dispute())
      .when(leave('union'))
      .thenRecords(['ParticipantLeft'], ['ObligationDropped', { obligation: 'dispute-1' }]);
  });

  test('is between two that take part', () => {
    withRight.when(dispute({ between: ['branch', 'branch'] })).thenRefused('DISPUTE_OF_ONE');
    withRight.when(dispute({ between: ['branch', 'stranger'] })).thenRefused('UNKNOWN_ORGANISATION');
    withRight.and(leave('union')).when(dispute()).thenRefused('ORGANISATION_LEFT');
  });
});

describe('a dispute of more than two', () => {
  const three = withRight.and(dispute({ between: ['branch', 'union', 'ministry'] }));

  test('[R104] goes on when its owner leaves: another of them sees to it, and the right still arises', () => {
    const left = three.when(leave('branch'));
    left.thenRecords(
      ['ParticipantLeft'],
      ['ObligationHandedOver', { obligation: 'dispute-1', from: 'branch', to: 'union' }],
    );
    expect(left.announced()).toMatchObject([{ kind: 'handed-over', organisation: 'union' }]);
    left
      .on('2027-04-05')
      .thenRecords(['RightToLeaveArose', { organisations: ['union', 'ministry'], on: '2027-04-05' }]);
    expect(left.and(report('dispute-1', 'union')).after('P1Y').latest).toEqual([]);
  });

  test('[R104] takes no right from the others that had arisen', () => {
    const left = three.on('2027-04-05').and(leave('branch'));
    expect(rightsToLeave(left.state, 'union')).toEqual([{ obligation: 'dispute-1', since: '2027-04-05' }]);
    left
      .when(leaving('ministry', { ground: 'right-to-leave' }))
      .thenRecords(
        ['ParticipantLeft', { ground: 'right-to-leave', dispute: 'dispute-1' }],
        ['ObligationDropped', { obligation: 'dispute-1' }],
      );
  });

  test('[R104] that was reported settled by who then left can still come back', () => {
    const left = three.and(report('dispute-1', 'branch'), leave('branch'));
    const back = command('ReturnObligation', { obligation: 'dispute-1', reason, due: '2027-05-04' });
    left
      .and(back)
      .on('2027-05-05')
      .thenRecords(['RightToLeaveArose', { organisations: ['union', 'ministry'] }]);
  });
});

describe('leaving by right', () => {
  const arisen: Story = withRight.and(dispute()).on('2027-04-05');

  test('[R104] is known apart from leaving freely', () => {
    const story = arisen.when(leaving('union', { ground: 'right-to-leave' }));
    story.thenRecords(
      ['ParticipantLeft', { organisation: 'union', ground: 'right-to-leave', dispute: 'dispute-1' }],
      ['ObligationDropped', { obligation: 'dispute-1' }],
    );
    expect(story.latest[0]?.rules).toEqual(['R104']);
    arisen
      .when(leaving('union', {}))
      .thenRecords(['ParticipantLeft', { ground: 'voluntary' }], ['ObligationDropped']);
  });

  test('[R104] is for those in the dispute, and only once the right has arisen', () => {
    arisen.when(leaving('ministry', { ground: 'right-to-leave' })).thenRefused('NO_RIGHT_TO_LEAVE', 'R104');
    withRight
      .and(dispute())
      .when(leaving('union', { ground: 'right-to-leave' }))
      .thenRefused('NO_RIGHT_TO_LEAVE', 'R104');
    given()
      .when(leaving('union', { ground: 'right-to-leave' }))
      .thenRefused('NO_RIGHT_TO_LEAVE');
  });

  test('is meant by who names the dispute, which has to be that one', () => {
    arisen
      .when(leaving('branch', { dispute: 'dispute-1' }))
      .thenRecords(['ParticipantLeft', { ground: 'right-to-leave' }], ['ObligationDropped']);
    arisen.when(leaving('branch', { dispute: 'dispute-2' })).thenRefused('NO_RIGHT_TO_LEAVE');
    arisen
      .when(leaving('branch', { dispute: 'dispute-1', ground: 'voluntary' }))
      .thenRefused('DISPUTE_WITHOUT_RIGHT');
  });

  test('is no leave that anybody waits for: leaving freely is always possible', () => {
    withRight.and(dispute(), leaving('union', { ground: 'voluntary' }));
  });
});

describe('a party that leaves', () => {
  const owing = given(onlyObligations(anObligation('plan', {}))).and(action('action-1'), action('action-2'));

  test('hands over what others go on with; the rest ends', () => {
    const story = owing.when(
      leaving('union', { handOver: [{ obligation: 'action-1', newOwner: 'branch' }] }),
    );
    story.thenRecords(
      ['ObligationHandedOver', { obligation: 'action-1', from: 'union', to: 'branch' }],
      ['ParticipantLeft', { organisation: 'union', ground: 'voluntary' }],
      ['ObligationDropped', { obligation: 'plan/union', because: 'owner-left' }],
      ['ObligationDropped', { obligation: 'action-2', because: 'owner-left' }],
    );
    expect(story.obligation('action-1')).toMatchObject({ owner: 'branch', status: 'open' });
  });

  test('hands over what it owes itself, once, to who takes part', () => {
    const passing = (obligation: string, newOwner: string) => ({ obligation, newOwner });
    const refused = (...handOver: { obligation: string; newOwner: string }[]) =>
      owing.and(action('action-3', 'ministry')).when(leaving('union', { handOver }));
    refused(passing('action-3', 'branch')).thenRefused('NOT_THE_OWNER');
    refused(passing('action-1', 'branch'), passing('action-1', 'ministry')).thenRefused('HANDED_OVER_TWICE');
    refused(passing('action-1', 'stranger')).thenRefused('UNKNOWN_ORGANISATION');
    refused(passing('nothing', 'branch')).thenRefused('UNKNOWN_OBLIGATION');
    refused(passing('action-1', 'union')).thenRefused('HANDED_TO_OWNER');
    refused(passing('plan/union', 'branch')).thenRefused('OWN_DUTY', 'R11');
  });

  test('takes the names of its duties with it, so that none tells two stories', () => {
    const left = owing.and(leave('union'));
    left.when(action('action-1', 'branch')).thenRefused('OBLIGATION_EXISTS');
    left.and(joinAsParty('union')).when(action('action-1')).thenRefused('OBLIGATION_EXISTS');
    // What the terms ask for is asked again of who comes back.
    expect(left.and(joinAsParty('union')).obligation('plan/union').status).toBe('open');
  });

  test('[R25] leaves an item that had become its duty as open as it was, to be carried on by another', () => {
    const item = addItem('origin', 'open-item', { owner: 'union', due: '2027-03-01' });
    const left = owing.and(item, leave('union'));
    expect(left.state.settled).not.toHaveProperty('origin');
    expect(left.state.settled).toHaveProperty('action-1');
  });

  test('leaves its seats', () => {
    const seat = command(
      'SeatMember',
      { body: 'steering-group', organisation: 'union', seat: 'member' },
      forChair,
    );
    owing
      .and(seat)
      .when(leave('union'))
      .thenRecords(
        ['ParticipantLeft'],
        ['ObligationDropped'],
        ['ObligationDropped'],
        ['ObligationDropped'],
        ['MemberUnseated', { body: 'steering-group', organisation: 'union', because: 'organisation-left' }],
      );
  });
});
