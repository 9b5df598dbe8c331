import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, onlyObligations, type ObligationInput } from '../support/definition.ts';
import { FIRST_DAY, command, given } from '../support/given.ts';
import { close, forChair, reason, report, submit } from '../support/steps.ts';

const plan = (rest: Partial<ObligationInput> = {}) =>
  given(onlyObligations(anObligation('plan', { owner: { organisation: 'union' }, ...rest })));

const verify = command('VerifyObligation', { obligation: 'plan' });
const giveBack = (due: string) => command('ReturnObligation', { obligation: 'plan', reason, due });
const extend = (due: string) => command('ExtendObligation', { obligation: 'plan', reason, due });
const suspend = command('SuspendObligation', { obligation: 'plan', reason });
const resume = command('ResumeObligation', { obligation: 'plan' });
const drop = command('DropObligation', { obligation: 'plan', reason }, forChair);
const cannot = command(
  'ReportCannotDeliver',
  { obligation: 'plan', reason },
  { for: 'union', evidence: 'mail' },
);

describe('an obligation', () => {
  test('opens with its phase, due a period after its day', () => {
    const story = plan();
    expect(story.obligation('plan')).toMatchObject({ status: 'open', owner: 'union', openedOn: FIRST_DAY });
    expect(story.due('plan')).toBe('2027-02-04');
  });

  test('is late the day after its due day, and not on it', () => {
    expect(plan().on('2027-02-04').isLate('plan')).toBe(false);
    expect(plan().on('2027-02-05').isLate('plan')).toBe(true);
  });

  test('reported done is not verified: it waits for the secretariat where the definition lists it', () => {
    const story = plan({ verify: true }).and(report('plan', 'union'));
    expect(story.after('P1Y').obligation('plan').status).toBe('reported');
    expect(story.and(verify).state.obligations['plan']).toBeUndefined();
  });

  test('that needs no verification is final after the days that the definition states', () => {
    const story = plan({ finalAfterDays: 10 }).and(report('plan', 'union'));
    story.on('2027-01-14').and(giveBack('2027-03-01'));
    story.on('2027-01-15').when(giveBack('2027-03-01')).thenRefused('UNKNOWN_OBLIGATION');
  });

  test('recorded late can be objected to as long as any other', () => {
    const story = plan({ finalAfterDays: 10 })
      .on('2027-03-01')
      .and(report('plan', 'union', '2027-01-20'));
    expect(story.obligation('plan').reported?.on).toBe('2027-01-20');
    story.on('2027-03-11').and(giveBack('2027-04-01'));
  });

  test('comes back with a reason and a new clock when it is not good enough', () => {
    const story = plan().and(report('plan', 'union')).when(giveBack('2027-03-01'));
    story.thenRecords(['ObligationReturned', { due: '2027-03-01' }]);
    expect(story.obligation('plan')).toMatchObject({ status: 'open', reported: null, finalOn: null });
    expect(story.due('plan')).toBe('2027-03-01');
    expect(story.announced()).toMatchObject([{ kind: 'returned', person: 'umar', due: '2027-03-01' }]);
    story.and(report('plan', 'union'));
  });

  test('[R78] [D09] “we cannot deliver” is welcome early, and such a duty is never called late', () => {
    const story = plan().and(cannot);
    expect(story.on('2027-06-01').isLate('plan')).toBe(false);
    expect(story.reminders('plan')).toEqual([]);
    story.and(report('plan', 'union'));
  });

  test('[R78] extended after “we cannot deliver” it runs again', () => {
    const story = plan().and(cannot, extend('2027-05-01'));
    expect(story.on('2027-05-02').isLate('plan')).toBe(true);
  });

  test('keeps both dates when it is extended', () => {
    plan()
      .when(extend('2027-05-01'))
      .thenRecords(['ObligationExtended', { due: '2027-05-01', previous: '2027-02-04' }]);
  });

  test('has no day while it is suspended, and one moved by as many days afterwards', () => {
    const story = plan().on('2027-01-10').and(suspend);
    expect(story.due('plan')).toBeUndefined();
    expect(story.reminders('plan')).toEqual([]);
    expect(story.on('2027-06-01').isLate('plan')).toBe(false);
    const resumed = story.on('2027-01-30').when(resume);
    resumed.thenRecords(['ObligationResumed', { days: 20 }]);
    expect(resumed.due('plan')).toBe('2027-02-24');
  });

  test('adds up what two suspensions moved', () => {
    const story = plan().and(suspend).after('P5D').and(resume).and(suspend).after('P5D').and(resume);
    expect(story.due('plan')).toBe('2027-02-14');
  });

  test('is moved by no day twice, nor by one before it was there, when a suspension is recorded late', () => {
    const since = (effectiveOn: string) => ({ ...suspend, sender: { effectiveOn } });
    const early = plan().on('2027-01-10').and(since('2026-12-01')).on('2027-01-14').and(resume);
    expect(early.due('plan')).toBe('2027-02-14');
    const again = early.on('2027-01-20').and(since('2027-01-08')).on('2027-01-24').and(resume);
    expect(again.due('plan')).toBe('2027-02-24');
  });

  test('dropped by the parties is over', () => {
    const story = plan()
      .when(drop)
      .thenRecords(['ObligationDropped', { because: 'decided' }]);
    expect(story.state.obligations['plan']).toBeUndefined();
    expect(story.state.settled['plan/union']).toBe(1);
  });

  test('[R10] is dropped by the parties, never by the secretariat alone', () => {
    plan()
      .when(command('DropObligation', { obligation: 'plan', reason }))
      .thenRefused('PARTIES_DECIDE', 'R131');
    plan()
      .when(command('DropObligation', { obligation: 'plan', reason }, { for: 'chair' }))
      .thenRefused('PARTIES_DECIDE', 'R131');
  });

  test('[R135] that is voluntary can never be overdue, nor is anyone reminded of it', () => {
    const story = plan({ binding: false }).on('2027-06-01');
    expect(story.isLate('plan')).toBe(false);
    expect(story.reminders('plan')).toEqual([]);
  });

  test('[D20] another body’s date is watched and never chased', () => {
    const story = plan({ chase: false });
    expect(story.due('plan')).toBe('2027-02-04');
    expect(story.reminders('plan')).toEqual([]);
    story.and(close);
  });

  test('carries the rules and the deadline behind it', () => {
    const story = plan({ rules: ['R87'], deadline: 'D25' });
    expect(story.latest.find((fact) => fact.type === 'ObligationOpened')?.rules).toEqual(['R87', 'D25']);
  });

  test('[D41] has no date until its condition is known, and then the one that follows from it', () => {
    const story = given(
      aDefinition({
        obligations: [
          anObligation('committee', {
            owner: { organisation: 'branch' },
            due: { from: 'entry-into-force', plus: 'P1Y' },
            deadline: 'D41',
          }),
        ],
      }),
    );
    expect(story.due('committee')).toBeUndefined();
    expect(story.isLate('committee')).toBe(false);
    expect(story.reminders('committee')).toEqual([]);
  });

  test('[D25] can hang on a day that is set by name', () => {
    const story = plan({ due: { from: 'date:midterm', plus: 'P2W' } });
    const set = story.and(command('SetDate', { date: 'midterm', from: '2027-07-01', to: '2027-07-31' }));
    expect(set.due('plan')).toBe('2027-08-14');
    const moved = set.and(command('SetDate', { date: 'midterm', from: '2027-09-01', reason }));
    expect(moved.due('plan')).toBe('2027-09-15');
  });

  test('hangs on a milestone or on its own opening', () => {
    const definition = aDefinition({
      obligations: [
        anObligation('after-request', {
          owner: { organisation: 'union' },
          due: { from: 'milestone:request', plus: 'P1W' },
        }),
        anObligation('at-once', { owner: { organisation: 'union' }, due: { from: 'opened', plus: 'P1W' } }),
      ],
    });
    const story = given(definition)
      .on('2027-01-20')
      .and(command('RecordMilestone', { milestone: 'request' }));
    expect(story.due('after-request')).toBe('2027-01-27');
    expect(story.due('at-once')).toBe('2027-01-11');
  });
});

