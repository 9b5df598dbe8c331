import { seatsOf } from '../bodies/seats.ts';
import type { Audience } from '../definition-table.ts';
import type { Person } from '../definition.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { activeParties, type CovenantState } from '../state.ts';
import type { MeetingKind } from './commands.ts';

/** Who is invited: organisations through their contacts, and guests by name. */
export interface Invitation {
  invited: string[];
  guests: string[];
  /** Cards of guests whom the covenant did not know. */
  cards: Person[];
}

/** Who meets, as far as the kind of the meeting says it by itself. */
export interface Meets {
  kind: MeetingKind;
  body: string | null;
  group: string | null;
  on: CivilDate;
}

/**
 * Those whom a meeting is for when nobody is named: the members of its body or all parties, of which a constituent group
 * (geleding) is a part. None where nothing says it: two that meet, or a group that somebody put together.
 */
export function usuallyInvited(state: CovenantState, { kind, body, group, on }: Meets): string[] {
  if (body === null && kind === 'bilateral') return [];
  const all = body === null ? activeParties(state) : membersOf(state, body, on);
  return group === null ? all : all.filter((each) => state.participants[each]?.group === group);
}

function membersOf(state: CovenantState, body: string, on: CivilDate): string[] {
  const seats = seatsOf(state, body).filter(({ until }) => until === null || until >= on);
  const members = [...new Set(seats.map(({ organisation }) => organisation))];
  return members.filter((member) => state.participants[member]?.leftOn === null).sort();
}

/** Refuses organisations that do not take part. */
export function checkInvited(state: CovenantState, invited: readonly string[]): Refusal | null {
  for (const organisation of invited) {
    const participant = state.participants[organisation];
    if (!participant) return refuse('UNKNOWN_ORGANISATION', { organisation });
    if (participant.leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation });
  }
  return null;
}

/** Guests by id, with the cards of those who are new; a card gives nobody power, and nobody's place (R10, R47). */
export function readGuests(
  state: CovenantState,
  given: readonly (string | Person)[],
): Pick<Invitation, 'guests' | 'cards'> | Refusal {
  for (const guest of given) {
    const wrong = typeof guest === 'string' ? checkKnown(state, guest) : checkCard(state, guest);
    if (wrong) return wrong;
  }
  const ids = given.map((guest) => (typeof guest === 'string' ? guest : guest.id));
  const cards = given.filter((guest): guest is Person => typeof guest !== 'string');
  return { guests: [...new Set(ids)], cards };
}

function checkKnown(state: CovenantState, person: string): Refusal | null {
  return state.people[person] ? null : refuse('UNKNOWN_GUEST', { person });
}

function checkCard(state: CovenantState, { id, organisation, roles, actsFor }: Person): Refusal | null {
  const known = state.people[id];
  if (known && known.organisation !== organisation) return refuse('NAME_TAKEN', { name: id });
  if (state.participants[organisation]) return refuse('GUEST_OF_PARTICIPANT', { person: id, organisation });
  const role = roles.find((each) => each === 'officer' || each === 'chair');
  if (role) return refuse('ROLE_NOT_BY_CARD', { person: id, role });
  return actsFor === undefined ? null : refuse('GUEST_ACTS_FOR_NOBODY', { person: id });
}

/**
 * Who may know of a meeting: everybody who is invited, and whoever the audience names beside them. What is said to be
 * narrower cannot hide a meeting from those who are to come.
 */
export function audienceOf(
  state: CovenantState,
  wanted: Audience | null,
  invited: readonly string[],
): Audience {
  const parties = activeParties(state);
  if (wanted === 'public') return wanted;
  if (wanted === 'parties')
    return invited.every((id) => parties.includes(id)) ? wanted : only([...parties, ...invited]);
  return typeof wanted === 'object' && wanted !== null ? only([...wanted.only, ...invited]) : only(invited);
}

function only(names: readonly string[]): Audience {
  return { only: [...new Set(names)] };
}

/** The audience of a meeting that asks for none: the parties where all of them come, else those who come. */
export function usualAudience(
  state: CovenantState,
  body: string | null,
  invited: readonly string[],
): Audience {
  const parties = activeParties(state);
  const plenary = body === null && parties.length > 0 && parties.every((party) => invited.includes(party));
  return audienceOf(state, plenary ? 'parties' : null, invited);
}
