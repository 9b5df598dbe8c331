import {
  aboutPerson,
  decidesForParties,
  heardThrough,
  isChair,
  isOfficer,
  organisationsOf,
  speaksForBody,
  type Asked,
} from './acting.ts';
import { entitledTo } from './act-policy.ts';
import type { Capacity } from './area.ts';
import { bodyOf } from './bodies/seats.ts';
import { organisations } from './capacities.ts';
import type { Person } from './definition.ts';
import { facilitatorOf } from './participation/standing.ts';
import { refuse, type Refusal } from './refusals.ts';
import type { CovenantState } from './state.ts';

/**
 * Says to somebody who may not give a command who may, and how it is recorded.
 * @param entitled the capacities in which the policy lets it be given.
 */
export function whyNot(
  state: CovenantState,
  command: Asked,
  person: Person,
  entitled: readonly Capacity[],
): Refusal {
  if (entitled.includes('person'))
    return notEntitled(command, aboutPerson(state, command)?.organisation ?? '');
  const byThemselves = entitled.some((capacity) => capacity === 'secretariat' || isKind(capacity));
  if (entitled.length > 0 && (!byThemselves || isTogether(state, command, entitled)))
    return notDecided(state, command, person, entitled);
  if (!entitled.some(isKind)) return notEntitled(command, entitled.join(', ') || 'nobody');
  return notForOrganisation(state, command, person);
}

function isKind(capacity: Capacity): boolean {
  return (organisations as readonly Capacity[]).includes(capacity);
}

/** Whether it was given for the parties together or for a body, where these may. */
function isTogether(state: CovenantState, { principal }: Asked, entitled: readonly Capacity[]): boolean {
  if (principal?.for === 'chair') return entitled.includes('parties');
  return principal !== undefined && bodyOf(state, principal.for) !== undefined && entitled.includes('body');
}

/** Names those who may: capacities as the policy has them, or an organisation or body by id. */
export function notEntitled(command: Asked, entitled: string): Refusal {
  return refuse('NOT_ENTITLED', { person: command.actor, command: command.type, entitled });
}

/** Silence or the facilitator’s word is never a decision: it takes the chair or a body, and evidence of it. */
export function notDecided(
  state: CovenantState,
  command: Asked,
  person: Person,
  entitled: readonly Capacity[],
): Refusal {
  const principal = command.principal?.for ?? '';
  const body = bodyOf(state, principal);
  const asked = { person, decision: entitled.includes('parties') };
  if (body && entitled.includes('body') && !isOfficer(state, person) && !speaksForBody(state, body, asked))
    return notEntitled(command, heardThrough(state, body, asked.decision) ?? 'chair-or-officer');
  const asTable = principal === 'chair' || (body !== undefined && decidesForParties(state, body));
  if (asTable && !isChair(state, person) && !isOfficer(state, person))
    return notEntitled(command, 'chair-or-officer');
  const facilitates = person.organisation === facilitatorOf(state) || isOfficer(state, person);
  if (command.type === 'CloseGate' && facilitates) return refuse('CONSENT_BY_FACILITATOR_ALONE');
  return entitled.includes('body') && principal !== 'chair'
    ? refuse('BODY_DECIDES', { command: command.type })
    : refuse('PARTIES_DECIDE');
}

function notForOrganisation(state: CovenantState, command: Asked, person: Person): Refusal {
  const own = organisationsOf(state, person.id);
  const officer = isOfficer(state, person);
  if (!command.principal && (own.length > 1 || officer))
    return refuse('PRINCIPAL_MISSING', { command: command.type });
  const organisation = command.principal?.for ?? own[0] ?? '';
  const participant = state.participants[organisation];
  // A guest is known by name, and acts for nobody here.
  if (!participant && organisation !== 'chair' && !bodyOf(state, organisation))
    return refuse('UNKNOWN_ORGANISATION', { organisation });
  if (participant && participant.leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation });
  if (participant && !officer && !own.includes(organisation)) return notEntitled(command, organisation);
  const participation = participant?.participation ?? (organisation === 'chair' ? 'parties' : 'body');
  return notOfThisKind(command, organisation, participation);
}

/** Only parties sit at gates and sign (003 L1241-1245); other acts say for whom they are. */
export function notOfThisKind(
  command: Pick<Asked, 'type'>,
  organisation: string,
  participation: Capacity,
): Refusal {
  const entitled = entitledTo(command.type);
  const atTable = entitled.every((capacity) => ['party', 'facilitator', 'parties'].includes(capacity));
  if (!atTable) {
    const said = { organisation, participation, command: command.type, entitled: entitled.join(', ') };
    return refuse('NOT_FOR_PARTICIPATION', said);
  }
  if (participation === 'affiliated-company')
    return refuse('AFFILIATED_COMPANY_DOES_NOT_SIGN', { organisation });
  return refuse('NOT_A_PARTY', { organisation, participation, command: command.type });
}