describe('who answers an obligation', () => {
  test('is its owner', () => {
    plan().when(report('plan', 'branch')).thenRefused('NOT_THE_OWNER');
  });

  test('is the owner’s own contact, without an officer', () => {
    plan().and(command('ReportDone', { obligation: 'plan' }, { as: 'umar' }));
    plan().and(command('ReportDone', { obligation: 'plan' }, { as: 'ursa', for: 'union' }));
  });

  test('is for a body whoever speaks for it', () => {
    const story = plan({ owner: { body: 'steering-group' } });
    const asking = (sender: object) => story.when(command('ReportDone', { obligation: 'plan' }, sender));
    expect(asking({ as: 'mina', for: 'steering-group' }).refusal).toBeNull();
    expect(asking({ as: 'mina' }).refusal).toBeNull();
    expect(asking({ as: 'cora', for: 'steering-group' }).refusal).toBeNull();
    expect(asking({ for: 'steering-group', evidence: 'minutes' }).refusal).toBeNull();
    asking({ as: 'kees', for: 'steering-group' }).thenRefused('NOT_ENTITLED');
  });

  test('answers in the way that the definition asks', () => {
    plan({ answeredBy: 'submission' }).when(report('plan', 'union')).thenRefused('WRONG_ANSWER');
    plan().when(submit('plan', 'union')).thenRefused('WRONG_ANSWER');
  });
});

