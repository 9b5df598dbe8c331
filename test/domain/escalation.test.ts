import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../../domain/check-definition.ts';
import type { LadderStep } from '../../domain/reminder-terms.ts';
import { aDefinition, aPerson } from '../support/definition.ts';
import { command, type Story } from '../support/given.ts';
import { aDuty, sent } from '../support/reminders.ts';
import { reason, report } from '../support/steps.ts';

const director: LadderStep = { at: 'P28D', to: 'director' };
const people = [...aDefinition().people, aPerson('dirk', 'union', ['director'])];

/** A duty of the union, due on 4 February 2027, whose ladder the parties agreed to go further up. */
const agreed = (...ladder: LadderStep[]) =>
  aDuty({ reminders: { ladder: [{ at: 'P7D', to: 'contact' }, ...ladder], agreed: true } }, { people });

const kinds = (story: Story) =>
  story.reminders('plan').map(({ sendOn, kind, person }) => `${sendOn} ${kind} ${person}`);

const confirm = (step: string) => command('ConfirmEscalation', { obligation: 'plan', step });

describe('a step beyond contact and officer', () => {
  test('[R131] is refused in a definition, unless the parties agreed to it', () => {
    const problems = (reminders: NonNullable<Parameters<typeof aDefinition>[0]>['reminders']) =>
      checkDefinition(aDefinition({ reminders })).problems.map(
        ({ code, path }) => `${code} ${path.join('.')}`,
      );
    expect(problems({ ladder: [director] })).toEqual(['ESCALATION_NOT_AGREED reminders.ladder.0.to']);
    expect(problems({ ladder: [{ at: 'P28D', to: 'chair' }] })).toHaveLength(1);
    expect(problems({ ladder: [{ at: 'P28D', to: 'body', body: 'steering-group' }] })).toHaveLength(1);
    expect(problems({ ladder: [director], agreed: true })).toEqual([]);
  });

  test('[R131] first asks an officer, and goes out only after a person has confirmed it', () => {
    const story = agreed(director);
    expect(kinds(story)).toEqual(['2027-02-11 overdue umar', '2027-03-04 to-confirm olga']);
    const confirmed = story.on('2027-03-04').and(confirm('P28D'));
    expect(kinds(confirmed)).toEqual(['2027-02-11 overdue umar', '2027-03-04 escalation dirk']);
    expect(confirmed.latest[0]?.rules).toEqual(['R131']);
  });

  test('[R131] is confirmed by an officer, nobody else', () => {
    agreed(director)
      .when(command('ConfirmEscalation', { obligation: 'plan', step: 'P28D' }, { as: 'umar' }))
      .thenRefused('NOT_ENTITLED');
  });

  test('is confirmed once, and only where it is one', () => {
    const story = agreed(director);
    story.when(confirm('P7D')).thenRefused('NOT_AN_ESCALATION', 'R131');
    story.when(confirm('P99D')).thenRefused('NOT_AN_ESCALATION');
    story.and(confirm('P28D')).when(confirm('P28D')).thenRefused('ALREADY_CONFIRMED');
  });

  test('reaches the chair, or the organisation through which a body is reached', () => {
    const story = agreed({ at: 'P30D', to: 'chair' }, { at: 'P40D', to: 'body', body: 'steering-group' });
    const confirmed = story.and(confirm('P30D'), confirm('P40D'));
    expect(sent(confirmed).slice(1)).toEqual(['2027-03-06 cora P30D', '2027-03-16 mina P40D']);
  });

  test('is not confirmed where nobody has that role, since it would reach no one', () => {
    aDuty({ reminders: { ladder: [director], agreed: true } })
      .when(confirm('P28D'))
      .thenRefused('NOBODY_BEYOND');
  });

  test('stops at once when the duty is reported done', () => {
    const story = agreed(director).and(confirm('P28D'), report('plan', 'union'));
    expect(kinds(story)).toEqual([]);
  });

  test('is confirmed anew for a new day', () => {
    const extended = command('ExtendObligation', { obligation: 'plan', reason, due: '2027-03-04' });
    expect(kinds(agreed(director).and(confirm('P28D'), extended))).toEqual([
      '2027-03-11 overdue umar',
      '2027-04-01 to-confirm olga',
    ]);
  });
});

describe('a ladder in a definition', () => {
  const codes = (ladder: LadderStep[]) =>
    checkDefinition(aDefinition({ reminders: { ladder, agreed: true } })).problems.map(({ code }) => code);

  test('ends: what repeats says how many times', () => {
    expect(codes([{ at: 'P1D', to: 'contact', every: 'P1D' }])).toEqual(['LADDER_NEVER_ENDS']);
    expect(codes([{ at: 'P1D', to: 'contact', times: 3 }])).toEqual(['REPEATS_WITHOUT_EVERY']);
  });

  test('names a body that exists, exactly where it goes to one', () => {
    expect(codes([{ at: 'P1D', to: 'body' }])).toEqual(['BODY_MISSING']);
    expect(codes([{ at: 'P1D', to: 'contact', body: 'steering-group' }])).toEqual(['BODY_MISSING']);
    expect(codes([{ at: 'P1D', to: 'body', body: 'nobody' }])).toEqual(['UNKNOWN_NAME']);
  });

  test('is checked where an organisation or a duty has its own', () => {
    const organisations = aDefinition().organisations.map((each) =>
      each.id === 'union' ? { ...each, reminders: { ladder: [director] } } : each,
    );
    const paths = checkDefinition(aDefinition({ organisations })).problems.map(({ path }) => path.join('.'));
    expect(paths).toEqual(['organisations.2.reminders.ladder.0.to']);
  });

  test('is quiet for at most a third of the year', () => {
    const name = { nl: 'Lang', en: 'Long' };
    const { problems } = checkDefinition(
      aDefinition({ reminders: { quiet: [{ from: '03-01', to: '08-31', name }] } }),
    );
    expect(problems.map(({ code }) => code)).toEqual(['QUIET_TOO_LONG']);
  });
});
