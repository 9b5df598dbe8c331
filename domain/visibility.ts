import { isOfficer } from './acting.ts';
import type { Disclosure } from './area.ts';
import { isSeated, seatsOf } from './bodies/seats.ts';
import { namesOf, secretariatOf } from './participation/standing.ts';
import type { CovenantState } from './state.ts';

/**
 * Through whose eyes a covenant is looked at: those of its secretariat, or of an organisation, with the person where one
 * looks; null is anybody.
 */
export type Viewer =
  | 'secretariat'
  | {
      organisation: string;
      person?: string | undefined;
      /** Organisations that the person acts for beside that one. */
      others?: readonly string[] | undefined;
    }
  | null;

/** The eyes of a person by id: an officer sees all, others what any organisation may see that they act for. */
export function viewerOf(state: CovenantState, person: string): Viewer {
  const known = state.people[person];
  if (!known) return null;
  const { organisation } = known;
  const others = state.mandates.actsFor[person];
  return isOfficer(state, known) ? 'secretariat' : { organisation, person, ...(others && { others }) };
}

/**
 * The eyes of whoever reads a message to an organisation: that organisation's, and in a body those of the reader's own
 * seat. An officer who reads what nobody else there can sees no more of it.
 */
export function readerOf(
  state: CovenantState,
  { organisation, person }: { organisation: string; person: string | null },
): Viewer {
  if (person === null) return { organisation };
  const own = viewerOf(state, person);
  return own === 'secretariat' && organisation === secretariatOf(state) ? own : { organisation, person };
}

/** The organisations that a viewer looks for, the own one first; none for the secretariat, which sees all. */
export function lookingFor(viewer: Viewer): string[] {
  if (viewer === null || viewer === 'secretariat') return [];
  return [viewer.organisation, ...(viewer.others ?? [])];
}

/** True for what is a viewer's own: for the secretariat all of it, else what is of an organisation acted for. */
export function looksFor(viewer: Viewer, organisation: string | null): boolean {
  return viewer === 'secretariat' || lookingFor(viewer).includes(organisation ?? '');
}

/**
 * Whether something may be known to a viewer, by the audience that it was given. The default is closed: what is not
 * said to be wider is between owner and secretariat. Affiliated companies are no parties, so that competitors learn
 * nothing of each other. An organisation that has left sees what is public, and its own; who succeeds it sees what it saw.
 */
export function maySee(state: CovenantState, viewer: Viewer, item: Disclosure): boolean {
  const { audience, about } = item;
  if (viewer === 'secretariat') return true;
  if (about && !maySee(state, viewer, about)) return false;
  if (audience === 'public') return true;
  if (viewer === null || audience === 'secretariat') return false;
  const { person } = viewer;
  if (person !== undefined && item.also?.includes(person)) return true;
  if (audience === 'parties' && chairsTable(state, person)) return true;
  return lookingFor(viewer).some((organisation) => mayKnow(state, { organisation, person }, item));
}

function mayKnow(
  state: CovenantState,
  viewer: { organisation: string; person?: string | undefined },
  { audience, owner, formerly, also }: Disclosure,
): boolean {
  const { organisation } = viewer;
  const names = namesOf(state, organisation);
  if (names.some((name) => name === owner || name === formerly)) return true;
  const participant = state.participants[organisation];
  if (participant?.leftOn !== null) return false;
  if (audience === 'parties' && participant.participation === 'party') return true;
  const named = [...(typeof audience === 'string' ? [] : audience.only), ...(also ?? [])];
  return named.some((id) => names.includes(id) || sitsIn(state, id, viewer));
}

/** The chair of the table (voorzitter) leads and decides for the parties, so knows what they know. */
function chairsTable({ people }: CovenantState, person: string | undefined): boolean {
  return people[person ?? '']?.roles.includes('chair') ?? false;
}

/** Who sits in a body knows what it may know: the person by name, or else the organisation. */
function sitsIn(
  state: CovenantState,
  body: string,
  { organisation, person }: { organisation: string; person?: string | undefined },
): boolean {
  if (person !== undefined) return isSeated(state, body, person);
  return seatsOf(state, body).some((seat) => seat.organisation === organisation);
}
