import { describe, expect, test } from 'vitest';
import { maySee } from '../../domain/visibility.ts';
import type { Story } from '../support/given.ts';
import { FIRST_DAY, given } from '../support/given.ts';
import { aPerson, onlyObligations } from '../support/definition.ts';
import { attended, cancelled, having, movedTo, onAgenda, planned } from '../support/meetings.ts';
import { testContent } from '../support/content.ts';
import { joinAsParty, leave, reason, toDialogue, toSigned } from '../support/steps.ts';

const DAY = '2027-02-01';
const meetingOf = (story: Story, id = 'm1') => {
  const meeting = story.state.meetings.open[id];
  if (!meeting) throw new Error(`${id} is not open`);
  return meeting;
};
const seat = (organisation: string, until: string | null = null) => ({
  organisation,
  person: null,
  seat: 'member' as const,
  group: null,
  since: FIRST_DAY,
  until,
});
const seated = (...organisations: string[]) =>
  having(given(), {
    bodies: { setUp: {}, dissolved: [], seats: { 'steering-group': organisations.map((id) => seat(id)) } },
  });

describe('who is invited', () => {
  test('[R16] to a feedback meeting: every party, so that all stakeholders at the table are informed', () => {
    given()
      .when(planned('feedback', DAY, { meetingKind: 'feedback' }))
      .thenRecords(['MeetingPlanned', { invited: ['branch', 'ministry', 'union'], audience: 'parties' }]);
  });

  test('[R18] to a workshop in sessions: each for who needs it, a constituent group by its name', () => {
    const story = given().and(
      planned('shift-1', DAY, { meetingKind: 'workshop', series: 'shift' }),
      planned('shift-2a', '2027-02-08', { meetingKind: 'workshop', series: 'shift', group: 'labour' }),
      planned('shift-2b', '2027-02-08', {
        meetingKind: 'workshop',
        series: 'shift',
        group: 'buyers',
        invited: ['branch', 'company'],
      }),
    );
    expect(['shift-1', 'shift-2a', 'shift-2b'].map((id) => meetingOf(story, id).invited)).toEqual([
      ['branch', 'ministry', 'union'],
      ['union'],
      ['branch', 'company'],
    ]);
    expect(meetingOf(story, 'shift-2a').series).toBe('shift');
  });

  test('[R18] to a group that somebody put together: only by naming them', () => {
    given()
      .when(planned('small', DAY, { meetingKind: 'workshop', group: 'buyers' }))
      .thenRefused('INVITED_MISSING');
  });

  test('[R49] to informal meetings and field visits, planned as early as the first day', () => {
    given()
      .when(planned('dinner', '2027-09-01', { meetingKind: 'informal' }))
      .thenRecords(['MeetingPlanned', { on: '2027-09-01' }]);
    const visit = { meetingKind: 'field-visit', host: 'branch', place: testContent('A kite works') } as const;
    const story = given().and(planned('visit', '2028-03-01', visit));
    expect(story.latest[0]?.rules).toEqual(['R46', 'R49']);
  });

  test('to a body: its members, of those who still sit in it on that day', () => {
    const seats = {
      'steering-group': [seat('union'), seat('ministry'), seat('branch', '2027-01-31'), seat('union')],
    };
    const story = having(given(), { bodies: { setUp: {}, dissolved: [], seats } });
    story
      .when(planned('m1', DAY, { meetingKind: 'body', body: 'steering-group' }))
      .thenRecords([
        'MeetingPlanned',
        { invited: ['ministry', 'union'], audience: { only: ['ministry', 'union'] } },
      ]);
  });

  test('to a body without members, or to a talk of two: only by naming them', () => {
    given()
      .when(planned('m1', DAY, { meetingKind: 'body', body: 'steering-group' }))
      .thenRefused('INVITED_MISSING');
    given()
      .when(planned('m1', DAY, { meetingKind: 'bilateral' }))
      .thenRefused('INVITED_MISSING');
    const invited = ['union', 'ministry', 'union'];
    const story = given().and(planned('m1', DAY, { meetingKind: 'bilateral', invited }));
    expect(meetingOf(story).invited).toEqual(['union', 'ministry']);
  });

  test('is nobody who does not take part', () => {
    given()
      .when(planned('m1', DAY, { invited: ['stranger'] }))
      .thenRefused('UNKNOWN_ORGANISATION');
    given()
      .when(planned('m1', DAY, { host: 'stranger' }))
      .thenRefused('UNKNOWN_ORGANISATION');
    given()
      .and(leave('union'))
      .when(planned('m1', DAY, { invited: ['union'] }))
      .thenRefused('ORGANISATION_LEFT');
  });

  test('a body must be there, and a meeting of a body has one', () => {
    given()
      .when(planned('m1', DAY, { meetingKind: 'body' }))
      .thenRefused('MEETING_BODY_MISSING');
    given()
      .when(planned('m1', DAY, { body: 'choir' }))
      .thenRefused('MEETING_BODY_UNKNOWN');
  });
});

