import { describe, expect, test } from 'vitest';
import { anObligation, onlyObligations, type ObligationInput } from '../support/definition.ts';
import { command, given, type Sender, type Story, numberOf } from '../support/given.ts';
import { correct, forChair, reason, report } from '../support/steps.ts';

/** Due on 4 February 2027, a month after the opening. */
const plan = (rest: Partial<ObligationInput> = {}): Story =>
  given(onlyObligations(anObligation('plan', { owner: { organisation: 'union' }, ...rest })));

const byUnion: Sender = { for: 'union', evidence: 'mail' };
const ask = (until: string, sender = byUnion) =>
  command('RequestExtension', { obligation: 'plan', until, reason }, sender);
const cannot = (sender = byUnion) => command('ReportCannotDeliver', { obligation: 'plan', reason }, sender);
const grant = (due: string) => command('ExtendObligation', { obligation: 'plan', reason, due });
const decline = command('DeclineRequest', { obligation: 'plan', reason });

describe('a request for more time', () => {
  test('[D09] is asked by the owner, and keeps the day that it wants to move', () => {
    plan()
      .when(ask('2027-03-15', { as: 'umar' }))
      .thenRecords(['ExtensionRequested', { obligation: 'plan', until: '2027-03-15', due: '2027-02-04' }]);
  });

  test('is recorded by an officer for the owner, and by nobody for another', () => {
    plan().and(ask('2027-03-15'));
    plan()
      .when(ask('2027-03-15', { for: 'branch', evidence: 'mail' }))
      .thenRefused('NOT_THE_OWNER');
    plan()
      .when(ask('2027-03-15', { as: 'bram' }))
      .thenRefused('NOT_THE_OWNER');
    plan().when(ask('2027-03-15', {})).thenRefused('PRINCIPAL_MISSING');
  });

  test('[D09] [R78] asked by the due day, is neither late nor chased until it is answered', () => {
    const story = plan().on('2027-02-04').and(ask('2027-03-15'));
    expect(story.on('2027-05-01').isLate('plan')).toBe(false);
    expect(story.reminders('plan')).toEqual([]);
    expect(story.obligation('plan').request).toMatchObject({ kind: 'extension', until: '2027-03-15' });
  });

  test('[D09] asked by the due day and recorded after it, it was in time', () => {
    const late = plan().on('2027-02-10');
    const inTime = late.and(ask('2027-03-15', { ...byUnion, effectiveOn: '2027-02-03' }));
    expect([late.isLate('plan'), inTime.isLate('plan')]).toEqual([true, false]);
  });

  test('asked after the due day, leaves it late and chased', () => {
    const story = plan().on('2027-02-05').and(ask('2027-03-15'));
    expect(story.isLate('plan')).toBe(true);
    expect(story.reminders('plan')).not.toEqual([]);
  });

  test('leaves the day as it is until it is granted', () => {
    expect(plan().and(ask('2027-03-15')).due('plan')).toBe('2027-02-04');
  });

  test('is met by a report as if nothing had been asked', () => {
    const story = plan().and(ask('2027-03-15')).on('2027-03-01').and(report('plan', 'union'));
    expect(story.obligation('plan').status).toBe('reported');
  });

  test('recorded for the wrong duty, is taken back', () => {
    const story = plan().when(ask('2027-03-15'));
    const corrected = story.on('2027-02-05').and(correct(story.latest[0]?.sequence ?? 0));
    expect(corrected.obligation('plan').request).toBeNull();
    expect(corrected.isLate('plan')).toBe(true);
  });
});

