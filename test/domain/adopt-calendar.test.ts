import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../domain/closed-days.ts';
import type { DayConvention } from '../../domain/day-convention.ts';
import { explainDue } from '../../domain/due-day.ts';
import { aDefinition, anObligation, text, type ObligationInput } from '../support/definition.ts';
import { command, given, type Story, numberOf } from '../support/given.ts';
import { testContent } from '../support/content.ts';

const office = { organisation: 'office' };
const duty = (id: string, due: ObligationInput['due'], rest: Partial<ObligationInput> = {}) =>
  anObligation(id, { owner: office, due, ...rest });

function story(dayConvention: DayConvention | undefined, ...obligations: ObligationInput[]): Story {
  const usual = dayConvention ? { dayConvention } : {};
  const dates = ['start', 'leap'].map((id) => ({ id, name: text(id) }));
  return given(aDefinition({ dates, obligations, ...usual }));
}

const named = (day: string) => ({ day, name: 'Test day', basis: 'Test decision' });
function calendar(version: number, closed: string[] = [], open: string[] = []): Calendar {
  return { version, rules: 'nl-1', closed: closed.map(named), open: open.map(named) };
}
const adopt = (next: Calendar, sender = {}) => command('AdoptCalendar', { calendar: next }, sender);

/** The covenant opens on Monday 4 January 2027. */
describe('a due day by the definition', () => {
  test('stays on a closed day where nothing else is agreed', () => {
    const plain = story(undefined, duty('x', { from: 'opening', plus: 'P5D' }));
    expect(plain.due('x')).toBe('2027-01-09');
    expect(explainDue(plain.state, plain.obligation('x'))).toMatchObject({
      closed: true,
      convention: 'none',
    });
  });

  test('rolls by the convention of the definition, and of the duty before that', () => {
    const rolling = story(
      'following',
      duty('usual', { from: 'opening', plus: 'P5D' }),
      duty('own', { from: 'opening', plus: 'P5D', convention: 'preceding' }),
      duty('fixed', { from: 'opening', plus: 'P5D', convention: 'none' }),
      duty('act', { from: 'opening', plus: 'P5D', convention: 'algemene-termijnenwet' }),
    );
    expect(['usual', 'own', 'fixed', 'act'].map((id) => rolling.due(id))).toEqual([
      '2027-01-11',
      '2027-01-08',
      '2027-01-09',
      '2027-01-11',
    ]);
  });

  test('counts working days', () => {
    const counted = story(undefined, duty('x', { from: 'opening', workingDays: 10 }));
    expect(counted.due('x')).toBe('2027-01-18');
    expect(explainDue(counted.state, counted.obligation('x'))).toMatchObject({
      anchor: 'opening',
      from: '2027-01-04',
      period: null,
      workingDays: 10,
    });
  });

  test('of a repetition rolls too, without delaying the next or leaving the term early', () => {
    const weekly = story(
      undefined,
      duty('x', { from: 'opening', plus: 'P5D', convention: 'following' }, { every: 'P1W', times: 3 }),
    ).on('2027-01-20');
    expect(['x#1', 'x#2', 'x#3'].map((id) => weekly.due(id))).toEqual([
      '2027-01-11',
      '2027-01-18',
      '2027-01-25',
    ]);
    expect(explainDue(weekly.state, weekly.obligation('x#3'))).toMatchObject({
      from: '2027-01-09',
      period: 'P1W',
      times: 2,
      rawEnd: '2027-01-23',
    });
    expect(weekly.obligation('x#2').openedOn).toBe('2027-01-10');
  });

  test('that was decided on stays there [R124]; one that a suspension moves rolls after it', () => {
    const moved = story('following', duty('x', { from: 'opening', plus: 'P5D' }))
      .and(command('SuspendObligation', { obligation: 'x', reason: testContent('why') }))
      .on('2027-01-10')
      .and(command('ResumeObligation', { obligation: 'x' }));
    expect(moved.due('x')).toBe('2027-01-15');
    const extended = moved.and(
      command('ExtendObligation', { obligation: 'x', reason: testContent('why'), due: '2027-01-17' }),
    );
    expect(explainDue(moved.state, moved.obligation('x'))?.shifts).toMatchObject([
      { from: '2027-01-09', to: '2027-01-15', reason: 'suspension' },
    ]);
    expect(explainDue(extended.state, extended.obligation('x'))).toMatchObject({
      due: '2027-01-17',
      closed: true,
      shifts: [
        { from: '2027-01-09', to: '2027-01-11', reason: 'following' },
        { from: '2027-01-11', to: '2027-01-17', reason: 'decision' },
      ],
    });
  });

  test('before an event never passes it', () => {
    const before = story('following', duty('x', { before: 'date:start' }));
    const { state } = before;
    const dated = { ...state, days: { 'date:start': { from: '2027-02-01', to: '2027-02-01' } } };
    expect(explainDue(dated, before.obligation('x'))).toMatchObject({
      anchor: 'date:start',
      rawEnd: '2027-01-31',
      due: '2027-01-29',
    });
  });

  test('of 29 February plus a year is 28 February', () => {
    const leap = story(undefined, duty('x', { from: 'date:leap', plus: 'P1Y' }));
    const dated = { ...leap.state, days: { 'date:leap': { from: '2028-02-29', to: '2028-02-29' } } };
    expect(explainDue(dated, leap.obligation('x'))?.due).toBe('2029-02-28');
  });

  test('of who joined late is counted from the day it opened', () => {
    const late = given(
      aDefinition({ dates: [], dayConvention: 'following', obligations: [anObligation('x', {})] }),
    )
      .on('2027-03-07')
      .and(
        command('JoinCovenant', {
          organisation: 'newcomer',
          name: 'Newcomer',
          kind: 'union',
          participation: 'party',
          group: 'labour',
        }),
      );
    expect(explainDue(late.state, late.obligation('x/newcomer'))).toMatchObject({
      anchor: 'opened',
      from: '2027-03-07',
      rawEnd: '2027-04-07',
      due: '2027-04-07',
      shifts: [],
    });
  });

  test('of a duty of its own is explained as decided', () => {
    const own = story(undefined).and(
      command('OpenObligation', {
        obligation: 'x',
        owner: 'office',
        text: testContent('x'),
        due: '2027-03-07',
      }),
    );
    expect(explainDue(own.state, own.obligation('x'))).toMatchObject({
      anchor: null,
      from: '2027-03-07',
      due: '2027-03-07',
      shifts: [],
      closed: true,
    });
  });
});