describe('[R47] guests', () => {
  const expert = aPerson('gina', 'textile-covenant');

  test('may be people of this covenant, and experts of another one with a card of their own', () => {
    const story = given().and(planned('m1', DAY, { guests: ['kees', expert] }));
    expect(meetingOf(story).guests).toEqual(['kees', 'gina']);
    expect(story.state.people['gina']).toEqual(expert);
    expect(story.latest[0]?.rules).toContain('R47');
  });

  test('are nobody whom nobody knows', () => {
    given()
      .when(planned('m1', DAY, { guests: ['gina'] }))
      .thenRefused('UNKNOWN_GUEST', 'R47');
  });

  test('do not become officers, speak for a party or take another’s place by their card', () => {
    const withCard = (card: ReturnType<typeof aPerson>) =>
      given().when(planned('m1', DAY, { guests: [card] }));
    withCard(aPerson('gina', 'elsewhere', ['officer'])).thenRefused('ROLE_NOT_BY_CARD', 'R10');
    withCard(aPerson('gina', 'union')).thenRefused('GUEST_OF_PARTICIPANT');
    withCard(aPerson('umar', 'elsewhere')).thenRefused('NAME_TAKEN');
    withCard({ ...expert, actsFor: ['union'] }).thenRefused('GUEST_ACTS_FOR_NOBODY');
  });

  test('act for nobody in the covenant afterwards', () => {
    given()
      .and(planned('m1', DAY, { guests: [expert] }))
      .when(onAgenda('m1', 'idea', undefined, { as: 'gina' }))
      .thenRefused('UNKNOWN_ORGANISATION');
  });
});

