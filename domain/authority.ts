import { aboutPerson, capacitiesOf, isOfficer, personIn, principalOf, type Asked } from './acting.ts';
import { entitledTo, grantsOf } from './act-policy.ts';
import type { ActPolicy, Capacity } from './area.ts';
import { bodyOf } from './bodies/seats.ts';
import { phaseKinds } from './capacities.ts';
import { correctionCommands } from './corrections/commands.ts';
import type { Person } from './definition.ts';
import { refuse, type Refusal } from './refusals.ts';
import { definitionOf, type CovenantState } from './state.ts';
import { notDecided, notEntitled, whyNot } from './why-not.ts';

export { isOfficer, organisationsOf, principalOf } from './acting.ts';
export { notOfThisKind } from './why-not.ts';

/** A covenant that is stopped or closed takes no commands but those that take it up again or correct it. */
export function checkStatus(state: CovenantState, { type }: Pick<Asked, 'type'>): Refusal | null {
  if (state.status === 'open') return null;
  if (state.status === 'stopped' && type === 'RestartCovenant') return null;
  if (state.status !== 'new' && type in correctionCommands) return null;
  return refuse('COVENANT_NOT_OPEN', { status: state.status, command: type });
}

/** Refuses a command whose sender may not give it, by the policy table; null when it may go on. */
export function checkAuthority(state: CovenantState, command: Asked): Refusal | null {
  const person = state.people[command.actor];
  if (!person) return refuse('UNKNOWN_PERSON', { person: command.actor });
  if (command.type === 'OpenCovenant' || command.type === 'AdoptCovenant') return null;
  const organisation = command.principal?.for;
  if (organisation !== undefined && !isPrincipal(state, command, organisation))
    return refuse('UNKNOWN_ORGANISATION', { organisation });
  const entitled = entitledTo(command.type);
  if (entitled.includes('person') && !aboutPerson(state, command))
    return refuse('UNKNOWN_PERSON', { person: personIn(command) });
  const acting = actingIn(state, command, person, entitled);
  const grants = grantsOf(command.type).filter(({ by }) => by.some((capacity) => acting.includes(capacity)));
  if (grants.length === 0) return whyNot(state, command, person, entitled);
  return checkPhase(state, command, grants);
}

/** Refuses what is not given by the parties together: by the chair, a steering group, or an officer who shows it. */
export function checkParties(state: CovenantState, command: Asked): Refusal | null {
  const person = state.people[command.actor];
  if (!person) return refuse('UNKNOWN_PERSON', { person: command.actor });
  const acting = capacitiesOf(state, command, person, true);
  return acting.includes('parties') ? null : notDecided(state, command, person, ['parties']);
}

/** Refuses what is one body's to say when somebody else is named who says it. */
export function checkBody(state: CovenantState, command: Asked, body: string): Refusal | null {
  return principalOf(state, command) === body ? null : notEntitled(command, body);
}

/** What the secretariat alone does it also does at somebody's request, so then an officer may name anybody. */
function actingIn(
  state: CovenantState,
  command: Asked,
  person: Person,
  entitled: readonly Capacity[],
): Capacity[] {
  const acting = capacitiesOf(state, command, person, entitled.includes('parties'));
  const alone = entitled.every((capacity) => capacity === 'secretariat' || capacity === 'person');
  return alone && isOfficer(state, person) ? [...acting, 'secretariat'] : acting;
}

/** What one can act for: an organisation that takes part or did, a body, the chair, or who is about to join. */
function isPrincipal(state: CovenantState, command: Asked, id: string): boolean {
  const { fields } = command;
  const joining = command.type === 'JoinCovenant' && 'organisation' in fields && fields.organisation === id;
  return id === 'chair' || joining || id in state.participants || bodyOf(state, id) !== undefined;
}

/** An act that belongs to phases of other kinds waits for them. */
function checkPhase(state: CovenantState, command: Asked, grants: readonly ActPolicy[]): Refusal | null {
  const current = definitionOf(state).phases.find((phase) => phase.id === state.phase);
  const fits = ({ phases }: ActPolicy): boolean =>
    phases === 'any' || (current !== undefined && phases.includes(current.kind));
  if (grants.some(fits)) return null;
  const kinds = phaseKinds.filter((kind) => grants.some(({ phases }) => phases.includes(kind)));
  const wanted = definitionOf(state).phases.filter((phase) => kinds.includes(phase.kind));
  return refuse('WRONG_PHASE', {
    what: command.type,
    wanted: wanted.map((phase) => phase.id).join(', ') || kinds.join(', '),
    phase: state.phase ?? '',
  });
}
