import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { seenBy } from '../../domain/seen.ts';
import type { Unfolded } from '../../domain/unfold.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, aPerson, onlyGates, aGate } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { attended, circulated, onAgenda, planned } from '../support/meetings.ts';
import { exchange, joinAsParty, leave, reason } from '../support/steps.ts';

const DAY = '2027-02-01';
const table = given(onlyGates(aGate('vote', {})));

const newcomer = {
  organisation: 'union-two',
  name: 'Union Two',
  kind: 'union' as const,
  contact: aPerson('uwe', 'union-two'),
};

const exchanged = (joining = newcomer): Draft => exchange('union', joining);

const succeed = (successor: CommandFields['SucceedOrganisation']['successor'] = newcomer): Draft =>
  command('SucceedOrganisation', { successor, cause: 'merger', reason }, { for: 'union', evidence: 'deed' });

const meeting = ({ state }: Story, id = 'm1') => state.meetings.open[id];
const gate = { about: { kind: 'gate', id: 'vote' } } as const;
const forParties = { words: testContent('Prices'), audience: 'parties' } as const;

describe('an agenda', () => {
  test('is not held up by who was invited and has left', () => {
    const left = table.and(planned('m1', DAY), leave('union'));
    left.and(onAgenda('m1', 'a', gate), onAgenda('m1', 'b', forParties));
    left.and(onAgenda('m1', 'a', gate, { as: 'cora', for: 'chair' }));
  });

  test('[R61] still has nothing that somebody who comes may not see', () => {
    table
      .and(planned('m1', DAY, { invited: ['union', 'company'] }), leave('union'))
      .when(onAgenda('m1', 'a', gate))
      .thenRefused('AGENDA_ITEM_HIDDEN', 'R61');
  });
});

test('who had left by the day of a meeting was not absent there', () => {
  const story = table.and(planned('m1', DAY), leave('union')).on(DAY);
  story
    .when(attended('m1', 'branch'))
    .thenRecords(['AttendanceRecorded', { organisations: ['branch'], absent: ['ministry'] }]);
  const present = table.and(planned('m1', DAY)).on(DAY);
  present
    .after('P1D')
    .and(leave('union'))
    .when(attended('m1', 'branch'))
    .thenRecords(['AttendanceRecorded', { absent: ['ministry', 'union'] }]);
});

describe.each([
  ['[R54] who comes by exchange', exchanged()],
  ['a successor', succeed()],
])('%s', (_, taking) => {
  const invited = table.and(planned('m1', DAY, { host: 'union' }));

  test('is invited to the meetings to come, as the only one who hears of it', () => {
    const story = invited.when(taking);
    expect(meeting(story)).toMatchObject({
      invited: ['branch', 'ministry', 'union-two'],
      host: 'union-two',
    });
    const told = story.announced().filter(({ kind }) => kind.startsWith('meeting-'));
    expect(told).toMatchObject([{ kind: 'meeting-planned', organisation: 'union-two', person: 'uwe' }]);
    story.and(onAgenda('m1', 'a', gate));
  });

  test('knows of a meeting that was not for all parties', () => {
    const steps = [
      command('PlanMeeting', {
        meeting: 'talk',
        meetingKind: 'bilateral',
        title: testContent('Talk'),
        on: DAY,
        time: '10:00',
        minutes: 60,
        invited: ['union', 'branch'],
      }),
      taking,
    ];
    const { facts, story } = play(steps);
    const eyes = { organisation: 'union-two', person: 'uwe' };
    const seen = seenBy(facts, eyes, story.state).map(({ fact }) => fact.type);
    expect(seen).toEqual(expect.arrayContaining(['MeetingPlanned', 'MeetingMoved']));
  });

  test('is not put among those of a meeting that was held', () => {
    const held = invited.on(DAY).and(attended('m1', 'union'));
    expect(meeting(held.and(taking))?.invited).toContain('union');
    const drafted = invited.on(DAY).and(circulated('m1'));
    expect(meeting(drafted.and(taking))?.invited).toContain('union');
    expect(meeting(invited.on('2027-02-02').and(taking))?.invited).toContain('union');
  });
});

test('[R61] who comes is not invited where the agenda has what it may not know', () => {
  const own = aDefinition({
    ...onlyGates(),
    obligations: [
      anObligation('plan', { audience: { only: ['union', 'branch'] }, owner: { each: 'party' } }),
    ],
  });
  const talk = planned('m1', DAY, { invited: ['union', 'branch'] });
  const about = onAgenda('m1', 'a', { about: { kind: 'obligation', id: 'plan/branch' } });
  const story = given(own).and(talk, about, exchanged());
  expect(meeting(story)?.invited).toEqual(['union', 'branch']);
  story
    .when(command('MoveMeeting', { meeting: 'm1', invited: ['branch', 'union-two'] }))
    .thenRefused('AGENDA_ITEM_HIDDEN', 'R61');
});

test('a merger with somebody who is invited too invites nobody twice', () => {
  const story = table.and(joinAsParty('union-two'), planned('m1', DAY)).when(succeed('union-two'));
  expect(meeting(story)?.invited).toEqual(['branch', 'ministry', 'union-two']);
  expect(story.announced().filter(({ kind }) => kind.startsWith('meeting-'))).toEqual([]);
});

function play(steps: Draft[]): { facts: Unfolded[]; story: Story } {
  const opened = given(onlyGates(aGate('vote', {})));
  const facts = [...opened.latest];
  let story = opened;
  for (const step of steps) {
    story = story.and(step);
    facts.push(...story.latest);
  }
  return { facts, story };
}
