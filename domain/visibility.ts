import { isOfficer, organisationsOf } from './acting.ts';
import type { Disclosure } from './area.ts';
import { isSeated, seatsOf } from './bodies/seats.ts';
import type { CovenantState } from './state.ts';

/**
 * Through whose eyes a covenant is looked at: those of its secretariat, or of an organisation, with the person where one
 * looks; null is anybody.
 */
export type Viewer = 'secretariat' | OrganisationViewer | null;

export interface OrganisationViewer {
  organisation: string;
  person?: string | undefined;
  /** Other organisations that the person acts for. */
  also?: readonly string[] | undefined;
}

/** The eyes of a person by id: an officer sees all, others what the organisations may see that they act for. */
export function viewerOf(state: CovenantState, person: string): Viewer {
  const known = state.people[person];
  if (!known) return null;
  if (state.definition && isOfficer(state, known)) return 'secretariat';
  const [organisation = known.organisation, ...also] = organisationsOf(state, person);
  return { organisation, person, ...(also.length > 0 ? { also } : {}) };
}

/**
 * Whether something may be known to a viewer, by the audience that it was given. The default is closed: what is not
 * said to be wider is between owner and secretariat. Affiliated companies are no parties, so that competitors learn
 * nothing of each other. An organisation that has left sees what is public, and its own.
 */
export function maySee(
  state: CovenantState,
  viewer: Viewer,
  { audience, owner }: Pick<Disclosure, 'audience' | 'owner'>,
): boolean {
  if (viewer === 'secretariat' || audience === 'public') return true;
  if (viewer === null || audience === 'secretariat') return false;
  const own = ownOrganisations(viewer);
  if (owner !== null && own.includes(owner)) return true;
  const taking = own.filter((organisation) => state.participants[organisation]?.leftOn === null);
  if (audience === 'owner') return false;
  if (audience === 'parties')
    return taking.some((organisation) => state.participants[organisation]?.participation === 'party');
  return audience.only.some((id) => taking.some((one) => one === id) || sitsIn(state, id, viewer, taking));
}

/** Every organisation through whose eyes somebody looks. */
export function ownOrganisations({ organisation, also = [] }: OrganisationViewer): readonly string[] {
  return [organisation, ...also];
}

/** Whether something is between the viewer and the secretariat: contacts, messages, requests of that organisation. */
export function isOwn(viewer: Viewer, organisation: string): boolean {
  if (viewer === 'secretariat') return true;
  return viewer !== null && ownOrganisations(viewer).includes(organisation);
}

/** Who sits in a body knows what it may know: the person by name, or else the organisations that take part. */
function sitsIn(
  state: CovenantState,
  body: string,
  { person }: OrganisationViewer,
  organisations: readonly string[],
): boolean {
  if (organisations.length === 0) return false;
  if (person !== undefined) return isSeated(state, body, person);
  return seatsOf(state, body).some((seat) => organisations.includes(seat.organisation));
}
