import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comingIn } from '../../cli/views/ahead.ts';
import { dossierEntries } from '../../cli/views/dossier.ts';
import { explanationOf } from '../../cli/views/explanation.ts';
import { seenHistory } from '../../cli/views/history.ts';
import { meetingRecords } from '../../cli/views/meeting-records.ts';
import { commitmentsView } from '../../cli/views/commitments.ts';
import { figuresIn } from '../../cli/views/estimates.ts';
import { risksView } from '../../cli/views/risks.ts';
import { bodiesView } from '../../cli/views/bodies.ts';
import { papersView } from '../../cli/views/papers.ts';
import { partiesView } from '../../cli/views/parties.ts';
import { seenSteps } from '../../cli/views/seen-steps.ts';
import { signingView } from '../../cli/views/signing.ts';
import { statusView } from '../../cli/views/status.ts';
import { foldSteps, type Step } from '../../cli/views/steps.ts';
import { timelineView } from '../../cli/views/timeline.ts';
import { visibleWaiting } from '../../cli/views/waiting-on.ts';
import type { Fact } from '../../domain/events.ts';
import { dueDay } from '../../domain/obligation.ts';
import { mayKnow } from '../../domain/meetings/find.ts';
import { maySeeItem } from '../../domain/dossier/audience.ts';
import { seenBy } from '../../domain/seen.ts';
import { initialState, type CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import { busyDefinition, randomStep } from '../support/random-commands.ts';
import { toDialogue, toSigned } from '../support/steps.ts';
import {
  anyData,
  courseOf,
  envelopesOf,
  insertedFact,
  insertedTypes,
  MARK,
  viewers,
  withInserted,
} from '../support/hidden.ts';

/** The busy covenant with duties of which some may know more than their owners. */
const definition = {
  ...busyDefinition,
  obligations: busyDefinition.obligations.map((duty) => ({ ...duty, audience: audienceOf(duty.id) })),
};

function audienceOf(id: string) {
  if (id === 'monthly' || id === 'chairing') return 'parties' as const;
  if (id === 'checked') return 'public' as const;
  return id === 'figures' ? { only: ['critic'] } : ('owner' as const);
}

const today = '2029-03-01';
const nothing = new Map<string, string>();

/** Twelve for every figure, so that one too many shows in the sums. */
function figuresOf(steps: readonly Step[]): ReadonlyMap<string, string> {
  return new Map(figuresIn(steps).map(({ ref }) => [ref, '12']));
}

/** Everything that somebody sees of a stream, as programs read it. */
function shown(facts: readonly Fact[], viewer: Viewer): string {
  const steps = seenSteps(envelopesOf(facts), viewer);
  const state = steps.at(-1)?.after;
  if (!state) return '';
  const covenant = { stream: 'cov_test', covenant: state.slug, state, words: new Map(), today };
  return JSON.stringify({
    status: statusView(steps, { stream: 'cov_test', today, viewer }),
    timeline: timelineView(steps, { notices: [], today }),
    history: seenHistory(steps, {}),
    ahead: comingIn(covenant, viewer),
    waiting: visibleWaiting(covenant, viewer),
    dossier: dossierEntries(steps, { viewer, today, all: true }),
    parties: partiesView(steps, { viewer, as: null, today, texts: nothing, names: nothing }),
    papers: papersView(steps, state, { viewer, as: null }),
    commitments: commitmentsView(steps, { viewer, as: null, today, figures: figuresOf(steps) }),
    risks: risksView(steps, { viewer, as: null }),
    bodies: bodiesView(covenant, viewer, null),
    signing: signingView(steps, { viewer, as: null }),
    meetings: [...meetingRecords(steps).meetings.values()],
    explained: Object.keys(state.obligations).map((id) => explanationOf(steps, id, viewer)),
  });
}

/** The course with those of the inserted events that the viewer may not know of. */
function withHidden(
  facts: readonly Fact[],
  inserted: Parameters<typeof withInserted>[1],
  viewer: Viewer,
): Fact[] {
  let hidden = [...inserted];
  for (;;) {
    const merged = withInserted(facts, hidden);
    const shows = new Set(
      seenFacts(merged.facts, viewer).flatMap((sequence) => merged.added.get(sequence) ?? []),
    );
    if (shows.size === 0) return merged.facts;
    hidden = hidden.filter((each) => !shows.has(each));
  }
}

function seenFacts(facts: readonly Fact[], viewer: Viewer): number[] {
  if (viewer === 'secretariat') return facts.map(({ sequence }) => sequence);
  const present = foldSteps(envelopesOf(facts)).at(-1)?.after;
  return present ? seenBy(facts, viewer, present).map(({ sequence }) => sequence) : [];
}

const begun = [[], toDialogue, toSigned].map((drafts) => [...drafts]);
const course = fc
  .tuple(fc.constantFrom(...begun), fc.array(randomStep, { minLength: 3, maxLength: 25 }))
  .map(([start, steps]) => new Course(courseOf(definition, [...start, ...steps])));

/** Shown in a failure by the types of its events alone. */
class Course {
  readonly facts: Fact[];

  constructor(facts: Fact[]) {
    this.facts = facts;
  }

  [fc.toStringMethod](): string {
    return this.facts.map(({ type }) => type).join(' ');
  }
}

describe('what somebody may not know of', () => {
  test.each(viewers.map((each) => [JSON.stringify(each.viewer), each] as const))(
    '[R26] [R59] changes no byte of status, timeline, history, agenda or explanations: %s',
    (_, { viewer, other }) => {
      const inserted = fc.array(insertedFact(other), { minLength: 1, maxLength: 12 });
      fc.assert(
        fc.property(course, inserted, ({ facts }, extra) => {
          const full = withHidden(facts, extra, viewer);
          expect(shown(full, viewer)).toBe(shown(facts, viewer));
        }),
        { numRuns: 40 },
      );
    },
  );

  test('is there all the same: the secretariat sees each of these events', () => {
    const { viewer, other } = viewers[3] ?? viewers[0] ?? { viewer: null, other: 'union' };
    const facts = courseOf(definition, toDialogue);
    const each = insertedTypes.map((type) => ({
      type,
      place: 5,
      other,
      data: { obligation: MARK, audience: 'owner', event: 3, person: 'umar' },
    }));
    const merged = withInserted(facts, each);
    expect(seenFacts(merged.facts, 'secretariat')).toHaveLength(facts.length + insertedTypes.length);
    const seen = new Set(seenFacts(merged.facts, viewer));
    const hidden = [...merged.added].filter(([sequence]) => !seen.has(sequence)).map(([, { type }]) => type);
    expect(hidden).toEqual(
      expect.arrayContaining([
        'ObligationOpened',
        'ContactNoted',
        'PositionGiven',
        'ItemAdded',
        'MandateRegistered',
      ]),
    );
    expect(shown(merged.facts, 'secretariat')).toContain(MARK);
  });

  test('takes any event in any state, also where it knows of nothing before', () => {
    for (const type of insertedTypes) {
      const data = anyData(type, {
        other: 'union',
        data: { obligation: MARK, audience: 'owner', event: 1, person: 'x' },
      });
      const fact = {
        type,
        data,
        sequence: 1,
        recordedAt: '2027-01-04T08:00:00.000Z',
        effectiveOn: null,
      } as Fact;
      for (const { viewer } of viewers)
        expect(() => seenBy([fact], viewer, initialState()), type).not.toThrow();
    }
  });
});

describe('what somebody may know of', () => {
  test.each(viewers.map((each) => [JSON.stringify(each.viewer), each.viewer] as const))(
    'is told as it is, every duty on its day, every item and every meeting: %s',
    (_, viewer) => {
      fc.assert(
        fc.property(course, ({ facts }) => {
          const present = foldSteps(envelopesOf(facts)).at(-1)?.after ?? initialState();
          const seen = seenBy(facts, viewer, present).at(-1)?.after ?? initialState();
          const known = Object.values(present.obligations).filter((duty) => maySee(present, viewer, duty));
          const items = Object.values(present.dossier.open).filter((item) =>
            maySeeItem(present, viewer, item),
          );
          const meetings = Object.values(present.meetings.open).filter((each) =>
            mayKnow(present, viewer, each),
          );
          const standing = (state: CovenantState) => [
            ...known.map(({ id }) => {
              const duty = state.obligations[id];
              return duty && [id, duty.owner, duty.status, duty.pausedOn, dueDay(state, duty)];
            }),
            ...items.map(({ item }) => {
              const found = state.dossier.open[item];
              return found && [item, found.from, found.owner, found.audience, found.words];
            }),
            ...meetings.map(({ meeting }) => {
              const found = state.meetings.open[meeting];
              return found && [meeting, found.on, found.time, found.place, found.guests, found.changedAt];
            }),
          ];
          expect(standing(seen)).toEqual(standing(present));
        }),
        { numRuns: 40 },
      );
    },
  );

  test('holds no more for anybody than for a party, and no more for a party than for the secretariat', () => {
    fc.assert(
      fc.property(course, ({ facts }) => {
        const [anybody, party] = [null, { organisation: 'union' }].map((viewer) => seenFacts(facts, viewer));
        expect(party).toEqual(expect.arrayContaining(anybody ?? []));
        expect(facts.map(({ sequence }) => sequence)).toEqual(expect.arrayContaining(party ?? []));
      }),
      { numRuns: 30 },
    );
  });
});
