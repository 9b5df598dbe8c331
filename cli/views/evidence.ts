import type { EventEnvelope } from '../../domain/envelope.ts';
import { organisationsOf } from '../../domain/authority.ts';
import type { CovenantState } from '../../domain/state.ts';

/** True when somebody acted for another organisation or body and no document shows that it asked for this. */
export function isUnevidenced(envelope: EventEnvelope, state: CovenantState): boolean {
  const { principal, actor, cause } = envelope;
  if (cause.kind !== 'command' || !principal || principal.evidence || !actor.person) return false;
  return !speaksFor(state, actor.person, principal.organisation);
}

/** People speak for their own organisation and those that let them, for a body reached through it, and a chair for the table. */
function speaksFor(state: CovenantState, personId: string, principal: string): boolean {
  const person = state.people[personId];
  if (!person) return false;
  if (organisationsOf(state, personId).includes(principal)) return true;
  if (principal === 'chair') return person.roles.includes('chair');
  const body = state.definition?.bodies.find((candidate) => candidate.id === principal);
  return body?.reachedThrough === person.organisation;
}
