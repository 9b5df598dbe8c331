import { isSeated, seatsOf, standingBodies, type StandingBody } from '../../domain/bodies/seats.ts';
import type { Seat } from '../../domain/bodies/state.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import type { Folded } from './folded.ts';
import { both, organisationName } from './names.ts';

/** The bodies of a covenant and who sits in them. */
export interface BodiesView {
  covenant: string;
  /** The person through whose eyes it is seen; null for the secretariat's. */
  as: string | null;
  bodies: BodyView[];
}

export interface BodyView {
  id: string;
  kind: StandingBody['kind'];
  name: LocalText;
  reachedThrough: string;
  reachedThroughName: string;
  /** How long somebody chairs before the chair rotates. */
  rotation: string | null;
  chair: MemberView | null;
  members: MemberView[];
  /** Where seats by constituent group are agreed: how they are taken. Advice, and no more. */
  groups: GroupSeats[];
}

export interface MemberView {
  organisation: string;
  organisationName: string;
  person: string | null;
  group: string | null;
  since: CivilDate;
  until: CivilDate | null;
  /** Its last day has passed. */
  over: boolean;
}

export interface GroupSeats {
  group: string;
  name: LocalText;
  agreed: number;
  taken: number;
  standing: 'vacant' | 'full' | 'over';
}

/** What somebody may see of the bodies: the parties all of them, others those in which they sit. */
export function bodiesView(
  { covenant, state, today }: Folded,
  viewer: Viewer,
  as: string | null,
): BodiesView {
  const bodies = standingBodies(state)
    .filter((body) => isVisible(state, viewer, body.id))
    .map((body) => bodyView(state, body, today));
  return { covenant, as, bodies };
}

function isVisible(state: CovenantState, viewer: Viewer, body: string): boolean {
  if (maySee(state, viewer, { audience: 'parties', owner: null })) return true;
  return viewer !== null && viewer !== 'secretariat' && sitsIn(state, viewer, body);
}

function sitsIn(state: CovenantState, viewer: Exclude<Viewer, null | 'secretariat'>, body: string): boolean {
  return viewer.person !== undefined && isSeated(state, body, viewer.person);
}

function bodyView(state: CovenantState, body: StandingBody, today: CivilDate): BodyView {
  const { id, kind, name, reachedThrough, rotation } = body;
  const seats = seatsOf(state, id).map((seat) => ({ seat: seat.seat, view: memberView(state, seat, today) }));
  return {
    id,
    kind,
    name,
    reachedThrough,
    reachedThroughName: organisationName(state, reachedThrough),
    rotation,
    chair: seats.find(({ seat }) => seat === 'chair')?.view ?? null,
    members: seats.filter(({ seat }) => seat === 'member').map(({ view }) => view),
    groups: groupSeats(state, body),
  };
}

function memberView(state: CovenantState, seat: Seat, today: CivilDate): MemberView {
  const { organisation, person, group, since, until } = seat;
  const over = until !== null && until < today;
  return {
    organisation,
    organisationName: organisationName(state, organisation),
    person,
    group,
    since,
    until,
    over,
  };
}

function groupSeats(state: CovenantState, { id, seats: agreed }: StandingBody): GroupSeats[] {
  if (agreed.length === 0) return [];
  const taken = seatsTaken(seatsOf(state, id));
  const groups = [...new Set([...agreed.map(({ group }) => group), ...taken.keys()])];
  return groups.map((group) => {
    const count = agreed.find((one) => one.group === group)?.count ?? 0;
    const sitting = taken.get(group) ?? 0;
    const standing = sitting > count ? 'over' : sitting < count ? 'vacant' : 'full';
    return { group, name: groupName(state, group), agreed: count, taken: sitting, standing };
  });
}

/** Seats by group. An organisation fills one, or as many as it has people there. */
function seatsTaken(seats: readonly Seat[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const organisation of new Set(seats.map((seat) => seat.organisation))) {
    const own = seats.filter((seat) => seat.organisation === organisation);
    const group = own[0]?.group ?? null;
    if (group === null) continue;
    const people = own.filter(({ person }) => person !== null).length;
    taken.set(group, (taken.get(group) ?? 0) + Math.max(1, people));
  }
  return taken;
}

function groupName(state: CovenantState, id: string): LocalText {
  return state.definition?.groups.find((group) => group.id === id)?.name ?? both(id);
}
