import type { Disclosure } from './area.ts';
import type { Audience, Definition } from './definition.ts';
import type { Fact } from './events.ts';
import { signatureOn } from './signing/disclose.ts';
import type { SignedBy } from './signing/events.ts';
import type { CovenantState } from './state.ts';
import { lookingFor, looksFor, type Viewer } from './visibility.ts';

/** What a viewer knows, by which the data of an event that is seen are cut down. */
interface Eyes {
  sees: (part: Disclosure) => boolean;
  /** The state after the event, of what is seen. */
  after: CovenantState;
  viewer: Viewer;
}

/** Fields by which events name another event by its number. */
const NUMBERS: ReadonlySet<string> = new Set(['event', 'stopped', 'because', 'proposal']);
/** The same where it may also be left out. */
const OPTIONAL_NUMBERS: ReadonlySet<string> = new Set(['answer', 'request']);

/** In the place of an event that is not seen: no event has this number. */
const NONE = 0;

/**
 * The data of an event with other events named by their place among what is seen; one that is not seen is not named.
 * @param places the places by the ledger's number.
 */
export function withPlaces(data: object, places: ReadonlyMap<number, number>): Record<string, unknown> {
  const placed = (field: string, value: unknown): unknown => {
    if (typeof value !== 'number') return value;
    if (NUMBERS.has(field)) return places.get(value) ?? NONE;
    return OPTIONAL_NUMBERS.has(field) ? places.get(value) : value;
  };
  return compact(
    Object.entries(data).map(([field, value]: [string, unknown]) => [field, placed(field, value)]),
  );
}

/** The data of an event without the fields that fewer may know. A list of which nothing may be known is empty. */
export function disclosedData(
  fact: Fact,
  { owner, narrower = {} }: Disclosure,
  eyes: Eyes,
): Record<string, unknown> {
  return compact(
    Object.entries(ownPart(fact, eyes)).map(([field, value]: [string, unknown]) => {
      const part = narrower[field];
      if (part === undefined || eyes.sees(asDisclosure(part, owner))) return [field, value];
      return [field, Array.isArray(value) ? [] : undefined];
    }),
  );
}

/** An audience that says no more is about the same owner. */
function asDisclosure(part: Audience | Disclosure, owner: string | null): Disclosure {
  return typeof part === 'object' && 'audience' in part ? part : { audience: part, owner };
}

function compact(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Of an event that speaks of many at once a viewer knows the own part. */
function ownPart({ type, data }: Fact, eyes: Eyes): object {
  const { viewer, after } = eyes;
  switch (type) {
    case 'CovenantOpened':
    case 'CovenantAdopted':
      return { ...data, definition: ofOwnPeople(data.definition, viewer) };
    case 'CalendarAdopted':
      return { ...data, moves: data.moves.filter(({ obligation }) => after.obligations[obligation]) };
    case 'SigningRoundOpened': {
      const { documents, kept, voided } = data;
      const known = documents.filter(({ paper }) => mayKnowOf(paper, voided, eyes));
      return { ...data, documents: known, kept: ofPapers(kept, eyes), voided: ofPapers(voided, eyes) };
    }
    case 'SigningRoundEnded': {
      const { papers, voided } = data;
      const known = papers.filter((paper) => mayKnowOf(paper, voided, eyes));
      return { ...data, papers: known, voided: ofPapers(voided, eyes) };
    }
    default:
      return data;
  }
}

/** Signatures on papers that somebody may not read are left out, save the own one. */
function ofPapers(signed: readonly SignedBy[], { sees, after, viewer }: Eyes): SignedBy[] {
  return signed.flatMap(({ paper, organisations }) => {
    if (sees(signatureOn(after, paper, null))) return [{ paper, organisations }];
    const own = organisations.filter((organisation) => looksFor(viewer, organisation));
    return own.length > 0 ? [{ paper, organisations: own }] : [];
  });
}

function mayKnowOf(paper: string, signed: readonly SignedBy[], eyes: Eyes): boolean {
  const own = ofPapers(signed, eyes).some((each) => each.paper === paper);
  return own || eyes.sees(signatureOn(eyes.after, paper, null));
}

/** Who reaches and represents another organisation is between that one and the secretariat. */
function ofOwnPeople(definition: Definition, viewer: Viewer): Definition {
  const own = lookingFor(viewer);
  return {
    ...definition,
    people: definition.people.filter(({ organisation }) => own.includes(organisation)),
  };
}
