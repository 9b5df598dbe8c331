import { describe, expect, test } from 'vitest';
import { meetingDisclosures } from '../../domain/meetings/disclose.ts';
import { maySee } from '../../domain/visibility.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, aPerson } from '../support/definition.ts';
import { command, given, type Sender, type Story } from '../support/given.ts';
import {
  adoptedAt,
  attended,
  cancelled,
  circulated,
  commented,
  conductAt,
  planned,
} from '../support/meetings.ts';
import { forChair, pass, reason, toDialogue, toSigned, toSigning } from '../support/steps.ts';

const [DAY, NEXT] = ['2027-02-01', '2027-03-01'];
/** Two plenaries, on the day of the first. */
const held = given().and(planned('m1', DAY), planned('m2', NEXT)).on(DAY);

describe('who was there', () => {
  test('is recorded by organisation, a person standing for hers; who stayed away is derived', () => {
    held
      .when(attended('m1', 'union', 'mina', 'olga', 'company'))
      .thenRecords([
        'AttendanceRecorded',
        { organisations: ['union', 'ministry', 'office', 'company'], absent: ['branch'] },
      ]);
  });

  test('[R32] counts members of a constituency who came along', () => {
    const members = [{ organisation: 'union', count: 4 }];
    const story = held.and(command('RecordAttendance', { meeting: 'm1', present: ['union'], members }));
    expect(story.latest[0]).toMatchObject({ data: { members }, rules: ['R32'] });
    held
      .when(
        command('RecordAttendance', {
          meeting: 'm1',
          present: [],
          members: [{ organisation: 'stranger', count: 1 }],
        }),
      )
      .thenRefused('UNKNOWN_ORGANISATION');
  });

  test('is not known before the day, nor of somebody whom nobody knows', () => {
    held.when(attended('m2', 'union')).thenRefused('MEETING_NOT_HELD');
    held.when(attended('m1', 'stranger')).thenRefused('UNKNOWN_ATTENDEE');
    held.when(attended('m9', 'union')).thenRefused('UNKNOWN_MEETING');
  });
});

describe('conduct on competition', () => {
  test('[R62] [D08] is recorded with the meeting: what was agreed, who read it, what shows it', () => {
    const measure = testContent('The anti-trust statement was read.');
    const document = testContent('statement.pdf');
    const story = held.and(command('RecordConduct', { meeting: 'm1', measure, readBy: 'cora', document }));
    expect(story.latest[0]).toMatchObject({
      type: 'ConductRecorded',
      data: { measure, readBy: 'cora', document },
      rules: ['R62', 'D08', 'R55'],
    });
    held
      .when(command('RecordConduct', { meeting: 'm1', measure, readBy: 'stranger' }))
      .thenRefused('UNKNOWN_ATTENDEE');
    held.when(conductAt('m2')).thenRefused('MEETING_NOT_HELD');
  });

  test('[R62] is advice where it is missing: minutes go out all the same, and say so', () => {
    held.when(circulated('m1')).thenRecords(['MinutesCirculated', { missing: ['conduct', 'attendance'] }]);
    held
      .and(conductAt('m1'), attended('m1', 'union'))
      .when(circulated('m1'))
      .thenRecords(['MinutesCirculated', { missing: [] }]);
  });

  test('[R62] blocks the minutes where the agreed terms make it a condition', () => {
    const strict = aDefinition({ rules: [{ rule: 'R62', strength: 'block' }] });
    const story = given(strict).and(planned('m1', DAY)).on(DAY);
    story.when(circulated('m1')).thenRefused('CONDUCT_MISSING', 'R62');
    story.and(conductAt('m1'), circulated('m1'));
  });

  test.each([
    ['preparation', []],
    ['information', pass('acceptance')],
    ['dialogue', toDialogue],
    ['signing', toSigning],
    ['implementation', [...toSigned, command('SetEntryIntoForce', { on: '2027-01-05' })]],
  ])('[R55] applies while the covenant is made as when it runs: %s', (phase, drafts) => {
    given()
      .and(...drafts)
      .on('2027-01-05')
      .thenPhase(phase)
      .and(planned('m1', '2027-01-05'), conductAt('m1'));
  });
});

