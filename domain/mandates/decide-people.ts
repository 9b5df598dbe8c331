import { isOfficer, organisationsOf, principalOf } from '../authority.ts';
import type { Command, CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import type { Person } from '../definition.ts';
import { checkCard } from '../participation/decide.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';

/** Decisions about who speaks for an organisation, and which roles organisations play. */

/** Only the organisation itself, or an officer who records its word, lets somebody of another act for it. */
export function allowActing(state: CovenantState, command: CommandOf<'AllowActing'>): Decision {
  const { organisation, person: given } = command.fields;
  const card = toCard(state, given);
  if ('code' in card) return card;
  const person = card.id;
  const unfit = checkTakesPart(state, organisation) ?? checkCard(state, card, card.organisation);
  if (unfit) return unfit;
  if (!state.participants[card.organisation])
    return refuse('UNKNOWN_ORGANISATION', { organisation: card.organisation });
  if (!speaksHere(state, command, [organisation]))
    return refuse('NOT_ENTITLED', { person: command.actor, command: command.type, entitled: organisation });
  const known = state.people[person] ? organisationsOf(state, person) : [card.organisation];
  if (known.includes(organisation)) return refuse('ACTS_ALREADY', { person, organisation });
  const fresh = typeof given === 'string' ? undefined : given;
  return accept({ type: 'ActingAllowed', data: { organisation, person, card: fresh } });
}

/** Either side ends it: the organisation that was acted for, or the person's own. */
export function endActing(state: CovenantState, command: CommandOf<'EndActing'>): Decision {
  const { organisation, person } = command.fields;
  const known = state.people[person];
  if (!known) return refuse('UNKNOWN_PERSON', { person });
  if (!state.mandates.actsFor[person]?.includes(organisation))
    return refuse('ACTS_NOT', { person, organisation });
  if (!speaksHere(state, command, [organisation, known.organisation]))
    return refuse('NOT_ENTITLED', { person: command.actor, command: command.type, entitled: organisation });
  return accept({ type: 'ActingEnded', data: { organisation, person } });
}

function speaksHere(state: CovenantState, command: Command, sides: readonly string[]): boolean {
  const actor = state.people[command.actor];
  if (actor && isOfficer(state, actor)) return true;
  return sides.includes(principalOf(state, command));
}

function checkTakesPart(state: CovenantState, organisation: string): Refusal | null {
  const participant = state.participants[organisation];
  if (!participant) return refuse('UNKNOWN_ORGANISATION', { organisation });
  return participant.leftOn === null ? null : refuse('ORGANISATION_LEFT', { organisation });
}

function toCard(state: CovenantState, person: string | Person): Person | Refusal {
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
