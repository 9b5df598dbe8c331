import type { BodyKind } from '../definition-table.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { Seat } from './state.ts';

/** A body that exists now, of the definition or set up since. */
export interface StandingBody {
  id: string;
  reachedThrough: string;
  /** Null where the agreed terms do not say. */
  kind: BodyKind | null;
}

export function bodyOf(state: CovenantState, id: string): StandingBody | undefined {
  if (state.bodies.dissolved.includes(id)) return undefined;
  const own = state.bodies.setUp[id];
  if (own) return { id, reachedThrough: own.reachedThrough, kind: own.kind };
  const agreed = definitionOf(state).bodies.find((body) => body.id === id);
  return agreed && { id, reachedThrough: agreed.reachedThrough, kind: agreed.kind ?? null };
}

export function seatsOf(state: CovenantState, body: string): Seat[] {
  return state.bodies.seats[body] ?? [];
}

/** True for somebody who sits in a body by name, or whose organisation does. */
export function isSeated(state: CovenantState, body: string, person: string): boolean {
  const organisation = state.people[person]?.organisation;
  return seatsOf(state, body).some((seat) =>
    seat.person === null ? seat.organisation === organisation : seat.person === person,
  );
}

/** True for somebody who chairs a body: by name, or for the organisation that holds the chair. */
export function isChairOf(state: CovenantState, body: string, person: string): boolean {
  const organisation = state.people[person]?.organisation;
  return seatsOf(state, body).some(
    (seat) =>
      seat.seat === 'chair' &&
      (seat.person === null ? seat.organisation === organisation : seat.person === person),
  );
}
