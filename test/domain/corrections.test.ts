import { describe, expect, test } from 'vitest';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { command, given } from '../support/given.ts';
import { close, correct, reason, report, stop } from '../support/steps.ts';

const milestone = (id: string) => command('RecordMilestone', { milestone: id });

describe('a correction', () => {
  test('names the event that was wrong; both stay visible, and everyone who was told is told once', () => {
    const story = given().when(milestone('request'));
    const event = story.latest[0]?.sequence ?? 0;
    const corrected = story.when(correct(event));
    corrected.thenRecords(['EventCorrected', { event, reason, effect: 'undone' }]);
    expect(corrected.announced().map((notice) => notice.person)).toEqual(['bram', 'mina', 'umar']);
  });

  test('takes a milestone back, with the day that others hang on', () => {
    const story = given().when(milestone('request'));
    const corrected = story.and(correct(story.latest[0]?.sequence ?? 0));
    expect(corrected.state.milestones).toEqual({});
    expect(corrected.state.days['milestone:request']).toBeUndefined();
    corrected.and(milestone('request'));
  });

  test('leaves a milestone that a later one rests on', () => {
    const story = given().when(milestone('request'));
    story
      .and(milestone('approval'))
      .when(correct(story.latest[0]?.sequence ?? 0))
      .thenRefused('NOT_CORRECTABLE');
  });

  test('opens a duty again whose report was a mistake', () => {
    const story = given(onlyObligations(anObligation('plan', {}))).when(report('plan/union', 'union'));
    const corrected = story.and(correct(story.latest[0]?.sequence ?? 0));
    expect(corrected.obligation('plan/union')).toMatchObject({ status: 'open', reported: null });
  });

  test('notes a mistake that left no open fact', () => {
    const moved = command('SetDate', { date: 'midterm', from: '2028-01-01' });
    const story = given().when(moved);
    story.when(correct(story.latest[0]?.sequence ?? 0)).thenRecords(['EventCorrected', { effect: 'noted' }]);
  });

  test('is made once', () => {
    const story = given().when(milestone('request'));
    const event = story.latest[0]?.sequence ?? 0;
    story.and(correct(event)).when(correct(event)).thenRefused('ALREADY_CORRECTED');
  });

  test('is of an event that exists, and not of the opening', () => {
    given().when(correct(99)).thenRefused('EVENT_UNKNOWN');
    given().when(correct(1)).thenRefused('NOT_CORRECTABLE');
  });

  test('is the officer’s to record', () => {
    const story = given().and(milestone('request'));
    story.when(command('CorrectEvent', { event: 2, reason }, { as: 'umar' })).thenRefused('NOT_ENTITLED');
  });

  test('can still be made when the covenant is stopped or closed', () => {
    const story = given().when(milestone('request'));
    const event = story.latest[0]?.sequence ?? 0;
    story.and(stop, correct(event));
    const short = given(onlyObligations()).when(command('SetDate', { date: 'midterm', from: '2028-01-01' }));
    short.and(close, correct(short.latest[0]?.sequence ?? 0));
  });
});
