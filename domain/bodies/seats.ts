import { definitionOf, type CovenantState } from '../state.ts';
import type { Seat } from './state.ts';

/** A body that exists now, of the definition or set up since. */
export interface StandingBody {
  id: string;
  reachedThrough: string;
}

export function bodyOf(state: CovenantState, id: string): StandingBody | undefined {
  if (state.bodies.dissolved.includes(id)) return undefined;
  const own = state.bodies.setUp[id];
  if (own) return { id, reachedThrough: own.reachedThrough };
  return definitionOf(state).bodies.find((body) => body.id === id);
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
