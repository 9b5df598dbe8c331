import { bodyOf, isSeated } from '../../domain/bodies/seats.ts';
import type { EventEnvelope } from '../../domain/envelope.ts';
import { organisationsOf } from '../../domain/authority.ts';
import type { CovenantState } from '../../domain/state.ts';

/** True when somebody acted for another organisation or body and no document shows that it asked for this. */
export function isUnevidenced(envelope: EventEnvelope, state: CovenantState): boolean {
  const { principal, actor, cause } = envelope;
  if (cause.kind !== 'command' || !principal || principal.evidence || !actor.person) return false;
  return !speaksFor(state, actor.person, principal.organisation);
}

/** People speak for organisations that let them, for a body in which they sit or that is reached through theirs, a chair for the table. */
function speaksFor(state: CovenantState, personId: string, principal: string): boolean {
  const person = state.people[personId];
  if (!person) return false;
  const organisations = organisationsOf(state, personId);
  if (organisations.includes(principal)) return true;
  if (principal === 'chair') return person.roles.includes('chair');
  if (!state.definition) return false;
  const through = bodyOf(state, principal)?.reachedThrough;
  return (through !== undefined && organisations.includes(through)) || isSeated(state, principal, personId);
}
