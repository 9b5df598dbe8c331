import { describe, expect, test } from 'vitest';
import { dutyNews } from '../../domain/duty-news.ts';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { forChair, leave, reason, report, restart, stop } from '../support/steps.ts';

/** One duty of the union, due on 4 February 2027, and another that stays as it is. */
function plan(): Story {
  return given(
    onlyObligations(
      anObligation('plan', { owner: { organisation: 'union' } }),
      anObligation('list', { owner: { organisation: 'ministry' } }),
    ),
  );
}

/** What changes between a story and what comes after it, for whoever was told of a duty. */
function news(before: Story, ...drafts: Draft[]): string[] {
  const after = before.and(...drafts);
  const facts = after.latest;
  return dutyNews(before.state, after.state, facts).map((one) =>
    one.kind === 'moved'
      ? `${one.obligation.id} moved to ${one.due}`
      : `${one.obligation.id} cancelled, ${one.because}`,
  );
}

const extend = (due: string): Draft => command('ExtendObligation', { obligation: 'plan', reason, due });
const suspend = command('SuspendObligation', { obligation: 'plan', reason });
const resume = command('ResumeObligation', { obligation: 'plan' });
const drop = command('DropObligation', { obligation: 'plan', reason }, forChair);

describe('whoever was told of a duty should know', () => {
  test('that it was extended', () => {
    expect(news(plan(), extend('2027-03-01'))).toEqual(['plan moved to 2027-03-01']);
  });

  test('the new day once a suspension is over, and nothing before that day is known', () => {
    expect(news(plan().on('2027-01-10'), suspend)).toEqual([]);
    const suspended = plan().on('2027-01-10').and(suspend).on('2027-01-20');
    expect(news(suspended, resume)).toEqual(['plan moved to 2027-02-14']);
  });

  test('that it was dropped, and why', () => {
    expect(news(plan(), drop)).toEqual(['plan cancelled, decided']);
    expect(news(plan(), leave('union'))).toEqual(['plan cancelled, owner-left']);
  });

  test('that another does it now', () => {
    const handOver = command('HandOverObligation', { obligation: 'plan', newOwner: 'branch', reason });
    expect(news(plan(), handOver)).toEqual(['plan cancelled, handed-over']);
  });

  test('that its covenant has ended', () => {
    const goOn = command('CloseCovenant', { reason, goOnBecause: reason }, forChair);
    expect(news(plan(), goOn)).toEqual(['plan cancelled, covenant-ended', 'list cancelled, covenant-ended']);
  });

  test('that its covenant was stopped', () => {
    expect(news(plan(), stop)).toEqual([
      'plan cancelled, covenant-stopped',
      'list cancelled, covenant-stopped',
    ]);
  });

  test('that it is asked again where its covenant was taken up again, on a day that the stop has moved', () => {
    const stopped = plan().and(stop).after('P1W');
    expect(news(stopped, restart())).toEqual(['plan moved to 2027-02-11', 'list moved to 2027-02-11']);
  });
});

describe('no news', () => {
  test('is what was done, whatever comes after it', () => {
    const done = plan().and(report('plan', 'union'));
    expect(news(plan(), report('plan', 'union'))).toEqual([]);
    expect(news(done, stop)).toEqual(['list cancelled, covenant-stopped']);
  });

  test('is what came back: that has its own message', () => {
    const done = plan().and(report('plan', 'union'));
    const back = command('ReturnObligation', { obligation: 'plan', reason, due: '2027-03-05' });
    expect(news(done, back)).toEqual([]);
  });

  test('is another duty’s day', () => {
    expect(news(plan(), extend('2027-03-01')).some((line) => line.startsWith('list'))).toBe(false);
  });
});