describe('adopting a calendar', () => {
  const open = story(
    undefined,
    duty('rolling', { from: 'opening', plus: 'P1W', convention: 'following' }),
    duty('working', { from: 'opening', workingDays: 3 }),
    duty('fixed', { from: 'opening', plus: 'P1W' }),
  );

  test('records it as data with the days that move', () => {
    const next = calendar(2, ['2027-01-06', '2027-01-11']);
    const adopted = open.when(adopt(next)).thenRecords([
      'CalendarAdopted',
      {
        calendar: next,
        previous: 1,
        moves: [
          { obligation: 'rolling', from: '2027-01-11', to: '2027-01-12' },
          { obligation: 'working', from: '2027-01-07', to: '2027-01-08' },
        ],
      },
    ]);
    expect(adopted.state.calendar).toEqual(next);
    expect(['rolling', 'working', 'fixed'].map((id) => adopted.due(id))).toEqual([
      '2027-01-12',
      '2027-01-08',
      '2027-01-11',
    ]);
    expect(adopted.obligation('rolling').changedAt).toBe(numberOf(adopted));
    expect(adopted.obligation('fixed').changedAt).toBeLessThan(numberOf(adopted));
  });

  test('that opens a holiday again moves days forward', () => {
    const may = story(undefined, duty('x', { from: 'opening', plus: 'P121D', convention: 'following' }));
    expect(may.due('x')).toBe('2027-05-10');
    may
      .when(adopt(calendar(2, [], ['2027-05-05'])))
      .thenRecords([
        'CalendarAdopted',
        { moves: [{ obligation: 'x', from: '2027-05-10', to: '2027-05-05' }] },
      ]);
  });

  test('of the same version or an older one is refused', () => {
    open.when(adopt(calendar(1))).thenRefused('CALENDAR_NOT_NEWER');
    open
      .and(adopt(calendar(3)))
      .when(adopt(calendar(2)))
      .thenRefused('CALENDAR_NOT_NEWER');
  });

  test.each([
    [['2027-01-06', '2027-01-06'], [], 'DAY_TWICE'],
    [[], ['2027-01-06'], 'DAY_NOT_CLOSED'],
    [['2027-05-05'], ['2027-05-05'], 'DAY_OPEN_AND_CLOSED'],
  ])('with wrong data is refused: %s closed and %s open', (closed, opened, why) => {
    const refused = open.when(adopt(calendar(2, closed, opened))).thenRefused('CALENDAR_INVALID');
    expect(refused.refusal?.parameters['why']).toBe(why);
  });

  test('is for officers', () => {
    open.when(adopt(calendar(2), { as: 'umar' })).thenRefused('NOT_ENTITLED');
  });
});

describe('a definition with a calendar of its own', () => {
  test('uses it from the opening', () => {
    const own = given(
      aDefinition({
        dates: [],
        calendar: calendar(5, ['2027-01-05']),
        obligations: [duty('x', { from: 'opening', workingDays: 1 })],
      }),
    );
    expect(own.due('x')).toBe('2027-01-06');
    own.when(adopt(calendar(5))).thenRefused('CALENDAR_NOT_NEWER');
  });
});
