import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../domain/canonical.ts';
import { addDays, instantOf } from '../../domain/calendar.ts';
import { parseCommand } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import { isRefusal } from '../../domain/decision.ts';
import type { Fact } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import { dutyBody } from '../../domain/obligation.ts';
import { announce, plan } from '../../domain/plan.ts';
import { describeRefusal } from '../../domain/refusals.ts';
import { dueFacts, nextInstant } from '../../domain/schedule.ts';
import { initialState, type CovenantState } from '../../domain/state.ts';
import { unfold, type Unfolded } from '../../domain/unfold.ts';
import { testCommandId } from '../support/content.ts';
import { FIRST_DAY, Story, given, type Draft } from '../support/given.ts';
import { busyDefinition, randomDraft, randomStep } from '../support/random-commands.ts';
import { toDialogue, toSigned, toSigning } from '../support/steps.ts';

class Start {
  readonly story: Story;

  constructor(story: Story) {
    this.story = story;
  }

  [fc.toStringMethod](): string {
    return `a covenant in ${this.story.state.phase}`;
  }
}

const openings = [[], toDialogue, toSigning, toSigned].map((drafts) => given(busyDefinition).and(...drafts));
/** A covenant at some phase, shown in a failure by the phase alone. */
const opening = fc.constantFrom(...openings.map((story) => new Start(story)));
const steps = fc.array(randomStep, { minLength: 5, maxLength: 40 });

/** Plays random steps; refused ones change nothing. Returns every story after the opening. */
function play(story: Story, random: (Draft | number)[]): Story[] {
  return random.reduce<Story[]>((stories, step) => {
    const last = stories.at(-1) ?? story;
    const next = typeof step === 'number' ? last.after(`P${step}D`) : last.when(step);
    return [...stories, next];
  }, []);
}

function factsOf(stories: Story[]): Unfolded[] {
  return stories.flatMap((story) => story.latest);
}

