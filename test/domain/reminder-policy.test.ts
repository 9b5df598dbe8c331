import { describe, expect, test } from 'vitest';
import type { Definition } from '../../domain/definition.ts';
import { plan } from '../../domain/plan.ts';
import { effectivePolicy, programmePolicy, type GivenPolicy } from '../../domain/reminder-policy.ts';
import type { LadderStep } from '../../domain/reminder-terms.ts';
import { definitionOf } from '../../domain/state.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, onlyObligations } from '../support/definition.ts';
import { command, given, givenNothing, type Story } from '../support/given.ts';
import { aDuty, sent, standings } from '../support/reminders.ts';

const step = (at: string): LadderStep => ({ at, to: 'contact' });

function sources(story: Story, programme: GivenPolicy = {}): string {
  const { ladder, cap, quiet, rhythm } = effectivePolicy(story.state, story.obligation('plan'), programme);
  return [ladder, cap, quiet, rhythm].map((part) => part.from).join(' ');
}

const set = (fields: Parameters<typeof command<'SetReminders'>>[1]) => command('SetReminders', fields);

/** The programme of a ledger, with what it says about reminders. */
function programme(reminders: NonNullable<Parameters<typeof aDefinition>[0]>['reminders']): Story {
  const { phases } = onlyObligations();
  const organisations = aDefinition().organisations.filter(({ id }) => id === 'office');
  const people = aDefinition().people.filter(({ organisation }) => organisation === 'office');
  const rest = {
    phases,
    organisations,
    people,
    gates: [],
    obligations: [],
    bodies: [],
    dates: [],
    groups: [],
  };
  return given(aDefinition({ kind: 'programme', id: 'programme', reminders, ...rest }));
}

describe('where each part of a policy comes from', () => {
  test('without any word it is built in: contact, deputy, then the officer', () => {
    const story = aDuty({}, { reminders: {} });
    expect(sources(story)).toBe('built-in built-in built-in built-in');
    expect(sent(story)).toEqual([
      '2027-01-05 umar -P30D',
      '2027-01-28 umar -P7D',
      '2027-02-07 ursa P3D',
      '2027-02-18 olga P14D',
    ]);
  });

  test('the nearest that says something wins, part by part', () => {
    const union = { reminders: { cap: 2 } };
    const organisations = aDefinition().organisations.map((each) =>
      each.id === 'union' ? { ...each, ...union } : each,
    );
    const story = aDuty({ reminders: { rhythm: { weekly: 'monday' } } }, { organisations });
    const wider = programmePolicy(programme({ cap: 9, quiet: [] }).state);
    expect(sources(story, wider)).toBe('covenant organisation programme obligation');
    expect(sent(story)).toHaveLength(2);
  });

  test('a bare ladder of a duty says nothing about the other parts', () => {
    expect(sources(aDuty({ reminders: [step('P0D')] }))).toBe('obligation built-in built-in built-in');
  });
});

