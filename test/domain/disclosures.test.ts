import { describe, expect, test } from 'vitest';
import type { Audience } from '../../domain/definition.ts';
import { disclosedTypes, disclosureOf } from '../../domain/disclosures.ts';
import type { EventData, EventType, Fact } from '../../domain/events.ts';
import { seenBy } from '../../domain/seen.ts';
import { initialState } from '../../domain/state.ts';
import { viewerOf } from '../../domain/visibility.ts';
import { aDefinition, anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { courseOf } from '../support/hidden.ts';
import { correct, forChair, leave, openGate, pass, reason, report, toDialogue } from '../support/steps.ts';

/** Who may know of an event by itself, in a covenant where nothing else happened. */
function audienceOf<T extends EventType>(type: T, data: EventData[T], story: Story = given()): Audience {
  const fact = { type, data, sequence: 9, recordedAt: '2027-01-05T08:00:00.000Z', effectiveOn: null } as Fact;
  return disclosureOf(fact, { before: story.state, after: story.state }).audience;
}

/** What a person sees of a course: the types of events after the opening, with their data. */
function seen(person: string, drafts: readonly Draft[], definition = aDefinition()): [string, object][] {
  const facts = courseOf(definition, drafts);
  const present = drafts.reduce((story, draft) => story.when(draft), given(definition)).state;
  return seenBy(facts, viewerOf(present, person), present).map(({ fact }) => [fact.type, fact.data]);
}

const types = (all: [string, object][]): string[] => all.map(([type]) => type);
const dataOf = (all: [string, object][], type: string) => all.find(([each]) => each === type)?.[1];

describe('Who may know of an event', () => {
  test('is decided for each type of event', () => {
    expect(new Set(disclosedTypes).size).toBe(disclosedTypes.length);
    expect(disclosedTypes).toEqual(expect.arrayContaining(['GateClosed', 'ItemAdded', 'MandateRegistered']));
  });

  test('is everybody where days count from it, the parties at their gates, and nobody for what the secretariat notes', () => {
    const days: EventType[] = [
      'PhaseStarted',
      'DateSet',
      'EntryIntoForceSet',
      'MilestoneRecorded',
      'CovenantSuspended',
    ];
    for (const type of days) expect(audienceOf(type, {}), type).toBe('public');
    expect(audienceOf('GateOpened', { gate: 'acceptance', silentOn: null })).toBe('parties');
    const closed = { gate: 'acceptance', minority: [], missing: [] };
    expect(audienceOf('GateClosed', { ...closed, outcome: 'go' })).toBe('public');
    expect(audienceOf('GateClosed', { ...closed, outcome: 'no-go' })).toBe('parties');
    expect(audienceOf('ContactNoted', { obligation: 'x', note: reason })).toBe('secretariat');
    expect(audienceOf('StreamResumed', { fencedEpoch: 1, reason: 'resume' })).toBe('secretariat');
  });

  test.each<Audience>(['owner', 'parties', 'public', { only: ['critic'] }])(
    'is for a duty whoever may know of the duty: %j',
    (audience) => {
      const story = given(
        onlyObligations(anObligation('plan', { owner: { organisation: 'union' }, audience })),
      );
      const { state } = story;
      const told = { obligation: 'plan', reason, note: reason };
      for (const type of [
        'ObligationReportedDone',
        'ObligationExtended',
        'ExtensionRequested',
        'ObligationDropped',
      ] as const)
        expect(audienceOf(type, told as never, story), type).toEqual(audience);
      // What ended it is told to the same, though it is gone after the event.
      const fact = {
        type: 'ObligationVerified',
        data: told,
        sequence: 9,
        recordedAt: '',
        effectiveOn: null,
      } as Fact;
      const after = { ...state, obligations: {} };
      expect(disclosureOf(fact, { before: state, after })).toMatchObject({ audience, owner: 'union' });
      expect(audienceOf('ReminderSkipped', { obligation: 'plan', step: 'P0D' }, story)).toBe('owner');
    },
  );

  test('is nobody else for a duty that is not known', () => {
    const { state } = given();
    const fact = {
      type: 'ObligationVerified',
      data: { obligation: 'plan' },
      sequence: 9,
      recordedAt: '',
      effectiveOn: null,
    };
    expect(disclosureOf(fact as Fact, { before: state, after: state }).audience).toBe('secretariat');
  });
});

describe('What somebody may know of an event', () => {
  test('that a letter of intent was given, and what it says only of the own', () => {
    const all = seen('umar', toDialogue);
    const letters = all.filter(([type]) => type === 'LetterOfIntentGiven').map(([, data]) => data);
    expect(letters).toHaveLength(3);
    expect(letters.filter((data) => 'parts' in data)).toMatchObject([{ organisation: 'union' }]);
    expect(types(seen('kees', toDialogue))).not.toContain('LetterOfIntentGiven');
  });

  test('that the parties went on, and why only among them', () => {
    const drafts = [
      openGate('acceptance'),
      command(
        'CloseGate',
        {
          gate: 'acceptance',
          outcome: 'go',
          reason,
          minority: [{ organisation: 'union', statement: reason }],
        },
        forChair,
      ),
    ];
    expect(dataOf(seen('umar', drafts), 'GateClosed')).toMatchObject({
      reason,
      minority: [{ organisation: 'union' }],
    });
    expect(dataOf(seen('kees', drafts), 'GateClosed')).toEqual({
      gate: 'acceptance',
      outcome: 'go',
      minority: [],
      missing: [],
    });
  });

  test('the own people of the agreed terms, and nobody else’s', () => {
    const opened = dataOf(seen('umar', []), 'CovenantOpened') as EventData['CovenantOpened'];
    expect(opened.definition.people.map(({ id }) => id)).toEqual(['umar', 'ursa']);
  });

  test('a correction where what was wrong was known, by the place that it has there', () => {
    const definition = onlyObligations(anObligation('plan', {}));
    const story = given(definition).and(report('plan/union', 'union'));
    const drafts = [report('plan/union', 'union'), correct(story.latest[0]?.sequence ?? 0)];
    const [own, other] = [seen('umar', drafts, definition), seen('bram', drafts, definition)];
    expect(types(other)).not.toContain('EventCorrected');
    const place = types(own).indexOf('ObligationReportedDone') + 1;
    expect(dataOf(own, 'EventCorrected')).toMatchObject({ event: place });
    expect(place).toBeLessThan(story.latest[0]?.sequence ?? 0);
  });

  test('that something was corrected, and why only where what it corrects was told', () => {
    const definition = onlyObligations(anObligation('plan', { audience: 'public' }));
    const told = command(
      'ReportDone',
      { obligation: 'plan/union', note: reason },
      { for: 'union', evidence: 'mail' },
    );
    const event = given(definition).and(told).state.sequence;
    const correction = (person: string) =>
      dataOf(seen(person, [told, correct(event)], definition), 'EventCorrected');
    expect(correction('umar')).toMatchObject({ reason });
    expect(correction('bram')).not.toHaveProperty('reason');
    expect(correction('bram')).toMatchObject({ effect: 'undone' });
  });

  test('why a day that others count from was wrong, where they are parties', () => {
    const setDate = command('SetDate', { date: 'midterm', from: '2029-02-01' });
    const event = given().and(setDate).state.sequence;
    const correction = (person: string) => dataOf(seen(person, [setDate, correct(event)]), 'EventCorrected');
    expect(correction('umar')).toMatchObject({ reason });
    expect(correction('kees')).toBeDefined();
    expect(correction('kees')).not.toHaveProperty('reason');
  });

  test('that a public duty was dropped, and why only among the parties that dropped it', () => {
    const definition = onlyObligations(anObligation('plan', { audience: 'public' }));
    const drop = [command('DropObligation', { obligation: 'plan/union', reason }, forChair)];
    expect(dataOf(seen('bram', drop, definition), 'ObligationDropped')).toMatchObject({ reason });
    expect(dataOf(seen('kees', drop, definition), 'ObligationDropped')).toEqual({
      obligation: 'plan/union',
      because: 'decided',
    });
  });

  test('what the parties knew before, for who is a party now; no more of it for who has left', () => {
    const before = types(seen('umar', toDialogue));
    const after = types(seen('umar', [...toDialogue, leave('union')]));
    expect(before).toContain('GateOpened');
    expect(after).not.toContain('GateOpened');
    expect(after).toContain('PhaseStarted');
  });

  test('nothing at all before the opening', () => {
    expect(seenBy([], { organisation: 'union' }, initialState())).toEqual([]);
  });

  test('the moved days of a newer calendar, of the duties that are seen alone', () => {
    const move = { from: '2027-02-04', to: '2027-02-05' };
    const moves = ['plan/union', 'plan/branch'].map((obligation) => ({ obligation, ...move }));
    const facts = courseOf(onlyObligations(anObligation('plan', {})), []);
    const calendar = { version: 2, rules: 'nl-1' as const, closed: [], open: [] };
    const data = { calendar, previous: 1, moves };
    const frame = { sequence: facts.length + 1, recordedAt: '2027-01-05T08:00:00.000Z', effectiveOn: null };
    const adopted: Fact = { ...frame, type: 'CalendarAdopted', data };
    const { state } = given(onlyObligations(anObligation('plan', {})));
    const last = seenBy([...facts, adopted], { organisation: 'union' }, state).at(-1);
    expect(last?.fact.data).toMatchObject({ moves: [{ obligation: 'plan/union' }] });
  });
});

describe('A gate that passes', () => {
  test('moves the phase for everybody', () => {
    expect(types(seen('kees', pass('acceptance')))).toEqual(
      expect.arrayContaining(['GateClosed', 'PhaseStarted']),
    );
  });
});