function fold(from: CovenantState, facts: Fact[]): CovenantState {
  return facts.reduce(evolve, from);
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const viaJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('any course of events', () => {
  test('folds to the state that its steps reached: fold(ledger) = state', () => {
    fc.assert(
      fc.property(opening, steps, ({ story }, random) => {
        const stories = play(story, random);
        expect(fold(story.state, factsOf(stories))).toEqual(stories.at(-1)?.state);
      }),
      { numRuns: 80 },
    );
  });

  test('folds to the same state after its facts went through canonical JSON, as the ledger keeps them', () => {
    fc.assert(
      fc.property(opening, steps, ({ story }, random) => {
        const stories = play(story, random);
        const read = factsOf(stories).map((fact) => JSON.parse(canonicalJson(fact)) as Fact);
        const [folded, reached] = [fold(story.state, read), stories.at(-1)?.state];
        expect(canonicalJson(folded)).toBe(canonicalJson(reached));
        // The order of entries counts too: the first officer is the one who is written to.
        for (const part of ['people', 'participants', 'obligations', 'recurrences'] as const)
          expect(Object.keys(folded[part])).toEqual(Object.keys(reached?.[part] ?? {}));
      }),
      { numRuns: 50 },
    );
  });

  test('has states of plain JSON, so that they survive continue-as-new', () => {
    fc.assert(
      fc.property(opening, steps, ({ story }, random) => {
        const last = play(story, random).at(-1) ?? story;
        expect(viaJson(last.state)).toStrictEqual(last.state);
      }),
      { numRuns: 50 },
    );
  });

  test('goes on the same from a state that was handed over', () => {
    fc.assert(
      fc.property(opening, steps, randomDraft, ({ story }, random, draft) => {
        const last = play(story, random).at(-1) ?? story;
        const handed = new Story(viaJson(last.state), last.now, [], null);
        expect(handed.when(draft).state).toEqual(last.when(draft).state);
      }),
      { numRuns: 40 },
    );
  });

  test('numbers its facts without gaps', () => {
    fc.assert(
      fc.property(opening, steps, ({ story }, random) => {
        const numbers = factsOf(play(story, random)).map((fact) => fact.sequence);
        expect(numbers).toEqual(numbers.map((_, index) => story.state.sequence + 1 + index));
      }),
      { numRuns: 50 },
    );
  });

  test('changes no state, fact or command in place', () => {
    fc.assert(
      fc.property(opening, steps, ({ story }, random) => {
        let state = frozen(viaJson(story.state));
        for (const fact of factsOf(play(story, random))) {
          state = frozen(evolve(state, frozen(viaJson(fact))));
          plan(state);
          announce(state, fact);
          nextInstant(state);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is decided the same every time it is asked', () => {
    fc.assert(
      fc.property(opening, steps, randomDraft, ({ story }, random, draft) => {
        const last = play(story, random).at(-1) ?? story;
        expect(last.when(draft)).toMatchObject({ refusal: last.when(draft).refusal });
        expect(last.when(draft).latest).toEqual(last.when(draft).latest);
      }),
      { numRuns: 40 },
    );
  });

  test('refuses in sentences without holes, in both languages', () => {
    fc.assert(
      fc.property(opening, steps, ({ story }, random) => {
        for (const { refusal } of play(story, random)) {
          if (!refusal) continue;
          for (const language of ['nl', 'en'] as const) {
            expect(describeRefusal(refusal, language)).not.toMatch(/[{}?]|undefined/);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('never has a duty of someone who left, nor two days on which one duty falls due', () => {
    fc.assert(
      fc.property(opening, steps, ({ story }, random) => {
        const { state } = play(story, random).at(-1) ?? story;
        for (const obligation of Object.values(state.obligations)) {
          if (obligation.status === 'reported' || dutyBody(state, obligation) !== null) continue;
          expect(state.participants[obligation.owner]?.leftOn).toBeNull();
        }
      }),
      { numRuns: 50 },
    );
  });

  test('after the closing stays as it is', () => {
    fc.assert(
      fc.property(steps, (random) => {
        const open = openings[0] as Story;
        const closed = open.whenRecorded({ type: 'CovenantClosed', data: { reason: busyReason } });
        const corrections = ['EventCorrected', 'CorrectionProposed', 'CorrectionDeclined'];
        const changes = factsOf(play(closed, random)).filter(({ type }) => !corrections.includes(type));
        expect(changes).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

const busyReason = {
  ref: `cnt_${'0'.repeat(36)}`,
  commitment: '0'.repeat(64),
  mediaType: 'text/plain',
  bytes: 1,
};

describe('time', () => {
  test('makes a fact exactly at the next instant, and none before', () => {
    fc.assert(
      fc.property(opening, steps, ({ story }, random) => {
        const { state } = play(story, random).at(-1) ?? story;
        const next = nextInstant(state);
        if (next === null) return;
        expect(dueFacts(state, next).length).toBeGreaterThan(0);
        const before = new Date(Date.parse(next) - 1).toISOString();
        expect(dueFacts(state, before)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('passing in one leap or day by day makes the same facts', () => {
    fc.assert(
      fc.property(opening, fc.integer({ min: 1, max: 400 }), ({ story }, days) => {
        const leap = story.after(`P${days}D`);
        const daily = Array.from({ length: days }, (_, index) => addDays(FIRST_DAY, index + 1)).reduce<
          Story[]
        >((stories, day) => [...stories, (stories.at(-1) ?? story).on(day)], []);
        expect(factsOf(daily)).toEqual(leap.latest);
      }),
      { numRuns: 20 },
    );
  });
});

describe('whatever comes in', () => {
  const anything = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
    fc.json().map((text) => JSON.parse(text) as unknown),
  );

  test('parseCommand never throws', () => {
    fc.assert(
      fc.property(anything, (input) => {
        expect(parseCommand(input)).toHaveProperty('problems');
      }),
      { numRuns: 400 },
    );
  });

  test('parseCommand never throws on commands with any fields, and names a problem for each that it refuses', () => {
    const type = randomDraft.map((draft) => draft.type);
    fc.assert(
      fc.property(type, anything, anything, (type, fields, extra) => {
        const parsed = parseCommand({
          commandId: testCommandId(1),
          type,
          actor: 'olga',
          fields,
          effectiveOn: extra,
        });
        if ('problems' in parsed) expect(parsed.problems[0]?.problem).toBeTruthy();
      }),
      { numRuns: 400 },
    );
  });

  test('what parseCommand accepts has canonical bytes, and decide answers it', () => {
    fc.assert(
      fc.property(randomDraft, opening, fc.string({ unit: 'binary' }), (draft, { story }, name) => {
        const fields = { ...(draft.fields as object), ...(draft.type === 'JoinCovenant' && { name }) };
        const parsed = parseCommand({ commandId: testCommandId(1), type: draft.type, actor: 'olga', fields });
        if ('problems' in parsed) return;
        expect(() => canonicalJson(parsed.command)).not.toThrow();
        const decision = decide(story.state, parsed.command, {
          now: instantOf(FIRST_DAY, 9),
          today: FIRST_DAY,
        });
        expect(isRefusal(decision) || decision.events.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('evolve takes any fact in any state, also one that cannot have happened', () => {
    const facts = openings.flatMap((story) => [...story.latest, ...factsOf(play(story, []))]);
    const samples = fc
      .sample(steps, { numRuns: 30, seed: 1 })
      .flatMap((random) => factsOf(play(openings[2] as Story, random)));
    fc.assert(
      fc.property(fc.shuffledSubarray([...facts, ...samples], { maxLength: 40 }), (shuffled) => {
        expect(fold(initialState(), shuffled).sequence).toBe(shuffled.at(-1)?.sequence ?? 0);
      }),
      { numRuns: 50 },
    );
  });

  test('unfold is empty for no events', () => {
    const { state } = openings[0] as Story;
    expect(unfold(state, [], { recordedAt: instantOf(FIRST_DAY), effectiveOn: null })).toEqual({
      facts: [],
      state,
    });
  });
});