describe('draft minutes', () => {
  const told = (story: Story) => story.announced().map(({ kind, person }) => `${kind} ${person}`);

  test('go to those who attended, guests among them', () => {
    const guests = ['kees', aPerson('gina', 'elsewhere')];
    const story = given()
      .and(planned('m3', DAY, { guests }))
      .on(DAY)
      .and(attended('m3', 'union', 'mina', 'gina'), circulated('m3'));
    expect(story.latest[0]).toMatchObject({ data: { to: ['union', 'ministry'], guests: ['gina'] } });
    expect(told(story)).toEqual([
      'minutes-circulated umar',
      'minutes-circulated mina',
      'minutes-circulated gina',
    ]);
  });

  test('go to everybody who was invited where nobody has recorded who came', () => {
    expect(told(held.and(circulated('m1')))).toEqual([
      'minutes-circulated bram',
      'minutes-circulated mina',
      'minutes-circulated umar',
    ]);
  });

  test('are known to those who have them, and to the others once they are adopted', () => {
    const story = held.and(attended('m1', 'union'), circulated('m1'));
    const drafted = story.latest[0]?.data as never;
    const sees = (organisation: string) =>
      maySee(story.state, { organisation }, meetingDisclosures.MinutesCirculated(drafted, story.state));
    expect(['union', 'branch'].map(sees)).toEqual([true, false]);
    const adopted = story.on(NEXT).and(adoptedAt('m1', 'm2'));
    const data = adopted.latest[0]?.data as never;
    const { audience } = meetingDisclosures.MinutesAdopted(data, adopted.state);
    expect(audience).toBe('parties');
  });

  test('do not go out before the meeting, nor ask for comments by a day that has passed', () => {
    held.when(circulated('m2')).thenRefused('MEETING_NOT_HELD');
    held.when(circulated('m1', { commentsUntil: '2027-01-31' })).thenRefused('DATE_IN_THE_PAST');
    held.and(circulated('m1', { commentsUntil: DAY }));
  });

  test('can go out again, as a better draft', () => {
    const story = held.and(circulated('m1'), circulated('m1', { document: testContent('second draft') }));
    expect(story.state.meetings.open['m1']?.draft?.document).toEqual(testContent('second draft'));
  });

  test('are commented on by who has them, late too; a comment changes nothing by itself', () => {
    const story = held.and(attended('m1', 'union'), circulated('m1', { commentsUntil: '2027-02-10' }));
    story
      .on('2027-02-20')
      .when(commented('m1', 'union'))
      .thenRecords(['MinutesCommented', { organisation: 'union' }]);
    story.when(commented('m1', 'branch')).thenRefused('NOT_AT_MEETING');
    held.when(commented('m1', 'union')).thenRefused('MINUTES_NOT_CIRCULATED');
    story.when(commented('m1', 'company')).thenRefused('NOT_AT_MEETING');
  });

  test('are no business of who may not know of the meeting', () => {
    const story = held.and(circulated('m1'));
    const words = testContent('What was said?');
    story
      .when(command('CommentOnMinutes', { meeting: 'm1', words }, { as: 'kees' }))
      .thenRefused('UNKNOWN_MEETING');
  });
});

