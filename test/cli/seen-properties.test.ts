import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meetingDetail } from '../../activities/meeting-notices.ts';
import { comingIn } from '../../cli/views/ahead.ts';
import { bodiesView } from '../../cli/views/bodies.ts';
import { commitmentsView } from '../../cli/views/commitments.ts';
import { dossierEntries } from '../../cli/views/dossier.ts';
import { estimatesIn, figuresIn } from '../../cli/views/estimates.ts';
import { explanationOf } from '../../cli/views/explanation.ts';
import { seenHistory } from '../../cli/views/history.ts';
import { meetingRecords } from '../../cli/views/meeting-records.ts';
import { papersView } from '../../cli/views/papers.ts';
import { partiesView } from '../../cli/views/parties.ts';
import { risksView } from '../../cli/views/risks.ts';
import { seenSteps } from '../../cli/views/seen-steps.ts';
import { signingView } from '../../cli/views/signing.ts';
import { statusView } from '../../cli/views/status.ts';
import { foldSteps, type Step } from '../../cli/views/steps.ts';
import { takenBackIn } from '../../cli/views/taken-back.ts';
import { timelineView } from '../../cli/views/timeline.ts';
import { visibleWaiting } from '../../cli/views/waiting-on.ts';
import { addPeriod, civilDate } from '../../domain/calendar.ts';
import { maySeeItem } from '../../domain/dossier/audience.ts';
import type { Fact } from '../../domain/events.ts';
import { mayKnow } from '../../domain/meetings/find.ts';
import { dueDay } from '../../domain/obligation.ts';
import { announce } from '../../domain/plan.ts';
import { seenBy, type Seen } from '../../domain/seen.ts';
import { initialState, type CovenantState } from '../../domain/state.ts';
import { maySee, viewerOf, type Viewer } from '../../domain/visibility.ts';
import { command, type Draft } from '../support/given.ts';
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
import { addItem } from '../support/items.ts';
import { circulated, onAgenda, planned } from '../support/meetings.ts';
import { busyDefinition, randomStep } from '../support/random-commands.ts';
import { correct, forChair, reason, toDialogue, toSigned } from '../support/steps.ts';

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
  // What the terms bring is looked at from the day of the last event: running years ahead costs most of the time here.
  const now = civilDate(state.recordedAt ?? '');
  return JSON.stringify({
    status: statusView(steps, { stream: 'cov_test', today, viewer }),
    timeline: timelineView(steps, { notices: [], today }),
    history: seenHistory(steps, {}),
    ahead: comingIn({ ...covenant, today: now }, viewer, addPeriod(now, 'P2M')),
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

/** Things of few in sight of many, which random steps alone rarely come to. */
const ofFew: Draft[] = [
  ...toDialogue,
  command('SeatMember', { body: 'steering-group', organisation: 'union', person: 'ursa', seat: 'member' }),
  addItem('prices', 'information', { audience: { only: ['ministry'] } }, { as: 'umar' }),
  planned('talk', '2027-01-04', { invited: ['union', 'ministry'], audience: 'parties' }),
  onAgenda('talk', 'prices', { about: { kind: 'item', id: 'prices/union' } }, { as: 'umar' }),
  circulated('talk', { annex: { document: reason, audience: { only: ['steering-group'] } } }),
];
/** A party gave its place, and all that it owed, to another. */
const succeeded: Draft[] = [
  ...toDialogue,
  command(
    'SucceedOrganisation',
    {
      successor: { organisation: 'new-union', name: 'New union', kind: 'union' },
      cause: 'succession',
      reason,
    },
    { as: 'umar' },
  ),
];
/** What a correction takes back at once: the last two facts here. */
const decided: Draft[] = [
  ...toDialogue,
  command('AssessRisk', { risk: 'fumes', words: reason, scale: 3 }, { as: 'umar' }),
  command('SetPriorities', { priorities: ['fumes'], note: reason }, forChair),
  command('EstimateMeans', { words: reason }, { as: 'umar' }),
];
const begun = [[], toDialogue, toSigned, ofFew, succeeded, decided].map((drafts) => [...drafts]);
const course = fc
  .tuple(fc.constantFrom(...begun), fc.array(randomStep, { minLength: 3, maxLength: 25 }))
  .map(([start, steps]) => new Course([...start, ...steps]));

/** Shown in a failure by the types of its events alone. */
class Course {
  readonly drafts: readonly (Draft | number)[];
  readonly facts: Fact[];

  constructor(drafts: readonly (Draft | number)[]) {
    this.drafts = drafts;
    this.facts = courseOf(definition, drafts);
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

/** Items of the dossier that there were and of which nothing was seen. */
function hiddenItems(facts: readonly Fact[], told: readonly Seen[]): string[] {
  const items = (all: readonly Fact[]) =>
    all.flatMap((fact) => (fact.type === 'ItemAdded' ? [fact.data.item] : []));
  const seen = items(told.map(({ fact }) => fact));
  return items(facts).filter((item) => !seen.includes(item));
}

/** Those of some names that events tell. */
function namedIn(told: readonly Seen[], names: readonly string[]): string[] {
  const said = JSON.stringify(told.map(({ fact }) => fact.data));
  return names.filter((name) => said.includes(`"${name}"`));
}

describe('what somebody may know of', () => {
  test.each(viewers.map((each) => [JSON.stringify(each.viewer), each.viewer] as const))(
    '[R26] is told as it is, every duty, item and meeting, and names nothing that is hidden: %s',
    (_, viewer) => {
      fc.assert(
        fc.property(course, ({ facts }) => {
          const present = foldSteps(envelopesOf(facts)).at(-1)?.after ?? initialState();
          const told = seenBy(facts, viewer, present);
          const seen = told.at(-1)?.after ?? initialState();
          // Also what somebody takes for owed and is not, such as a duty that passed on. That a report has become final
          // shows with the next event.
          const owed = Object.values(seen.obligations).filter(({ status }) => status !== 'reported');
          const duties = [...Object.values(present.obligations), ...owed];
          const known = duties.filter((duty) => maySee(present, viewer, duty));
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
          expect(namedIn(told, hiddenItems(facts, told))).toEqual([]);
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

  test('goes to readers who may know it: an annex to nobody else', () => {
    fc.assert(
      fc.property(course, ({ facts }) => {
        for (const { fact, after } of foldSteps(envelopesOf(facts))) {
          if (fact.type !== 'MinutesCirculated') continue;
          const { audience = 'secretariat' } = fact.data.annex ?? {};
          for (const notice of announce(after, fact)) {
            const given = meetingDetail(after, fact, notice).minutes?.annex ?? null;
            const eyes = viewerOf(after, notice.person ?? '');
            expect(given === null || maySee(after, eyes, { audience, owner: null })).toBe(true);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('stands: no view tells of an event that was taken back', () => {
    fc.assert(
      fc.property(course, ({ drafts, facts }) => {
        const corrections = facts.slice(-6).map(({ sequence }) => correct(sequence));
        const steps = foldSteps(envelopesOf(courseOf(definition, [...drafts, ...corrections])));
        const gone = takenBackIn(steps);
        const context = { viewer: 'secretariat', as: null } as const;
        const views = [
          risksView(steps, context)?.priorities?.event,
          ...[...estimatesIn(steps, steps.at(-1)?.after ?? initialState(), { ...context, figures: nothing })]
            .flatMap(([, from]) => from)
            .map(({ event }) => event),
        ];
        expect(views.filter((event) => event !== undefined && gone.has(event))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
