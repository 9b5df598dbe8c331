import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { command } from '../support/given.ts';
import { aDuty, days, sent, standings } from '../support/reminders.ts';
import { reason, report } from '../support/steps.ts';

const hold = (until: string) => command('HoldReminders', { obligation: 'plan', until });
const skip = (step: string) => command('SkipReminder', { obligation: 'plan', step });
const text = testContent('We spoke about it');

/** Due on 4 February 2027; reminders on 21 January, 4 and 11 February. */
const story = () => aDuty();

describe('an officer who holds', () => {
  test('lets the steps up to and including that day go out on the day after it, as one', () => {
    expect(sent(story().and(hold('2027-02-05')))).toEqual(['2027-02-06 umar P0D', '2027-02-11 olga P7D']);
  });

  test('says in the explanation why', () => {
    const [first] = days(story().and(hold('2027-01-25')));
    expect(first?.moves).toEqual([{ from: '2027-01-21', to: '2027-01-26', reason: { kind: 'held' } }]);
  });

  test('does not bring back what went out before', () => {
    const held = story().on('2027-02-01').and(hold('2027-02-08'));
    expect(sent(held)).toEqual(['2027-01-21 umar -P14D', '2027-02-09 umar P0D', '2027-02-11 olga P7D']);
  });

  test('can hold longer, or let go', () => {
    const longer = story().on('2027-01-20').and(hold('2027-01-25')).on('2027-01-24').and(hold('2027-01-30'));
    expect(sent(longer)[0]).toBe('2027-01-31 umar -P14D');
    const shorter = story().on('2027-01-20').and(hold('2027-01-31'), hold('2027-01-20'));
    expect(sent(shorter)[0]).toBe('2027-01-21 umar -P14D');
  });

  test('holds an open duty, until a day to come', () => {
    story().when(hold('2027-01-03')).thenRefused('DATE_IN_THE_PAST');
    story().and(report('plan', 'union')).when(hold('2027-02-05')).thenRefused('OBLIGATION_STATE');
    story()
      .when(command('HoldReminders', { obligation: 'nothing', until: '2027-02-05' }))
      .thenRefused('UNKNOWN_OBLIGATION');
  });
});

describe('an officer who notes a contact', () => {
  const called = (until?: string) =>
    command('NoteContact', { obligation: 'plan', note: text, ...(until && { until }) });

  test('lets the ladder wait until the day that was promised', () => {
    const noted = story().on('2027-01-20').and(called('2027-01-22'));
    expect(sent(noted)[0]).toBe('2027-01-23 umar -P14D');
    noted.thenRecords(['ContactNoted', { obligation: 'plan', until: '2027-01-22' }]);
  });

  test('without a promise notes it and nothing more', () => {
    expect(sent(story().and(called()))).toEqual(sent(story()));
  });
});

describe('an officer who skips', () => {
  test('takes one step out', () => {
    expect(standings(story().and(skip('P0D')))).toEqual(['-P14D planned', 'P0D skipped', 'P7D planned']);
  });

  test('names a step of the ladder', () => {
    story().when(skip('P99D')).thenRefused('STEP_UNKNOWN');
  });

  test('may name any step where the programme gives the ladder', () => {
    aDuty({}, { reminders: {} }).and(skip('P99D'));
  });

  test('takes out the step of this due day only', () => {
    const extended = command('ExtendObligation', { obligation: 'plan', reason, due: '2027-03-04' });
    expect(standings(story().and(skip('P0D'), extended))).toEqual([
      '-P14D planned',
      'P0D planned',
      'P7D planned',
    ]);
  });
});

describe('an officer who writes', () => {
  const write = (step: string) => command('EditReminder', { obligation: 'plan', step, text });

  test('puts words with one step, the later ones in place of the earlier', () => {
    const words = story()
      .and(write('P0D'), command('EditReminder', { obligation: 'plan', step: 'P0D', text: testContent('x') }))
      .reminders('plan')
      .map((notice) => notice.words);
    expect(words).toEqual([null, testContent('x'), null]);
  });

  test('writes with a step that there is', () => {
    story().when(write('P99D')).thenRefused('STEP_UNKNOWN');
  });
});

describe('the one message that an event brought', () => {
  const held = (step: string) =>
    command('HoldReminders', { obligation: 'acceptance', until: '2027-02-01', step });

  test('is named by the number of its event', () => {
    story().and(held('event:2'), command('SkipReminder', { obligation: 'acceptance', step: 'event:2' }));
    story().when(held('event:99')).thenRefused('EVENT_UNKNOWN');
  });

  test('leaves the ladder of a duty as it is', () => {
    const step = 'event:2';
    const marked = story().and(
      command('HoldReminders', { obligation: 'plan', until: '2027-02-01', step }),
      command('EditReminder', { obligation: 'plan', step, text }),
      command('SkipReminder', { obligation: 'plan', step }),
    );
    expect(sent(marked)).toEqual(sent(story()));
    expect(marked.obligation('plan')).toMatchObject({ heldUntil: null, words: {}, skipped: [] });
  });
});

describe('a new contact', () => {
  const change = command('ChangeContact', { organisation: 'union', role: 'contact', person: 'ursa' });

  test('hears once what is open, and of no step that went before', () => {
    const changed = story().on('2027-01-25').when(change);
    expect(changed.announced()).toEqual([
      expect.objectContaining({ kind: 'summary', person: 'ursa', subject: 'union', open: ['plan'] }),
    ]);
    expect(standings(changed)).toEqual(['-P14D before-contact', 'P0D planned', 'P7D planned']);
  });

  test('hears nothing where nothing is open', () => {
    const changed = story().and(report('plan', 'union')).when(change);
    expect(changed.announced()).toEqual([]);
  });

  test('is new only once: the same person again is no change', () => {
    const again = story().and(change).on('2027-01-30').when(change);
    expect(again.announced()).toEqual([]);
    expect(again.state.seatedOn['ursa']).toBe('2027-01-04');
  });
});
