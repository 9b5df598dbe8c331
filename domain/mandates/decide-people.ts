import { checkParties, isOfficer, organisationsOf, principalOf } from '../authority.ts';
import type { Command, CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import type { Person } from '../definition.ts';
import type { NewEvent } from '../events.ts';
import { checkCard } from '../participation/join.ts';
import { inPlaceOf } from '../participation/standing.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';

/** Decisions about who speaks for an organisation, and which roles organisations play. */

/**
 * Only the organisation itself, or an officer who records its word, lets somebody of another act for it. That other one
 * takes part too, or this one stands in its place.
 */
export function allowActing(state: CovenantState, command: CommandOf<'AllowActing'>): Decision {
  const { organisation, person: given } = command.fields;
  const card = toCard(state, given);
  if ('code' in card) return card;
  const person = card.id;
  const unfit =
    checkTakesPart(state, organisation) ??
    checkGiver(state, command, given) ??
    checkCard(state, card, card.organisation);
  if (unfit) return unfit;
  const isInPlace = inPlaceOf(state, card.organisation) === organisation;
  const stranger = isInPlace ? null : checkTakesPart(state, card.organisation);
  if (stranger) return stranger;
  if (!speaksHere(state, command, [organisation]))
    return refuse('NOT_ENTITLED', { person: command.actor, command: command.type, entitled: organisation });
  const known = state.people[person] ? organisationsOf(state, person) : [card.organisation];
  if (known.includes(organisation)) return refuse('ACTS_ALREADY', { person, organisation });
  const fresh = typeof given === 'string' ? undefined : given;
  return accept({ type: 'ActingAllowed', data: { organisation, person, card: fresh } });
}

/** Whoever writes a card of somebody's people says who speaks for them and where their post goes: no other organisation. */
export function checkGiver(state: CovenantState, command: Command, given: string | Person): Refusal | null {
  if (typeof given === 'string' || speaksHere(state, command, [given.organisation])) return null;
  return refuse('CARD_OF_ANOTHER', { person: given.id, organisation: given.organisation });
}

/** Either side ends it: the organisation that was acted for, or the person's own. */
export function endActing(state: CovenantState, command: CommandOf<'EndActing'>): Decision {
  const { organisation, person } = command.fields;
  const known = state.people[person];
  if (!known) return refuse('UNKNOWN_PERSON', { person });
  // A guest is of somewhere else, and acts for nobody here.
  const own = known.organisation === organisation && state.participants[organisation] !== undefined;
  const others = state.mandates.actsFor[person] ?? [];
  if (!own && !others.includes(organisation)) return refuse('ACTS_NOT', { person, organisation });
  const unfit = checkEnder(state, command, known) ?? (own ? checkNeeded(state, known) : null);
  if (unfit) return unfit;
  const ended = own ? [...others, organisation] : [organisation];
  return accept(
    ...ended.map((each): NewEvent => ({ type: 'ActingEnded', data: { organisation: each, person } })),
  );
}

/** The chair of the table is the parties', whatever organisation the chair comes from (R10). */
function checkEnder(state: CovenantState, command: CommandOf<'EndActing'>, person: Person): Refusal | null {
  const { organisation } = command.fields;
  const own = person.organisation === organisation;
  if (own && person.roles.includes('chair')) return checkParties(state, command);
  if (speaksHere(state, command, [organisation, person.organisation])) return null;
  return refuse('NOT_ENTITLED', { person: command.actor, command: command.type, entitled: organisation });
}

/** An organisation keeps somebody who can act for it and is written to, and the secretariat somebody who records. */
function checkNeeded(state: CovenantState, { id: person, organisation }: Person): Refusal | null {
  const participant = state.participants[organisation];
  const others = Object.values(state.people).filter(({ id }) => id !== person);
  const known = state.people[person];
  if (known && isOfficer(state, known) && !others.some((other) => isOfficer(state, other)))
    return refuse('LAST_OFFICER', { person });
  const colleagues = others.filter((other) => other.organisation === organisation);
  const acts = colleagues.some(({ id }) => id !== participant?.mailbox || id === participant.contact);
  return participant?.leftOn !== null || acts ? null : refuse('LAST_PERSON', { person, organisation });
}

function speaksHere(state: CovenantState, command: Command, sides: readonly string[]): boolean {
  const actor = state.people[command.actor];
  if (actor && isOfficer(state, actor)) return true;
  return sides.includes(principalOf(state, command));
}

export function checkTakesPart(state: CovenantState, organisation: string): Refusal | null {
  const participant = state.participants[organisation];
  if (!participant) return refuse('UNKNOWN_ORGANISATION', { organisation });
  return participant.leftOn === null ? null : refuse('ORGANISATION_LEFT', { organisation });
}

/** The card that is given, or that of a person who is known. */
export function toCard(state: CovenantState, person: string | Person): Person | Refusal {
  if (typeof person !== 'string') return person;
  return state.people[person] ?? refuse('UNKNOWN_PERSON', { person });
}

/** Leaders (trekkers) and executors (uitvoerders) who hold the mandate, in place of the earlier ones (R42). */
export function nameRepresentatives(
  state: CovenantState,
  command: CommandOf<'NameRepresentatives'>,
): Decision {
  const { leaders = [], executors = [] } = command.fields;
  const organisation = principalOf(state, command);
  const unfit = [...leaders, ...executors]
    .map((person) => checkRepresentative(state, person, organisation))
    .find((refusal) => refusal !== null);
  if (unfit) return unfit;
  const cards = [...leaders, ...executors].filter((person) => typeof person !== 'string');
  return accept({
    type: 'RepresentativesNamed',
    data: { organisation, leaders: idsOf(leaders), executors: idsOf(executors), cards },
    rules: ['R42'],
  });
}

function checkRepresentative(
  state: CovenantState,
  given: string | Person,
  organisation: string,
): Refusal | null {
  const card = toCard(state, given);
  if ('code' in card) return card;
  const { id: person } = card;
  if (typeof given !== 'string' && given.organisation === organisation)
    return checkCard(state, given, organisation);
  const own = typeof given === 'string' && organisationsOf(state, person).includes(organisation);
  return own ? null : refuse('REPRESENTATIVE_ELSEWHERE', { person, organisation });
}

function idsOf(people: readonly (string | Person)[]): string[] {
  return [...new Set(people.map((person) => (typeof person === 'string' ? person : person.id)))];
}

/** Who plays which role in a phase (R53): no role gives a right or a duty, and everybody sees them. */
export function setRoles(state: CovenantState, command: CommandOf<'SetRoles'>): Decision {
  const { organisation, phase, playedRoles } = command.fields;
  const unfit = checkTakesPart(state, organisation);
  if (unfit) return unfit;
  const { phases } = definitionOf(state);
  if (!phases.some(({ id }) => id === phase))
    return refuse('UNKNOWN_PHASE', { phase, phases: phases.map(({ id }) => id).join(', ') });
  const roles = [...new Set(playedRoles)];
  return accept({
    type: 'RolesSet',
    data: { organisation, phase, playedRoles: roles },
    rules: ['R53'],
  });
}
