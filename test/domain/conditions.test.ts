import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../../domain/check-definition.ts';
import { isChased, waitsForDay } from '../../domain/obligation.ts';
import { aDefinition, anObligation, withObligations, type ObligationInput } from '../support/definition.ts';
import { command, given, type Story } from '../support/given.ts';
import { inForce, letter, parties, pass, reason, toSigned } from '../support/steps.ts';

const duty = (due: ObligationInput['due'], rest: Partial<ObligationInput> = {}): Story =>
  given(withObligations(anObligation('duty', { owner: { organisation: 'union' }, due, ...rest })));

const waitsFor = (story: Story) => waitsForDay(story.state, story.obligation('duty'));
const findings = (rest: Partial<ObligationInput>) =>
  checkDefinition(withObligations(anObligation('duty', rest))).problems.map(({ code }) => code);

describe('a duty on a condition', () => {
  test('[D41] is listed without a date, and says what it waits for, until the day is known', () => {
    const story = duty({ from: 'entry-into-force', plus: 'P1Y' }, { opens: { phase: 'signing' } });
    const open = story.and(...toSigned);
    expect([open.due('duty'), waitsFor(open)]).toEqual([undefined, 'entry-into-force']);
    expect(open.on('2029-01-01').isLate('duty')).toBe(false);
    const known = open.and(inForce('2027-07-04'));
    expect([known.due('duty'), waitsFor(known)]).toEqual(['2028-07-04', null]);
  });

  test('waits for nothing while its clock stands still', () => {
    const story = duty({ from: 'opening', plus: 'P1M' });
    const suspended = story.and(command('SuspendObligation', { obligation: 'duty', reason }));
    expect(waitsFor(suspended)).toBeNull();
  });
});

describe('a duty before an event', () => {
  const before = () => duty({ before: 'phase:dialogue' }, { opens: { phase: 'information' } });
  const information = () => before().and(...pass('acceptance'));

  test('[D01] [D07] has no day until the event’s is known, and is chased on none', () => {
    const story = information();
    expect([story.due('duty'), waitsFor(story)]).toEqual([undefined, 'phase:dialogue']);
    expect(story.on('2029-01-01').isLate('duty')).toBe(false);
    expect(story.reminders('duty')).toEqual([]);
  });

  test('[D01] is missed at the moment at which the event comes, and still not chased', () => {
    const story = information()
      .on('2027-03-10')
      .and(...parties.map(letter), ...pass('go-no-go'));
    expect(story.due('duty')).toBe('2027-03-09');
    expect(story.isLate('duty')).toBe(true);
    expect(story.reminders('duty')).toEqual([]);
  });

  test('done before it, it is never missed', () => {
    const done = command('ReportDone', { obligation: 'duty' }, { for: 'union', evidence: 'mail' });
    const story = information()
      .and(done)
      .on('2027-01-10')
      .and(...parties.map(letter), ...pass('go-no-go'));
    expect(story.obligation('duty').status).toBe('reported');
    expect(story.isLate('duty')).toBe(false);
  });

  test('[D05] on a day that was agreed beforehand is due the day before, and reminded of', () => {
    const story = duty({ before: 'date:midterm' });
    expect(story.due('duty')).toBeUndefined();
    const set = story.and(command('SetDate', { date: 'midterm', from: '2027-07-01', to: '2027-07-31' }));
    expect(set.due('duty')).toBe('2027-06-30');
    expect(set.reminders('duty').map((notice) => notice.sendOn)).toContain('2027-06-16');
  });

  test('on a phase that begins on a known day is due the day before that', () => {
    const story = duty({ before: 'phase:implementation' }, { opens: { phase: 'signing' } }).and(...toSigned);
    expect(story.due('duty')).toBeUndefined();
    const planned = story.and(inForce('2027-07-04'));
    expect(planned.due('duty')).toBe('2027-07-03');
    expect(isChased(planned.state, planned.obligation('duty'))).toBe(true);
  });

  test('gets a day to be chased on by an extension', () => {
    const story = information().and(
      command('ExtendObligation', { obligation: 'duty', reason, due: '2027-05-01' }),
    );
    expect(story.due('duty')).toBe('2027-05-01');
    expect(story.reminders('duty')).not.toEqual([]);
  });

  test('moves with a suspension like any other', () => {
    const story = duty({ before: 'date:midterm' })
      .and(command('SetDate', { date: 'midterm', from: '2027-07-01' }))
      .and(command('SuspendObligation', { obligation: 'duty', reason }))
      .after('P10D')
      .and(command('ResumeObligation', { obligation: 'duty' }));
    expect(story.due('duty')).toBe('2027-07-10');
  });

  test('is not checked as sound where nothing can come before it, or where it recurs', () => {
    expect(findings({ due: { before: 'opening' } })).toEqual(['NOTHING_COMES_BEFORE']);
    expect(findings({ due: { before: 'joining' } })).toEqual(['NOTHING_COMES_BEFORE']);
    expect(findings({ due: { before: 'date:midterm' }, every: 'P1Y' })).toEqual(['RECURS_BEFORE_ONE_DAY']);
    expect(findings({ due: { before: 'date:nothing' } })).toEqual(['UNKNOWN_NAME']);
    expect(findings({ due: { before: 'phase:dialogue' } })).toEqual([]);
  });
});

describe('what a template says of a duty', () => {
  test('its audience is its owner’s unless it says otherwise', () => {
    const story = given(
      aDefinition({
        obligations: [anObligation('closed', {}), anObligation('shown', { audience: 'public' })],
      }),
    );
    expect(story.obligation('closed/union').audience).toBe('owner');
    expect(story.obligation('shown/union').audience).toBe('public');
    const action = { obligation: 'action', owner: 'union', text: reason, due: '2027-03-01' };
    const opened = story.and(command('OpenObligation', { ...action, audience: 'parties' }));
    expect(opened.obligation('action').audience).toBe('parties');
  });

  test.each(['25:00', '9:30', '09:60', '09:30:00'])('a meeting does not begin at %s', (time) => {
    const meeting = { time, minutes: 90 };
    expect(() => aDefinition({ obligations: [anObligation('chairs', { meeting })] })).toThrow(
      /expected-time/,
    );
  });
});
