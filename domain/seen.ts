import type { Disclosure } from './area.ts';
import { disclosureOf } from './disclosures.ts';
import type { Fact } from './events.ts';
import { evolve } from './evolve.ts';
import { disclosedData, withPlaces } from './disclosed-data.ts';
import { initialState, type CovenantState } from './state.ts';
import { isAboutTold, isTold, toldLater, type Told } from './told-later.ts';
import { maySee, type Viewer } from './visibility.ts';

/** An event as a viewer may know it, with the states round it that the viewer may know. */
export interface Seen {
  fact: Fact;
  before: CovenantState;
  after: CovenantState;
  /** Number that the ledger has for it, which counts what the viewer may not know too. */
  sequence: number;
}

/**
 * A covenant as somebody may know it: its events without those that are closed to the viewer, numbered anew, each
 * without what fewer may know, and the states that follow from these alone. So nothing that is hidden can show in a
 * view of it: not as a gap, a number or a count, nor by what it changed. Whether an event is seen is judged by who the
 * viewer is now, in `present`, the state of all events: a party that joins late may read what the parties knew.
 */
export function seenBy(facts: Iterable<Fact>, viewer: Viewer, present: CovenantState): Seen[] {
  const all = [...facts];
  let told: Told = new Map();
  for (;;) {
    const seen = fold(all, { viewer, present, told });
    const more = toldLater(seen, told);
    if (more === told) return seen;
    told = more;
  }
}

interface Eyes {
  viewer: Viewer;
  present: CovenantState;
  /** Things of which the viewer came to know later than they began. */
  told: Told;
}

function fold(facts: readonly Fact[], { viewer, present, told }: Eyes): Seen[] {
  const seen: Seen[] = [];
  /** Places among what is seen, and every event with who may know of it, by the ledger's number. */
  const places = new Map<number, number>();
  const earlier = new Map<number, { fact: Fact; disclosure: Disclosure }>();
  const sees = (part: Disclosure): boolean => maySee(present, viewer, part);
  let before = initialState();
  for (const fact of facts) {
    const place = seen.length + 1;
    const placed = { ...fact, sequence: place, data: withPlaces(fact.data, places) } as Fact;
    const whole = evolve(before, placed);
    const wrong = fact.type === 'EventCorrected' ? earlier.get(fact.data.event) : undefined;
    const disclosure = disclosureOf(placed, { before, after: whole, corrected: wrong?.disclosure });
    earlier.set(fact.sequence, { fact, disclosure });
    // Whoever is told of something wrong is told that it was.
    const telling = wrong ? { ...wrong.fact, sequence: fact.sequence } : fact;
    if (!isSeen(telling, disclosure, { sees, told })) continue;
    places.set(fact.sequence, place);
    const data = disclosedData(placed, disclosure, { sees, after: whole, viewer });
    const known = { ...placed, data } as Fact;
    const after = evolve(before, known);
    seen.push({ fact: known, before, after, sequence: fact.sequence });
    before = after;
  }
  return seen;
}

/** By its own audience, or as something that was told; and only by who may know of the thing that it speaks of. */
function isSeen(
  fact: Fact,
  { about, ...own }: Disclosure,
  { sees, told }: { sees: (part: Disclosure) => boolean; told: Told },
): boolean {
  const knowsAbout = about === undefined || sees(about) || isAboutTold(told, fact);
  return knowsAbout && (sees(own) || isTold(told, fact));
}