describe('monitoring', () => {
  const monitoring = plan({ answeredBy: 'submission', verify: true });

  test('[R114] a submission is a fact of its own, and reports its duty done', () => {
    monitoring
      .when(submit('plan', 'union'))
      .thenRecords(
        ['MonitoringSubmitted', { organisation: 'union' }],
        ['ObligationReportedDone', { obligation: 'plan', by: 'submission' }],
      );
  });

  test('corrected, it is open again', () => {
    const story = monitoring.when(submit('plan', 'union'));
    const corrected = story.and(command('CorrectEvent', { event: story.latest[0]?.sequence ?? 0, reason }));
    expect(corrected.obligation('plan').status).toBe('open');
  });

  test('has a period that does not end before it begins', () => {
    const period = { from: '2027-02-01', to: '2027-01-01' };
    monitoring
      .when(
        command(
          'SubmitMonitoring',
          { obligation: 'plan', report: testContent('x'), period },
          { for: 'union', evidence: 'mail' },
        ),
      )
      .thenRefused('DATES_REVERSED');
  });
});

const action = (change: object = {}) =>
  command('OpenObligation', {
    obligation: 'send-minutes',
    owner: 'union',
    text: reason,
    due: '2027-02-01',
    ...change,
  });

describe('a duty of its own', () => {
  test('has an owner, a text and a day, and is reported like any other', () => {
    const story = given().and(action({ reminders: [{ at: '-P1D', to: 'contact' }] }));
    expect(story.due('send-minutes')).toBe('2027-02-01');
    expect(story.reminders('send-minutes').map((notice) => notice.sendOn)).toEqual(['2027-01-31']);
    story.and(report('send-minutes', 'union'));
  });

  test('has a new name, an owner that takes part, and a day to come', () => {
    given().and(action()).when(action()).thenRefused('OBLIGATION_EXISTS');
    given()
      .when(action({ obligation: 'letter' }))
      .thenRefused('OBLIGATION_EXISTS');
    given()
      .when(action({ owner: 'stranger' }))
      .thenRefused('UNKNOWN_ORGANISATION');
    given()
      .when(action({ due: '2027-01-03' }))
      .thenRefused('DATE_IN_THE_PAST');
  });

  test('keeps its name for ever', () => {
    const dropped = command('DropObligation', { obligation: 'send-minutes', reason }, forChair);
    given().and(action(), dropped).when(action()).thenRefused('OBLIGATION_EXISTS');
  });
});

describe('an obligation in the wrong state', () => {
  test.each([
    ['verify', verify],
    ['return', giveBack('2027-06-01')],
    ['resume', resume],
  ])('does not %s while it is open', (_name, draft) => {
    plan().when(draft).thenRefused('OBLIGATION_STATE');
  });

  test.each([
    ['report again', report('plan', 'union')],
    ['extend', extend('2027-06-01')],
    ['suspend', suspend],
    ['say that it cannot be delivered', cannot],
  ])('does not %s once it is reported', (_name, draft) => {
    plan({ verify: true }).and(report('plan', 'union')).when(draft).thenRefused('OBLIGATION_STATE');
  });

  test('is not suspended inside a suspension', () => {
    plan().and(suspend).when(suspend).thenRefused('OBLIGATION_STATE');
  });

  test('takes no day that has passed', () => {
    plan().when(extend('2027-01-03')).thenRefused('DATE_IN_THE_PAST');
    plan().and(report('plan', 'union')).when(giveBack('2027-01-03')).thenRefused('DATE_IN_THE_PAST');
  });

  test('must exist', () => {
    given().when(verify).thenRefused('UNKNOWN_OBLIGATION');
  });
});
