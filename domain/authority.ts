import { actPolicy } from './act-policy.ts';
import type { ActPolicy, Capacity } from './area.ts';
import { bodyOf, isSeated } from './bodies/seats.ts';
import { organisations } from './capacities.ts';
import type { Command } from './commands.ts';
import type { Person } from './definition.ts';
import { refuse, type Refusal } from './refusals.ts';
import { definitionOf, type CovenantState } from './state.ts';

/** Refuses a command whose sender may not give it, by the policy table; null when it may go on. */
export function checkAuthority(state: CovenantState, command: Command): Refusal | null {
  const person = state.people[command.actor];
  if (!person) return refuse('UNKNOWN_PERSON', { person: command.actor });
  if (command.type === 'OpenCovenant' || command.type === 'AdoptCovenant') return null;
  const organisation = command.principal?.for;
  if (organisation !== undefined && !isPrincipal(state, command, organisation))
    return refuse('UNKNOWN_ORGANISATION', { organisation });
  const policy = actPolicy[command.type];
  return checkCapacity(state, command, person, policy) ?? checkPhase(state, command, policy);
}

/** Whether the sender may act in one of the capacities that the policy names. */
function checkCapacity(
  state: CovenantState,
  command: Command,
  person: Person,
  { by }: ActPolicy,
): Refusal | null {
  if (by.includes('person')) return checkForPerson(state, command, person);
  const officer = isOfficer(state, person);
  if (officer && by.includes('secretariat')) return null;
  const principal = command.principal?.for;
  const together = principal === 'chair' || (principal !== undefined && bodyOf(state, principal));
  if (by.includes('body') && principal !== undefined && principal !== 'chair' && together)
    return checkForBody(state, command, person, principal);
  if (by.includes('parties') && (together || !organisations.some((kind) => by.includes(kind))))
    return checkParties(state, command, person);
  if (by.every((capacity) => capacity === 'secretariat')) return notEntitled(command, 'officers');
  return checkParticipant(state, command, person, by);
}

/** An act that belongs to phases of other kinds waits for them. */
function checkPhase(state: CovenantState, command: Command, { phases }: ActPolicy): Refusal | null {
  if (phases === 'any') return null;
  const current = definitionOf(state).phases.find((phase) => phase.id === state.phase);
  if (current && phases.includes(current.kind)) return null;
  const wanted = definitionOf(state).phases.filter((phase) => phases.includes(phase.kind));
  return refuse('WRONG_PHASE', {
    what: command.type,
    wanted: wanted.map((phase) => phase.id).join(', ') || phases.join(', '),
    phase: state.phase ?? '',
  });
}

/** The organisation or body that a command acts for; its actor's own organisation when none is named. */
export function principalOf(state: CovenantState, command: Command): string {
  return command.principal?.for ?? state.people[command.actor]?.organisation ?? '';
}

/** The organisations that a person acts for: their own, and those that let them. */
export function organisationsOf(state: CovenantState, person: string): string[] {
  const own = state.people[person]?.organisation;
  return [...(own === undefined ? [] : [own]), ...(state.mandates.actsFor[person] ?? [])];
}

/** What one can act for: an organisation that takes part or did, a body, the chair, or who is about to join. */
function isPrincipal(state: CovenantState, command: Command, id: string): boolean {
  const joining = command.type === 'JoinCovenant' && command.fields.organisation === id;
  return id === 'chair' || joining || id in state.participants || bodyOf(state, id) !== undefined;
}

export function isOfficer(state: CovenantState, person: Person): boolean {
  return person.roles.includes('officer') && person.organisation === definitionOf(state).secretariat;
}

function notEntitled(command: Command, entitled: string): Refusal {
  return refuse('NOT_ENTITLED', { person: command.actor, command: command.type, entitled });
}

function checkParticipant(
  state: CovenantState,
  command: Command,
  person: Person,
  by: readonly Capacity[],
): Refusal | null {
  const several = organisationsOf(state, person.id).length > 1;
  if (!command.principal && (several || isOfficer(state, person)))
    return refuse('PRINCIPAL_MISSING', { command: command.type });
  const organisation = principalOf(state, command);
  const participant = state.participants[organisation];
  // A guest of a meeting is known by name, and acts for nobody here.
  if (!participant && organisation !== 'chair' && !bodyOf(state, organisation))
    return refuse('UNKNOWN_ORGANISATION', { organisation });
  if (participant && participant.leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation });
  const own = organisationsOf(state, person.id).includes(organisation);
  if (participant && !own && !isOfficer(state, person)) return notEntitled(command, organisation);
  const participation = participant?.participation ?? 'body';
  return by.includes(participation) ? null : notOfThisKind(command, organisation, participation);
}

/** Only parties sit at gates and sign (003 L1241-1245). */
export function notOfThisKind(command: Command, organisation: string, participation: Capacity): Refusal {
  if (participation === 'affiliated-company')
    return refuse('AFFILIATED_COMPANY_DOES_NOT_SIGN', { organisation });
  return refuse('NOT_A_PARTY', { organisation, participation, command: command.type });
}

/** What is about one person is said by that person, by somebody of the same organisation, or by an officer. */
function checkForPerson(state: CovenantState, command: Command, person: Person): Refusal | null {
  const { fields } = command;
  const id = 'person' in fields && typeof fields.person === 'string' ? fields.person : '';
  const about = state.people[id];
  if (!about) return refuse('UNKNOWN_PERSON', { person: id });
  const own = person.organisation === about.organisation;
  return own || isOfficer(state, person) ? null : notEntitled(command, about.organisation);
}

/** For a body speaks the organisation through which it is reached, its chair, or an officer. */
function checkForBody(state: CovenantState, command: Command, person: Person, id: string): Refusal | null {
  const body = bodyOf(state, id);
  if (!body) return refuse('UNKNOWN_ORGANISATION', { organisation: id });
  const speaks =
    person.organisation === body.reachedThrough ||
    person.roles.includes('chair') ||
    isSeated(state, id, person.id);
  return speaks || isOfficer(state, person) ? null : notEntitled(command, body.reachedThrough);
}

/** Silence or the facilitator's word is never a decision: it takes the chair or a body, and evidence of it. */
export function checkParties(state: CovenantState, command: Command, person: Person): Refusal | null {
  const principal = command.principal?.for;
  const isBody = principal !== undefined && bodyOf(state, principal) !== undefined;
  // Who is officer too speaks as the facilitator, and shows the chair's word like any other officer.
  const isChair = person.roles.includes('chair') && !isOfficer(state, person);
  if (principal !== 'chair' && !isBody) {
    return command.type === 'CloseGate' ? refuse('CONSENT_BY_FACILITATOR_ALONE') : refuse('PARTIES_DECIDE');
  }
  if (!isChair && !isOfficer(state, person)) return notEntitled(command, 'chair-or-officer');
  if (isChair || command.principal?.evidence) return null;
  return command.type === 'CloseGate' ? refuse('CONSENT_BY_FACILITATOR_ALONE') : refuse('PARTIES_DECIDE');
}
