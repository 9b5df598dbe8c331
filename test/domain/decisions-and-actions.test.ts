import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { command, given } from '../support/given.ts';
import { adoptedAt, cancelled, circulated, planned } from '../support/meetings.ts';
import { forChair, leave, reason, report } from '../support/steps.ts';

const [DAY, NEXT] = ['2027-02-01', '2027-03-01'];
/** Two plenaries, on the day of the first. */
const held = given().and(planned('m1', DAY), planned('m2', NEXT)).on(DAY);

describe('a decision', () => {
  const words = testContent('The list is published every year.');
  const decided = (rest = {}, sender = {}) =>
    command(
      'RecordDecision',
      { decision: 'publish-list', words, reason, ...rest },
      { ...forChair, ...sender },
    );

  test('is the parties’ or a body’s, with its reason, and known to who heard it', () => {
    held
      .when(decided({ meeting: 'm1' }))
      .thenRecords(['DecisionRecorded', { body: 'parties', words, reason, audience: 'parties' }]);
    held
      .when(decided({}, { for: 'steering-group' }))
      .thenRecords(['DecisionRecorded', { body: 'steering-group', audience: { only: ['steering-group'] } }]);
  });

  test('[R10] [R131] is never the facilitator’s own', () => {
    held
      .when(command('RecordDecision', { decision: 'publish-list', words, reason }))
      .thenRefused('BODY_DECIDES', 'R131');
    held.when(decided({}, { as: 'umar' })).thenRefused('NOT_ENTITLED');
  });

  test('with a day to look back makes a duty of it, of the secretariat or of the body', () => {
    const review = { obligation: 'decision-review/publish-list', due: '2028-02-01', text: words };
    held
      .when(decided({ reviewOn: '2028-02-01', meeting: 'm1' }))
      .thenRecords(['DecisionRecorded'], ['ObligationOpened', { ...review, owner: 'office', meeting: 'm1' }]);
    const story = held.and(decided({ reviewOn: '2028-02-01' }, { for: 'steering-group' }));
    expect(story.obligation('decision-review/publish-list').owner).toBe('ministry');
    expect(story.reminders('decision-review/publish-list')[0]?.person).toBe('mina');
    expect(story.obligation('decision-review/publish-list').body).toBe('steering-group');
    // The body looks back, whoever it is reached through.
    const left = story.and(leave('ministry'));
    expect(left.reminders('decision-review/publish-list')[0]?.person).toBe('olga');
    left.and(report('decision-review/publish-list', 'steering-group'));
    held.when(decided({ reviewOn: '2027-01-31' })).thenRefused('DATE_IN_THE_PAST');
  });

  test('of a body whose organisation has left is looked back on by the secretariat', () => {
    const story = held.and(leave('ministry'), decided({ reviewOn: '2028-02-01' }, { for: 'steering-group' }));
    expect(story.obligation('decision-review/publish-list').owner).toBe('office');
  });

  test('keeps what a minority says of it', () => {
    const minority = [{ organisation: 'union', statement: testContent('Twice a year') }];
    held.when(decided({ minority })).thenRecords(['DecisionRecorded', { minority }]);
    held
      .when(decided({ minority: [{ organisation: 'stranger', statement: words }] }))
      .thenRefused('UNKNOWN_ORGANISATION');
  });

  test('has an id of its own, and a meeting that took place', () => {
    held.and(decided()).when(decided()).thenRefused('DECISION_EXISTS');
    held.when(decided({ meeting: 'm2' })).thenRefused('MEETING_NOT_HELD');
    held.when(decided({ meeting: 'm9' })).thenRefused('UNKNOWN_MEETING');
    held
      .and(cancelled('m2'))
      .when(decided({ meeting: 'm2' }))
      .thenRefused('MEETING_OVER');
  });

  test('that was forgotten can still be recorded once the minutes are adopted', () => {
    const over = held.and(circulated('m1')).on(NEXT).and(adoptedAt('m1', 'm2'));
    over.and(decided({ meeting: 'm1' }));
  });
});

describe('an action', () => {
  const action = (rest = {}) =>
    command('OpenObligation', {
      obligation: 'send-list',
      owner: 'union',
      text: testContent('Send the list'),
      due: '2027-02-20',
      ...rest,
    });

  test('is a duty in one line, known to who may know of the meeting where it was agreed', () => {
    const story = held.and(action({ meeting: 'm1' }));
    expect(story.latest[0]).toMatchObject({ data: { meeting: 'm1', audience: 'parties' } });
    expect(story.obligation('send-list').audience).toBe('parties');
    expect(held.and(action()).obligation('send-list').audience).toBe('owner');
    expect(held.and(action({ meeting: 'm1', audience: 'owner' })).obligation('send-list').audience).toBe(
      'owner',
    );
  });

  test('is of a meeting that there is or was', () => {
    held.when(action({ meeting: 'm9' })).thenRefused('UNKNOWN_MEETING');
    held
      .and(cancelled('m2'))
      .when(action({ meeting: 'm2' }))
      .thenRefused('UNKNOWN_MEETING');
  });
});
