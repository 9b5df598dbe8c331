import * as fc from 'fast-check';
import { disclosedTypes } from '../../domain/disclosures.ts';
import type { Definition } from '../../domain/definition.ts';
import type { EventEnvelope } from '../../domain/envelope.ts';
import type { EventType, Fact } from '../../domain/events.ts';
import { withPlaces } from '../../domain/disclosed-data.ts';
import type { Viewer } from '../../domain/visibility.ts';
import { testContent } from './content.ts';
import { given, type Draft, type Story } from './given.ts';

/** Courses of events with others put in between that a viewer may or may not know of. */

/** Everything that happened in a course of commands and passing days; what is refused changes nothing. */
export function courseOf(definition: Definition, steps: readonly (Draft | number)[]): Fact[] {
  const opened = given(definition);
  let story: Story = opened;
  const facts: Fact[] = [...opened.latest];
  for (const step of steps) {
    story = typeof step === 'number' ? story.after(`P${step}D`) : story.when(step);
    facts.push(...story.latest);
  }
  return facts;
}

/** Events that a stream has once, before all others. */
const openings: ReadonlySet<EventType> = new Set(['CovenantOpened', 'CovenantAdopted']);

/** Every type of event that can come in between; a new one is in it by itself. */
export const insertedTypes = disclosedTypes.filter((type) => !openings.has(type));

export const MARK = 'hidden-thing';

/** Any event about another organisation, with a value for every field that some event has. */
export function insertedFact(other: string): fc.Arbitrary<Inserted> {
  return fc.record({
    type: fc.constantFrom(...insertedTypes),
    place: fc.nat(),
    data: fc.record({
      obligation: fc.constantFrom(MARK, `monthly/${other}#1`, `letter/${other}`),
      audience: fc.constantFrom('owner', 'secretariat', { only: [other] }),
      event: fc.integer({ min: 1, max: 60 }),
      person: fc.constantFrom('hidden-person', 'mina', 'bram'),
    }),
    other: fc.constant(other),
  });
}

export interface Inserted {
  type: EventType;
  /** Where it stands, as a number to be taken modulo the length of the course. */
  place: number;
  data: Record<string, unknown>;
  other: string;
}

const words = testContent(`words of the ${MARK}`);
const day = '2027-02-01';

/** What one type needs otherwise than all others; by name, since areas bring their own. */
const special: Record<string, (other: string) => object> = {
  ObligationHandedOver: (other) => ({ from: other, to: other }),
  MinutesCirculated: (other) => ({ to: [other] }),
  DateSet: () => ({ from: day, to: day, previous: null }),
  EventCorrected: () => ({ effect: 'noted' }),
  GateClosed: () => ({ outcome: 'no-go' }),
  PastFactImported: () => ({ kind: 'done', from: day, to: day }),
};

/** One object with a value for the fields of all events; each event reads its own. */
export function anyData(type: EventType, { data, other }: Pick<Inserted, 'data' | 'other'>): object {
  const ids = Object.fromEntries(IDS.map((field) => [field, MARK]));
  const texts = Object.fromEntries(TEXTS.map((field) => [field, words]));
  const lists = Object.fromEntries(LISTS.map((field) => [field, []]));
  const some = Object.fromEntries(SOME.map((field) => [field, [other]]));
  const numbers = {
    occurrence: 1,
    round: 1,
    version: 1,
    days: 1,
    minutes: 60,
    proposal: 1,
    request: 1,
    stopped: 1,
  };
  return {
    ...ids,
    ...texts,
    ...lists,
    ...some,
    ...numbers,
    organisation: other,
    owner: other,
    from: other,
    successor: other,
    leaving: other,
    joining: other,
    askedBy: other,
    reachedThrough: other,
    by: 'report',
    because: 'decided',
    template: null,
    kind: 'information',
    outcome: 'withdrawn',
    position: 'agree',
    name: MARK,
    participation: 'observer',
    group: null,
    seat: 'member',
    role: 'contact',
    step: 'P0D',
    rhythm: 'daily',
    effect: 'noted',
    method: 'paper',
    sealed: 'f'.repeat(64),
    on: day,
    due: day,
    until: day,
    time: '10:00',
    acts: ['all'],
    priorities: [MARK],
    previous: {
      on: day,
      time: '10:00',
      minutes: 60,
      from: day,
      to: day,
      owners: [other],
      invited: [other],
      guests: [],
    },
    calendar: { version: 9, rules: 'nl-1', closed: [], open: [] },
    silentOn: null,
    ...data,
    ...special[type]?.(other),
  };
}

const IDS =
  'item mandate consultation meeting decision paper risk commitment body agendaItem association gate phase milestone date clause at'.split(
    ' ',
  );
const TEXTS =
  'words reason note text document statement question measure scope grantedBy basis consent report title place goal'.split(
    ' ',
  );
const LISTS =
  'guests absent missing minority conditions left advice leaders executors cards documents kept voided clauses without order papers moves unscored members notChased playedRoles'.split(
    ' ',
  );
const SOME = 'organisations invited present owners'.split(' ');

/** A course with events put into it; all are numbered anew, and what names another by its number names it still. */
export function withInserted(
  facts: readonly Fact[],
  inserted: readonly Inserted[],
): { facts: Fact[]; added: Map<number, Inserted> } {
  const merged: Fact[] = [];
  const places = new Map<number, number>();
  const added = new Map<number, Inserted>();
  for (const [index, fact] of facts.entries()) {
    const sequence = merged.length + 1;
    places.set(fact.sequence, sequence);
    merged.push({ ...fact, sequence, data: withPlaces(fact.data, places) } as Fact);
    for (const extra of inserted.filter(({ place }) => place % facts.length === index)) {
      added.set(merged.length + 1, extra);
      const { recordedAt, effectiveOn } = fact;
      const data = anyData(extra.type, extra);
      merged.push({ sequence: merged.length + 1, recordedAt, effectiveOn, type: extra.type, data } as Fact);
    }
  }
  return { facts: merged, added };
}

/** Facts as the ledger holds them, each done by somebody of whom the viewer may or may not know. */
export function envelopesOf(facts: readonly Fact[]): EventEnvelope[] {
  return facts.map(({ type, data, sequence, recordedAt, effectiveOn }) => {
    const organisation = 'organisation' in data ? data.organisation : undefined;
    const principal =
      organisation === undefined ? null : { organisation, role: 'party', mandate: null, evidence: words };
    return {
      format: 1,
      stream: 'cov_test',
      epoch: 1,
      sequence,
      type,
      typeVersion: 1,
      recordedAt,
      clock: 'virtual',
      effectiveOn,
      actor: { person: organisation === 'union' ? 'umar' : 'olga', system: null },
      principal,
      assurance: 'asserted',
      cause: { kind: 'command', command: type },
      commandId: null,
      rules: [],
      build: 'test',
      data,
    };
  });
}

/** Who looks, and another organisation that is none of theirs. */
export const viewers: { viewer: Exclude<Viewer, 'secretariat'>; other: string }[] = [
  { viewer: null, other: 'union' },
  { viewer: { organisation: 'union', person: 'umar' }, other: 'branch' },
  { viewer: { organisation: 'ministry' }, other: 'company' },
  { viewer: { organisation: 'company', person: 'kees' }, other: 'union' },
  { viewer: { organisation: 'critic' }, other: 'company' },
  { viewer: { organisation: 'office', person: 'cora' }, other: 'branch' },
];