describe('an officer sets reminders', () => {
  test('for one duty, for an organisation, or for the whole covenant', () => {
    const story = aDuty().and(
      set({ cap: 3 }),
      set({ organisation: 'union', rhythm: 'daily' }),
      set({ obligation: 'plan', ladder: [step('P0D')] }),
    );
    expect(sources(story)).toBe('obligation covenant built-in organisation');
    expect(sent(story)).toEqual(['2027-02-04 umar P0D']);
  });

  test('and what was missed before is not made up for', () => {
    const story = aDuty()
      .on('2027-01-25')
      .and(set({ ladder: [step('-P20D'), step('-P3D')] }));
    expect(standings(story)).toEqual(['-P20D before-policy', '-P3D planned']);
  });

  test('a part can go back to the wider policy', () => {
    const story = aDuty().and(set({ cap: 1 }), set({ inherit: ['cap'] }));
    expect(sources(story)).toBe('covenant built-in built-in built-in');
  });

  test('either for an organisation or for a duty, and something', () => {
    const story = aDuty();
    story.when(set({ organisation: 'union', obligation: 'plan', cap: 1 })).thenRefused('REMINDERS_FOR_BOTH');
    story.when(set({})).thenRefused('NOTHING_TO_SET');
    story.when(set({ cap: 1, inherit: ['cap'] })).thenRefused('PART_TWICE');
    story.when(set({ organisation: 'nobody', cap: 1 })).thenRefused('UNKNOWN_ORGANISATION');
    story.when(set({ obligation: 'nothing', cap: 1 })).thenRefused('UNKNOWN_OBLIGATION');
  });

  test('never without end', () => {
    const story = aDuty();
    story.when(set({ ladder: [{ ...step('P1D'), every: 'P1D' }] })).thenRefused('LADDER_NEVER_ENDS');
    story.when(set({ ladder: [{ ...step('P1D'), times: 3 }] })).thenRefused('REPEATS_WITHOUT_EVERY');
  });

  test('never beyond what the parties agreed', () => {
    const ladder: LadderStep[] = [{ at: 'P28D', to: 'director' }];
    aDuty().when(set({ ladder })).thenRefused('ESCALATION_NOT_AGREED', 'R131');
    aDuty()
      .when(set({ ladder: [{ at: 'P28D', to: 'contact', body: 'steering-group' }] }))
      .thenRefused('ESCALATION_NOT_AGREED');
  });

  test('nor does a duty of its own bring such a ladder along', () => {
    const open = (...reminders: LadderStep[]) =>
      command('OpenObligation', {
        obligation: 'extra',
        owner: 'union',
        text: testContent('x'),
        due: '2027-03-01',
        reminders,
      });
    aDuty()
      .when(open({ at: 'P28D', to: 'chair' }))
      .thenRefused('ESCALATION_NOT_AGREED', 'R131');
    aDuty()
      .when(open({ at: 'P1D', to: 'contact', every: 'P1D' }))
      .thenRefused('LADDER_NEVER_ENDS');
    aDuty().and(open({ at: 'P1D', to: 'contact', every: 'P1D', times: 2 }));
  });

  test('never silent for half a year', () => {
    const name = { nl: 'Lang', en: 'Long' };
    aDuty()
      .when(set({ quiet: [{ from: '03-01', to: '09-30', name }] }))
      .thenRefused('QUIET_TOO_LONG');
  });
});

describe('a step that repeats', () => {
  const reminders = [{ at: 'P7D', to: 'contact' as const, every: 'P1W', times: 3 }];

  test('comes so many times in all, each with its own name', () => {
    expect(sent(aDuty({ reminders }))).toEqual([
      '2027-02-11 umar P7D',
      '2027-02-18 umar P7D#2',
      '2027-02-25 umar P7D#3',
    ]);
  });

  test('counts against the cap each time', () => {
    const story = aDuty({ reminders: { ladder: reminders, cap: 2 } });
    expect(standings(story)).toEqual(['P7D planned', 'P7D#2 planned', 'P7D#3 over-cap']);
  });
});

describe('the programme', () => {
  test('says what counts for every covenant that says nothing itself', () => {
    const { state } = aDuty({}, { reminders: {} });
    const wider = programmePolicy(programme({ ladder: [{ at: 'P0D' }] }).state);
    expect(plan(state, wider).map(({ sendOn }) => sendOn)).toEqual(['2027-02-04']);
  });

  test('says it from the day on which it was set', () => {
    const story = programme({ cap: 5 })
      .on('2027-01-20')
      .and(set({ cap: 3, rhythm: 'daily' }));
    expect(programmePolicy(story.state)).toEqual({
      cap: { value: 3, since: '2027-01-20' },
      rhythm: { value: 'daily', since: '2027-01-20' },
    });
  });

  test('has its own name, and no covenant has it', () => {
    const opening = (definition: Definition, slug: string) =>
      givenNothing().when(command('OpenCovenant', { slug, definition, definitionHash: 'a'.repeat(64) }));
    const own = definitionOf(programme({}).state);
    opening(own, 'programme').thenRecords(['CovenantOpened'], ['PhaseStarted']);
    opening(own, 'kites').thenRefused('PROGRAMME_SLUG');
    opening(aDefinition(), 'programme').thenRefused('PROGRAMME_SLUG');
  });
});
