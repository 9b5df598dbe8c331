import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { command, given, type Draft, type Sender } from '../support/given.ts';
import { correct } from '../support/steps.ts';

const basis = testContent('turnover figures of the branch');
const coverage = (percentFrom: number, percentTo?: number, on = '2027-01-04', sender: Sender = {}): Draft =>
  command(
    'RecordCoverage',
    { percentFrom, ...(percentTo !== undefined && { percentTo }), on, basis },
    sender,
  );

describe('market coverage', () => {
  test('[R132] is a figure or a range in percent, with its day and its basis', () => {
    given()
      .when(coverage(42, 45))
      .thenRecords(['MarketCoverageRecorded', { percentFrom: 42, percentTo: 45, on: '2027-01-04', basis }]);
    given()
      .when(coverage(37.5))
      .thenRecords(['MarketCoverageRecorded', { percentFrom: 37.5, percentTo: 37.5 }]);
  });

  test('[R132] goes on over the years: the figure of the latest day counts, whenever it was recorded', () => {
    const story = given()
      .and(coverage(42, 45))
      .after('P1Y')
      .and(coverage(50, 52, '2028-01-03'));
    expect(story.state.signing.coverage).toMatchObject({ from: 50, to: 52, on: '2028-01-03' });
    const late = story.and(coverage(44, 46, '2027-06-30'));
    expect(late.state.signing.coverage).toMatchObject({ from: 50 });
  });

  test('does not end below its beginning, and is not of a day to come', () => {
    given().when(coverage(45, 42)).thenRefused('PERCENT_REVERSED');
    given()
      .when(coverage(42, 45, '2027-02-01'))
      .thenRefused('FUTURE_DATE');
  });

  test('is the secretariat’s or a body’s to record', () => {
    given().and(coverage(42, 45, '2027-01-04', { as: 'mina', for: 'steering-group', evidence: 'report' }));
    given()
      .when(coverage(42, 45, '2027-01-04', { as: 'umar' }))
      .thenRefused('NOT_ENTITLED', 'R10');
  });

  test('recorded by mistake is taken back', () => {
    const story = given().when(coverage(42, 45));
    const back = story.when(correct(story.latest[0]?.sequence ?? 0));
    back.thenRecords(['EventCorrected', { effect: 'undone' }]);
    expect(back.state.signing.coverage).toBeNull();
  });
});