describe('the answer to a request', () => {
  test('[D09] grants it with the day asked for, the day that stood and the new one', () => {
    const story = plan().when(ask('2027-03-15'));
    const request = story.latest[0]?.sequence ?? 0;
    const granted = story.when(grant('2027-03-01'));
    granted.thenRecords([
      'ObligationExtended',
      { request, asked: '2027-03-15', previous: '2027-02-04', due: '2027-03-01' },
    ]);
    expect(granted.due('plan')).toBe('2027-03-01');
    expect(granted.obligation('plan')).toMatchObject({ request: null, changedAt: numberOf(granted) });
    expect(granted.on('2027-03-02').isLate('plan')).toBe(true);
  });

  test('[R78] “we cannot deliver” may be answered with more time, and names no day that was asked', () => {
    const story = plan().when(cannot());
    const granted = story.when(grant('2027-03-01'));
    const [extended] = granted.thenRecords(['ObligationExtended', { previous: '2027-02-04' }]).latest;
    expect(extended?.data).toMatchObject({ request: story.latest[0]?.sequence });
    expect(extended?.data).not.toHaveProperty('asked');
  });

  test('declines it: the day stands, and its owner is reminded again from then on', () => {
    const asked = plan().on('2027-01-10').and(ask('2027-03-15')).on('2027-01-25');
    const declined = asked.when(decline);
    declined.thenRecords(['RequestDeclined', { obligation: 'plan' }]);
    expect(declined.due('plan')).toBe('2027-02-04');
    expect(declined.reminders('plan').map((notice) => notice.sendOn)).toEqual(['2027-02-04', '2027-02-11']);
    expect(declined.on('2027-02-05').isLate('plan')).toBe(true);
  });

  test('declined, is told to its owner once, with the day that stands', () => {
    const declined = plan().and(ask('2027-03-15')).when(decline);
    expect(declined.announced()).toMatchObject([{ kind: 'declined', person: 'umar', due: '2027-02-04' }]);
  });

  test('[R78] declines “we cannot deliver” in the same way', () => {
    const story = plan().and(cannot(), decline).on('2027-02-05');
    expect(story.isLate('plan')).toBe(true);
  });

  test('comes from the secretariat', () => {
    plan()
      .and(ask('2027-03-15'))
      .when(command('DeclineRequest', { obligation: 'plan', reason }, { as: 'bram' }))
      .thenRefused('NOT_ENTITLED');
  });

  test('frees the owner to ask again', () => {
    plan().and(ask('2027-03-15'), decline, ask('2027-02-20'));
    plan().and(ask('2027-03-15'), grant('2027-03-15'), ask('2027-04-01'));
  });

  test('granted by mistake, is taken back: the day and the request stand as before', () => {
    const asked = plan().and(ask('2027-03-15'));
    const granted = asked.when(grant('2028-03-15'));
    const corrected = granted.when(correct(granted.latest[0]?.sequence ?? 0));
    corrected.thenRecords(['EventCorrected', { effect: 'undone' }]);
    expect(corrected.due('plan')).toBe('2027-02-04');
    expect(corrected.obligation('plan').request).toEqual(asked.obligation('plan').request);
  });

  test('granted by mistake while a suspension lasts, leaves the suspension as it was', () => {
    const suspend = command('SuspendOrganisation', { organisation: 'union', reason });
    const resume = command('ResumeOrganisation', { organisation: 'union' });
    const granted = plan().on('2027-01-10').and(suspend).on('2027-01-20').when(grant('2028-03-15'));
    const corrected = granted.on('2027-01-25').and(correct(granted.latest[0]?.sequence ?? 0));
    expect(corrected.on('2027-01-30').and(resume).due('plan')).toBe('2027-02-24');
  });
});

describe('a request that cannot be', () => {
  test('a day that is not later than the present one', () => {
    plan().when(ask('2027-02-01')).thenRefused('EXTENSION_NOT_LATER');
    plan().when(ask('2027-02-04')).thenRefused('EXTENSION_NOT_LATER');
    plan().when(grant('2027-02-04')).thenRefused('EXTENSION_NOT_LATER');
  });

  test('a day that has passed', () => {
    plan().on('2027-03-01').when(ask('2027-02-20')).thenRefused('DATE_IN_THE_PAST');
  });

  test('a day that can only be a slip of the pen', () => {
    plan().when(ask('2207-02-20')).thenRefused('DATE_TOO_FAR');
  });

  test('a second one while the first waits', () => {
    const asked = plan().and(ask('2027-03-15'));
    asked.when(ask('2027-04-01')).thenRefused('REQUEST_OPEN');
    asked.when(cannot()).thenRefused('REQUEST_OPEN');
    plan().and(cannot()).when(ask('2027-03-15')).thenRefused('REQUEST_OPEN');
  });

  test('one about what is done', () => {
    const done = plan({ verify: true }).and(report('plan', 'union'));
    done.when(ask('2027-03-15')).thenRefused('OBLIGATION_STATE');
    done.when(grant('2027-03-15')).thenRefused('OBLIGATION_STATE');
    plan()
      .and(command('DropObligation', { obligation: 'plan', reason }, forChair))
      .when(ask('2027-03-15'))
      .thenRefused('UNKNOWN_OBLIGATION');
  });

  test('more time where there is no day yet', () => {
    plan({ due: { from: 'date:midterm' } })
      .when(ask('2027-03-15'))
      .thenRefused('NO_DAY_YET');
  });

  test('an answer once the duty is reported all the same', () => {
    const done = plan({ verify: true }).and(ask('2027-03-15'), report('plan', 'union'));
    expect(done.when(decline).thenRefused('OBLIGATION_STATE').refusal?.parameters['wanted']).toBe(
      'open/suspended',
    );
  });

  test('an answer where nothing was asked', () => {
    plan().when(decline).thenRefused('NO_REQUEST');
    plan().and(ask('2027-03-15'), decline).when(decline).thenRefused('NO_REQUEST');
  });
});
