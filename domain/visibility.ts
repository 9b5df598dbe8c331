import type { CovenantState, Obligation } from './state.ts';

/** Through whose eyes a covenant is looked at: those of its secretariat, or of an organisation; null is anybody. */
export type Viewer = 'secretariat' | { organisation: string } | null;

/** The eyes of a person by id: an officer sees all, others what their organisation may see. */
export function viewerOf(state: CovenantState, person: string): Viewer {
  const known = state.people[person];
  if (!known) return null;
  const { organisation, roles } = known;
  const isOfficer = roles.includes('officer') && organisation === state.definition?.secretariat;
  return isOfficer ? 'secretariat' : { organisation };
}

/**
 * Whether a duty may be known to a viewer, by the audience that the definition gives it. The default is closed: what
 * is not said to be wider is between owner and secretariat. Affiliated companies are no parties, so that competitors
 * learn nothing of each other. An organisation that has left sees what is public, and its own.
 */
export function maySee(
  state: CovenantState,
  viewer: Viewer,
  { audience, owner }: Pick<Obligation, 'audience' | 'owner'>,
): boolean {
  if (viewer === 'secretariat' || audience === 'public') return true;
  if (viewer === null || audience === 'secretariat') return false;
  const { organisation } = viewer;
  if (organisation === owner) return true;
  const participant = state.participants[organisation];
  return audience === 'parties' && participant?.participation === 'party' && participant.leftOn === null;
}