describe('who may know of a meeting', () => {
  const sees = (story: Story, organisation: string, id = 'm1') =>
    maySee(story.state, { organisation }, { audience: meetingOf(story, id).audience, owner: null });

  test('of a plenary: the parties, also one that joins later; no company', () => {
    const story = given().and(planned('m1', DAY), joinAsParty('union-two'));
    expect(['union', 'union-two', 'company', 'critic'].map((id) => sees(story, id))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('of any other: those who come, and whom the audience adds; it hides nothing from who is to come', () => {
    const story = given().and(
      planned('m1', DAY, { invited: ['union', 'company'], audience: 'secretariat' }),
      planned('m2', DAY, { invited: ['company'], audience: { only: ['critic'] } }),
      planned('m3', DAY, { invited: ['company'], audience: 'parties' }),
    );
    expect(['union', 'company', 'branch'].map((id) => sees(story, id))).toEqual([true, true, false]);
    expect(['critic', 'company', 'union'].map((id) => sees(story, id, 'm2'))).toEqual([true, true, false]);
    expect(['critic', 'company', 'union'].map((id) => sees(story, id, 'm3'))).toEqual([false, true, true]);
  });
});

describe('a day for it', () => {
  test('is one to come: today is early enough, yesterday is not', () => {
    given().and(planned('m1', FIRST_DAY));
    given().when(planned('m1', '2027-01-03')).thenRefused('MEETING_IN_THE_PAST');
    given().when(planned('m1', '1927-02-01')).thenRefused('DATE_TOO_FAR');
  });

  test('may have passed for what was planned in time and is recorded late; nobody is invited any more', () => {
    const late = given()
      .on('2027-03-01')
      .when(planned('m1', DAY, {}, { effectiveOn: '2027-01-20' }))
      .thenRecords(['MeetingPlanned']);
    expect(late.announced()).toEqual([]);
    late.and(attended('m1', 'union'));
  });

  test('belongs to one meeting: no id is given twice, not even after a cancellation', () => {
    given().and(planned('m1', DAY)).when(planned('m1', DAY)).thenRefused('MEETING_EXISTS');
    given().and(planned('m1', DAY), cancelled('m1')).when(planned('m1', DAY)).thenRefused('MEETING_EXISTS');
  });
});

describe('a meeting that moves', () => {
  test('keeps what is not said, and remembers what was', () => {
    given()
      .and(planned('m1', DAY))
      .when(movedTo('m1', { on: '2027-02-08', reason }))
      .thenRecords([
        'MeetingMoved',
        { on: '2027-02-08', time: '14:00', previous: expect.objectContaining({ on: DAY, time: '14:00' }) },
      ]);
  });

  test('changes under a higher number for calendars, also where only the hour or the guests change', () => {
    const first = given().and(planned('m1', DAY));
    const moved = first.and(movedTo('m1', { time: '15:00' }));
    const widened = moved.and(movedTo('m1', { guests: ['kees'] }));
    const numbers = [first, moved, widened].map((story) => meetingOf(story).changedAt);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(new Set(numbers).size).toBe(3);
  });

  test('must change something, to a day to come, and must not have been held', () => {
    const story = given().and(planned('m1', DAY));
    story.when(movedTo('m1', {})).thenRefused('NOTHING_TO_MOVE');
    story.when(movedTo('m1', { on: DAY, time: '14:00' })).thenRefused('NOTHING_TO_MOVE');
    story.when(movedTo('m1', { on: '2027-01-01' })).thenRefused('MEETING_IN_THE_PAST');
    story.when(movedTo('m1', { host: 'stranger' })).thenRefused('UNKNOWN_ORGANISATION');
    story.when(movedTo('m1', { guests: ['stranger'] })).thenRefused('UNKNOWN_GUEST');
    story.when(movedTo('m2', { on: '2027-02-08' })).thenRefused('UNKNOWN_MEETING');
    const held = story.on(DAY).and(attended('m1', 'union'));
    held.when(movedTo('m1', { on: '2027-02-08' })).thenRefused('MEETING_HELD');
    held.when(cancelled('m1')).thenRefused('MEETING_HELD');
  });

  test('that did not take place on its day can still move or be cancelled', () => {
    const story = given().and(planned('m1', DAY)).on('2027-02-02');
    story.and(movedTo('m1', { on: '2027-02-08' }));
    story.and(cancelled('m1')).when(attended('m1', 'union')).thenRefused('MEETING_OVER');
  });
});

describe('messages', () => {
  const told = (story: Story) => story.announced().map(({ kind, person }) => `${kind} ${person}`);

  test('invite each organisation’s contact and the guests, each person once', () => {
    const guests = ['umar', 'kees', aPerson('gina', 'elsewhere')];
    const story = given().and(planned('m1', DAY, { guests }));
    expect(told(story)).toEqual([
      'meeting-planned bram',
      'meeting-planned mina',
      'meeting-planned umar',
      'meeting-planned kees',
      'meeting-planned gina',
    ]);
    expect(story.announced()[0]).toMatchObject({ subject: 'meeting/m1', due: null, before: DAY });
  });

  test('tell of a change to who was invited, of an invitation to who is new, of its end to who is not any more', () => {
    const story = given().and(
      planned('m1', DAY, { guests: ['kees'] }),
      movedTo('m1', { invited: ['union', 'critic'], guests: [] }),
    );
    // Whoever has named nobody is reached through the officer.
    expect(told(story)).toEqual([
      'meeting-planned olga',
      'meeting-moved umar',
      'meeting-cancelled bram',
      'meeting-cancelled mina',
      'meeting-cancelled kees',
    ]);
  });

  test('tell everybody of a cancellation, and nobody once the day has passed', () => {
    const story = given().and(planned('m1', DAY));
    expect(told(story.and(cancelled('m1')))).toEqual([
      'meeting-cancelled bram',
      'meeting-cancelled mina',
      'meeting-cancelled umar',
    ]);
    expect(told(story.on('2027-02-02').and(cancelled('m1')))).toEqual([]);
  });

  test('reach a weekly reader before the meeting, not after it', () => {
    const rhythm = { type: 'RhythmSet', data: { person: 'umar', rhythm: { weekly: 'monday' } } } as const;
    const sendOn = (on: string) =>
      given()
        .whenRecorded(rhythm)
        .on('2027-01-06')
        .and(planned('m1', on))
        .announced()
        .find(({ person }) => person === 'umar')?.sendOn;
    expect(sendOn(DAY)).toBe('2027-01-11');
    expect(sendOn('2027-01-08')).toBe('2027-01-06');
  });

  test('go to nobody who has left', () => {
    const story = given().and(planned('m1', DAY), leave('union'), movedTo('m1', { time: '16:00' }));
    expect(told(story)).toEqual(['meeting-moved bram', 'meeting-moved mina']);
  });
});

test('[R46] a host is named with the invitation and can change; nothing asks whose turn it is', () => {
  const story = given().and(
    planned('m1', DAY, { host: 'branch' }),
    planned('m2', '2027-03-01', { host: 'branch' }),
    movedTo('m2', { host: 'union' }),
  );
  expect(['m1', 'm2'].map((id) => meetingOf(story, id).host)).toEqual(['branch', 'union']);
});

test.each([
  ['preparation', []],
  ['dialogue', toDialogue],
  ['signing', toSigned],
])('meetings are held in every phase: %s', (phase, drafts) => {
  given()
    .and(...drafts)
    .thenPhase(phase)
    .and(planned('m1', DAY));
});

test('who may invite: the secretariat alone', () => {
  given()
    .when(planned('m1', DAY, {}, { as: 'umar' }))
    .thenRefused('NOT_ENTITLED', 'R10');
  given()
    .when(planned('m1', DAY, {}, { as: 'cora', for: 'chair' }))
    .thenRefused('NOT_ENTITLED');
});

test('a seat in a body is not needed to be invited to it by name', () => {
  const story = seated('union', 'ministry').and(
    planned('m1', DAY, { meetingKind: 'body', body: 'steering-group', invited: ['company'] }),
  );
  expect(meetingOf(story).audience).toEqual({ only: ['company'] });
});

test('the state keeps of a meeting that is over its id and day, and forgets minutes that never came', () => {
  const weekly = Array.from({ length: 52 * 5 }, (_, week) => week);
  const story = weekly.reduce(
    (before, week) => before.after('P7D').and(planned(`m${week}`, before.after('P7D').today)),
    given(onlyObligations()),
  );
  const { open, past } = story.state.meetings;
  expect(Object.keys(open)).toHaveLength(52 * 2 + 1);
  expect(Object.keys(past)).toHaveLength(52 * 5 - Object.keys(open).length);
  story.when(planned('m0', story.today)).thenRefused('MEETING_EXISTS');
  story.when(attended('m0', 'union')).thenRefused('MEETING_OVER');
  expect(JSON.stringify(story.state.meetings).length).toBeLessThan(100_000);
});
