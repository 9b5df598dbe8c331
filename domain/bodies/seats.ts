import { organisationsOf } from '../acts-for.ts';
import type { Body, BodyKind } from '../definition-table.ts';
import { inPlaceOf } from '../participation/standing.ts';
import type { LocalText } from '../primitives.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { OwnBody, Seat } from './state.ts';

/** A body that exists now, of the definition or set up since. */
export interface StandingBody {
  id: string;
  kind: BodyKind;
  name: LocalText;
  reachedThrough: string;
  /** How long somebody chairs before the chair rotates (R46); null where that is not agreed. */
  rotation: string | null;
  /** Seats by constituent group, where that is agreed. */
  seats: { group: string; count: number }[];
}

export function bodyOf(state: CovenantState, id: string): StandingBody | undefined {
  if (state.bodies.dissolved.includes(id)) return undefined;
  const own = state.bodies.setUp[id];
  const agreed = definitionOf(state).bodies.find((body) => body.id === id);
  const body = own ? ofOwn(own) : agreed && ofTerms(agreed);
  return body && { ...body, reachedThrough: inPlaceOf(state, body.reachedThrough) };
}

/** Every body that exists now, those of the definition first. */
export function standingBodies(state: CovenantState): StandingBody[] {
  const ids = [...definitionOf(state).bodies.map(({ id }) => id), ...Object.keys(state.bodies.setUp)];
  return ids.flatMap((id) => bodyOf(state, id) ?? []);
}

function ofOwn({ body, kind, name, reachedThrough, rotation }: OwnBody): StandingBody {
  return { id: body, kind, name: { nl: name, en: name }, reachedThrough, rotation, seats: [] };
}

function ofTerms({ id, kind = 'other', name, reachedThrough, rotation, seats = [] }: Body): StandingBody {
  return { id, kind, name, reachedThrough, rotation: rotation ?? null, seats };
}

export function seatsOf(state: CovenantState, body: string): Seat[] {
  return state.bodies.seats[body] ?? [];
}

export function chairOf(state: CovenantState, body: string): Seat | undefined {
  return seatsOf(state, body).find(({ seat }) => seat === 'chair');
}

/** True for somebody who sits in a body by name, or for whose organisation the seat is. */
export function isSeated(state: CovenantState, body: string, person: string): boolean {
  return seatsOf(state, body).some((seat) => sitsOn(state, seat, person));
}

/** True for somebody who chairs a body: by name, or for the organisation that holds the chair. */
export function isChairOf(state: CovenantState, body: string, person: string): boolean {
  return seatsOf(state, body).some((seat) => seat.seat === 'chair' && sitsOn(state, seat, person));
}

/** A seat is an organisation's: who takes it acts for that one, as one of its own or because it lets them. */
function sitsOn(state: CovenantState, seat: Seat, person: string): boolean {
  const named = seat.person === null || seat.person === person;
  return named && organisationsOf(state, person).includes(seat.organisation);
}
