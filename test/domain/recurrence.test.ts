import { describe, expect, test } from 'vitest';
import { anObligation, onlyObligations, type ObligationInput } from '../support/definition.ts';
import { FIRST_DAY, command, given, type Story } from '../support/given.ts';
import { forChair, inForce, reason, report, sign, parties, restart, stop } from '../support/steps.ts';

const yearly = (rest: Partial<ObligationInput> = {}) =>
  given(
    onlyObligations(
      anObligation('report', {
        owner: { organisation: 'union' },
        due: { from: 'opening', plus: 'P1Y' },
        every: 'P1Y',
        ...rest,
      }),
    ),
  );

const dueDays = (story: Story) => Object.keys(story.state.obligations).map((id) => `${id} ${story.due(id)}`);

describe('a recurring duty', () => {
  test('opens its next occurrence the day after the due day, whether or not the last was answered', () => {
    const story = yearly();
    story.on('2028-01-04').thenNothing();
    story.on('2028-01-05').thenRecords(['ObligationOpened', { obligation: 'report#2', occurrence: 2 }]);
    expect(dueDays(story.on('2028-01-05'))).toEqual(['report#1 2028-01-04', 'report#2 2029-01-04']);
  });

  test('opens at a set rhythm when the last one was extended', () => {
    const extension = command('ExtendObligation', { obligation: 'report#1', reason, due: '2028-06-01' });
    expect(dueDays(yearly().and(extension).on('2028-02-01'))).toEqual([
      'report#1 2028-06-01',
      'report#2 2029-01-04',
    ]);
  });

  test('stops after as many times as the definition says', () => {
    const story = yearly({ times: 2 }).after('P10Y');
    expect(Object.keys(story.state.obligations)).toEqual(['report#1', 'report#2']);
  });

  test('[R74] stops at the end of the term', () => {
    const story = yearly({ due: { from: 'entry-into-force', plus: 'P1Y' } })
      .and(...parties.map((party) => sign(party)), inForce('2027-02-01'))
      .after('P10Y');
    expect(dueDays(story)).toEqual(['report#1 2028-02-01', 'report#2 2029-02-01', 'report#3 2030-02-01']);
  });

  test('keeps to month ends: every occurrence counts from the first', () => {
    const story = yearly({ due: { from: 'opening', plus: 'P26D' }, every: 'P1M', times: 5 }).on('2027-07-01');
    expect(dueDays(story)).toEqual([
      'report#1 2027-01-30',
      'report#2 2027-02-28',
      'report#3 2027-03-30',
      'report#4 2027-04-30',
      'report#5 2027-05-30',
    ]);
  });

  test('counted from its own opening keeps counting from the first', () => {
    const story = yearly({ due: { from: 'opened', plus: 'P1M' }, every: 'P1M' }).on('2027-03-10');
    expect(dueDays(story)).toEqual(['report#1 2027-02-04', 'report#2 2027-03-04', 'report#3 2027-04-04']);
  });

  test('waits for a day that is not known', () => {
    const story = yearly({ due: { from: 'date:midterm' } });
    story.after('P5Y').thenNothing();
    const set = story.and(command('SetDate', { date: 'midterm', from: '2027-03-01' }));
    expect(dueDays(set.on('2027-03-02'))).toEqual(['report#1 2027-03-01', 'report#2 2028-03-01']);
  });

  test('is caught up in order after an outage', () => {
    const story = yearly({ every: 'P1M', due: { from: 'opening', plus: 'P1M' } }).on('2027-06-10');
    expect(story.latest.map(({ recordedAt }) => recordedAt.slice(0, 10))).toEqual([
      '2027-02-04',
      '2027-03-04',
      '2027-04-04',
      '2027-05-04',
      '2027-06-04',
    ]);
  });

  test('answered or dropped, does not keep the next from opening', () => {
    const dropped = command('DropObligation', { obligation: 'report#1', reason }, forChair);
    yearly()
      .and(dropped)
      .on('2028-01-05')
      .thenRecords(['ObligationOpened', { obligation: 'report#2' }]);
    yearly().and(report('report#1', 'union')).on('2028-01-05').thenRecords(['ObligationOpened']);
  });

  test('stands still while the covenant is stopped', () => {
    yearly().and(stop).after('P3Y').thenNothing();
    expect(yearly().and(stop).after('P2Y').and(restart()).on('2029-02-01').latest).toHaveLength(2);
  });

  test('[D10] can recur every quarter', () => {
    const story = yearly({ due: { from: 'opening', plus: 'P3M' }, every: 'P3M' }).on('2027-12-31');
    expect(dueDays(story).at(-1)).toBe('report#4 2028-01-04');
    expect(story.obligation('report#1').openedOn).toBe(FIRST_DAY);
  });
});
