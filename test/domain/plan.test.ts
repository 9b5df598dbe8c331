import { describe, expect, test } from 'vitest';
import { recipient } from '../../domain/plan.ts';
import {
  aDefinition,
  aPerson,
  anObligation,
  onlyObligations,
  type ObligationInput,
} from '../support/definition.ts';
import { command, given, type Story } from '../support/given.ts';
import { openGate, pass, reason, report } from '../support/steps.ts';

const plan = (rest: Partial<ObligationInput> = {}, change: Parameters<typeof aDefinition>[0] = {}) => {
  const { phases, gates, obligations } = onlyObligations(
    anObligation('plan', { owner: { organisation: 'union' }, ...rest }),
  );
  return given(aDefinition({ phases, gates, obligations, ...change }));
};

const rows = (story: Story) =>
  story.reminders('plan').map(({ sendOn, kind, person, step }) => `${sendOn} ${kind} ${person} ${step}`);

const date = (from: string) => command('SetDate', { date: 'midterm', from });

describe('the ladder of reminders', () => {
  test('[R45] holds a party to its day: before, on it, and after it to the officer', () => {
    expect(rows(plan())).toEqual([
      '2027-01-21 reminder umar -P14D',
      '2027-02-04 reminder umar P0D',
      '2027-02-11 overdue olga P7D',
    ]);
  });

  test('stops at once when the duty is reported done', () => {
    expect(rows(plan().and(report('plan', 'union')))).toEqual([]);
  });

  test('starts again when the report comes back, for the new day only', () => {
    const returned = command('ReturnObligation', { obligation: 'plan', reason, due: '2027-03-05' });
    expect(rows(plan().on('2027-02-25').and(report('plan', 'union'), returned))).toEqual([
      '2027-03-05 reminder umar P0D',
      '2027-03-12 overdue olga P7D',
    ]);
  });

  test('is not made up for when a day is extended', () => {
    const extended = command('ExtendObligation', { obligation: 'plan', reason, due: '2027-02-14' });
    expect(rows(plan().on('2027-02-03').and(extended))).toEqual([
      '2027-02-14 reminder umar P0D',
      '2027-02-21 overdue olga P7D',
    ]);
  });

  test('vanishes while the duty is suspended, and comes back with the moved day', () => {
    const story = plan()
      .on('2027-01-10')
      .and(command('SuspendObligation', { obligation: 'plan', reason }));
    expect(rows(story)).toEqual([]);
    const resumed = story.on('2027-01-30').and(command('ResumeObligation', { obligation: 'plan' }));
    expect(rows(resumed)[0]).toBe('2027-02-10 reminder umar -P14D');
  });

  test('can be the obligation’s own', () => {
    expect(rows(plan({ reminders: [{ at: '-P1M', to: 'deputy' }] }))).toEqual([
      '2027-01-04 reminder ursa -P1M',
    ]);
  });

  test('leaves out steps from before the duty opened', () => {
    expect(rows(plan({ reminders: [{ at: '-P2M' }, { at: '-P1D' }] }))).toEqual([
      '2027-02-03 reminder umar -P1D',
    ]);
  });

  test('sends no more than its cap, the earliest first, in whatever order they are written', () => {
    const reminders = { ladder: [{ at: 'P7D' }, { at: '-P7D' }, { at: 'P0D' }], cap: 2 };
    expect(rows(plan({}, { reminders }))).toEqual([
      '2027-01-28 reminder umar -P7D',
      '2027-02-04 reminder umar P0D',
    ]);
  });

  test('writes once to a person whom two roles of one step lead to', () => {
    const reminders = [
      { at: '-P7D', to: 'contact' as const },
      { at: '-P7D', to: 'mailbox' as const },
    ];
    expect(rows(plan({ reminders }))).toEqual(['2027-01-28 reminder umar -P7D']);
  });

  test('moves with the named day that the duty hangs on', () => {
    const story = plan({ due: { from: 'date:midterm' } }).and(date('2027-06-01'));
    expect(rows(story)[0]).toBe('2027-05-18 reminder umar -P14D');
    expect(rows(story.and(date('2027-08-01')))[0]).toBe('2027-07-18 reminder umar -P14D');
  });
});

describe('whom a role leads to', () => {
  const people = aDefinition().people.filter(({ organisation }) => organisation !== 'union');
  const reached = (...own: ReturnType<typeof aPerson>[]) => {
    const { state } = given(aDefinition({ people: [...people, ...own] }));
    return (['contact', 'deputy', 'mailbox', 'officer'] as const).map((role) =>
      recipient(state, 'union', role),
    );
  };
  const contact = aPerson('ann', 'union');
  const deputy = aPerson('dee', 'union', ['deputy']);
  const mailbox = aPerson('box', 'union', ['mailbox']);

  test('is the person of that role', () => {
    expect(reached(contact, deputy, mailbox)).toEqual(['ann', 'dee', 'box', 'olga']);
  });

  test('else the contact, then the deputy, then the mailbox, then an officer: no duty is unheard', () => {
    expect(reached(contact)).toEqual(['ann', 'ann', 'ann', 'olga']);
    expect(reached(deputy)).toEqual(['dee', 'dee', 'dee', 'olga']);
    expect(reached(mailbox)).toEqual(['box', 'box', 'box', 'olga']);
    expect(reached()).toEqual(['olga', 'olga', 'olga', 'olga']);
  });

  test('is the functional mailbox for a deputy that nobody is: a step past the contact goes past the contact', () => {
    expect(reached(contact, mailbox)).toEqual(['ann', 'box', 'box', 'olga']);
  });

  test('is one person where that person has several roles', () => {
    expect(reached(aPerson('one', 'union', ['contact', 'deputy']))).toEqual(['one', 'one', 'one', 'olga']);
  });

  test('follows a change of contact at once', () => {
    const story = plan().and(
      command('ChangeContact', { organisation: 'union', role: 'contact', person: 'ursa' }),
    );
    expect(story.reminders('plan')[0]?.person).toBe('ursa');
  });
});

describe('what is told at once', () => {
  test('a new phase, to every party; not the first one', () => {
    const story = given().and(...pass('acceptance'));
    expect(story.announced().filter(({ kind }) => kind === 'phase-started')).toHaveLength(3);
    expect(given().announced()).toEqual([]);
  });

  test('each once: by the number of its event', () => {
    const story = given().when(openGate('acceptance'));
    const steps = new Set(story.announced().map(({ step }) => step));
    expect(steps).toEqual(new Set([`event:${story.state.sequence}`]));
  });
});