describe('adoption', () => {
  const drafted = held.and(circulated('m1'));

  test('is by the parties at a later meeting, as circulated or as amended; then the meeting is over', () => {
    const later = drafted.on(NEXT);
    const story = later.and(adoptedAt('m1', 'm2'));
    expect(story.latest[0]).toMatchObject({
      type: 'MinutesAdopted',
      data: { meeting: 'm1', at: 'm2', document: testContent('minutes of m1') },
    });
    expect(story.state.meetings).toMatchObject({ open: { m2: { on: NEXT } }, past: { m1: DAY } });
    const document = testContent('amended');
    const amended = later.and(command('AdoptMinutes', { meeting: 'm1', at: 'm2', document }, forChair));
    expect(amended.latest[0]).toMatchObject({ data: { document } });
    story.when(adoptedAt('m1', 'm2')).thenRefused('MEETING_OVER');
  });

  test('[R10] is not the secretariat’s, nor one party’s', () => {
    const later = drafted.on(NEXT);
    later.when(command('AdoptMinutes', { meeting: 'm1', at: 'm2' })).thenRefused('BODY_DECIDES', 'R131');
    later
      .when(command('AdoptMinutes', { meeting: 'm1', at: 'm2' }, { as: 'umar' }))
      .thenRefused('BODY_DECIDES');
  });

  const adopted = (sender: Sender, rest = {}) =>
    command('AdoptMinutes', { meeting: 'm1', at: 'm2', ...rest }, sender);
  const setUp = command(
    'SetUpBody',
    { body: 'wages', bodyKind: 'working-group', name: 'Wages', reachedThrough: 'union' },
    forChair,
  );
  const seat = command('SeatMember', { body: 'wages', organisation: 'union', seat: 'member' });

  test('of a meeting of a body is that body’s, and nobody else’s', () => {
    const story = given()
      .and(setUp, seat, planned('m1', DAY, { meetingKind: 'body', body: 'wages' }))
      .and(planned('m2', NEXT))
      .on(DAY)
      .and(circulated('m1'))
      .on(NEXT);
    const document = testContent('another text');
    for (const sender of [{ as: 'mina', for: 'steering-group' }, forChair]) {
      const refused = story.when(adopted(sender, { document })).thenRefused('NOT_ENTITLED', 'R10');
      expect(refused.refusal?.parameters['entitled']).toBe('wages');
    }
    story.and(adopted({ as: 'umar', for: 'wages' }));
    story.and(adopted({ for: 'wages', evidence: 'minutes' }));
    // A body that is no more has left its minutes to the parties.
    story.and(command('DissolveBody', { body: 'wages', reason }, forChair), adopted(forChair));
  });

  test('of a meeting of the table is the parties’, not that of a body of theirs', () => {
    const later = drafted.and(setUp).on(NEXT);
    for (const sender of [
      { as: 'umar', for: 'wages' },
      { for: 'wages', evidence: 'minutes' },
    ])
      later.when(adopted(sender)).thenRefused('PARTIES_DECIDE', 'R131');
    later.and(adopted({ as: 'cora', for: 'chair' }));
    later.and(adopted({ for: 'steering-group', evidence: 'minutes' }));
  });

  test('waits for a draft, and for the later meeting to be held', () => {
    held.on(NEXT).when(adoptedAt('m1', 'm2')).thenRefused('MINUTES_NOT_CIRCULATED');
    drafted.when(adoptedAt('m1', 'm2')).thenRefused('MEETING_NOT_HELD');
    drafted.when(adoptedAt('m9', 'm2')).thenRefused('UNKNOWN_MEETING');
  });

  test('is at no meeting that came before, that is the same, that is unknown or was cancelled', () => {
    const two = drafted.on(NEXT).and(circulated('m2'));
    two.when(adoptedAt('m2', 'm1')).thenRefused('MEETING_NOT_LATER');
    two.when(adoptedAt('m1', 'm1')).thenRefused('MEETING_NOT_LATER');
    two.when(adoptedAt('m1', 'm9')).thenRefused('UNKNOWN_MEETING');
    drafted.and(cancelled('m2')).on(NEXT).when(adoptedAt('m1', 'm2')).thenRefused('MEETING_OVER');
  });

  test('may be later on the same day, or at a meeting whose own minutes are adopted already', () => {
    const same = held.and(planned('evening', DAY, { time: '20:00' }), circulated('m1'));
    same.and(adoptedAt('m1', 'evening'));
    const third = drafted
      .on(NEXT)
      .and(planned('m3', '2027-04-01'), circulated('m2'))
      .on('2027-04-01')
      .and(adoptedAt('m2', 'm3'));
    third.and(adoptedAt('m1', 'm2'));
  });
});
