import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import type { CivilDate } from '../primitives.ts';
import type { CovenantState } from '../state.ts';
import type { BodyEvents } from './events.ts';
import type { BodyState, Seat } from './state.ts';

export const bodyEvolvers: EvolversOf<BodyEvents> = {
  BodySetUp: setUp,
  BodyDissolved: dissolved,
  MemberSeated: seated,
  MemberUnseated: unseated,
};

function withBodies(state: CovenantState, change: Partial<BodyState>): CovenantState {
  return { ...state, bodies: { ...state.bodies, ...change } };
}

function withSeats(state: CovenantState, body: string, seats: Seat[]): CovenantState {
  const { [body]: _, ...others } = state.bodies.seats;
  return withBodies(state, { seats: seats.length > 0 ? { ...others, [body]: seats } : others });
}

function setUp(state: CovenantState, { data }: FactOf<'BodySetUp'>): CovenantState {
  const { body, bodyKind: kind, name, reachedThrough, rotation = null } = data;
  const own = { body, kind, name, reachedThrough, rotation };
  return withBodies(state, { setUp: { ...state.bodies.setUp, [body]: own } });
}

/** The name stays known, so that what the body did can be told and its id is given to nothing else. */
function dissolved(state: CovenantState, { data: { body } }: FactOf<'BodyDissolved'>): CovenantState {
  return withSeats(withBodies(state, { dissolved: [...state.bodies.dissolved, body] }), body, []);
}

/** A member who takes the chair, or a chair whose time begins anew, has one seat. */
function seated(state: CovenantState, { data }: FactOf<'MemberSeated'>, on: CivilDate): CovenantState {
  const { body, organisation, person = null, seat, until = null, group } = data;
  const others = (state.bodies.seats[body] ?? []).filter(
    (other) => other.organisation !== organisation || other.person !== person,
  );
  return withSeats(state, body, [...others, { organisation, person, seat, group, since: on, until }]);
}

function unseated(state: CovenantState, { data }: FactOf<'MemberUnseated'>): CovenantState {
  const { body, organisation, person } = data;
  const kept = (state.bodies.seats[body] ?? []).filter(
    (seat) => seat.organisation !== organisation || (person !== undefined && seat.person !== person),
  );
  return withSeats(state, body, kept);
}
