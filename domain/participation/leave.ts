import { principalOf } from '../authority.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import type { EventData, NewEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import { rightsToLeave } from './disputes.ts';
import { findPassing, passedOn } from './hand-over.ts';
import { checkSecretariat } from './standing.ts';

/** Leaving is always possible for all but the secretariat; what it ends is shown by the events that follow. */

export function leave(state: CovenantState, command: CommandOf<'LeaveCovenant'>): Decision {
  const organisation = principalOf(state, command);
  if (!state.participants[organisation]) return refuse('UNKNOWN_ORGANISATION', { organisation });
  const needed = checkSecretariat(state, organisation);
  if (needed) return needed;
  const ground = groundOf(state, command, organisation);
  if ('code' in ground) return ground;
  const passed = handedOver(state, command, organisation);
  if ('code' in passed) return passed;
  const { right } = definitionOf(state).leaving ?? {};
  const rules = ground.ground === 'right-to-leave' && right?.rule ? [right.rule] : [];
  const data = { organisation, reason: command.fields.reason, ...ground };
  return accept(...passed.events, { type: 'ParticipantLeft', data, rules });
}

type Ground = Pick<EventData['ParticipantLeft'], 'ground' | 'dispute'>;

/**
 * Leaving by right is known apart from leaving freely (R104), so it is taken only where the right arose. Who names the
 * dispute leaves by that right.
 */
function groundOf(
  state: CovenantState,
  { fields: { ground, dispute } }: CommandOf<'LeaveCovenant'>,
  organisation: string,
): Ground | Refusal {
  if (ground === 'voluntary' && dispute !== undefined) return refuse('DISPUTE_WITHOUT_RIGHT', { dispute });
  if (ground !== 'right-to-leave' && dispute === undefined) return { ground: 'voluntary' };
  const right = rightsToLeave(state, organisation).find(
    ({ obligation }) => dispute === undefined || obligation === dispute,
  );
  if (right) return { ground: 'right-to-leave', dispute: right.obligation };
  return refuse('NO_RIGHT_TO_LEAVE', { organisation }, definitionOf(state).leaving?.right?.rule);
}

function handedOver(
  state: CovenantState,
  command: CommandOf<'LeaveCovenant'>,
  organisation: string,
): { events: NewEvent[] } | Refusal {
  const events: NewEvent[] = [];
  const passing = command.fields.handOver ?? [];
  for (const [index, each] of passing.entries()) {
    const { obligation: id, newOwner } = each;
    if (passing.slice(0, index).some(({ obligation }) => obligation === id))
      return refuse('HANDED_OVER_TWICE', { obligation: id });
    const found = findPassing(state, each, command);
    if ('code' in found) return found;
    const { owner } = found.obligation;
    if (owner !== organisation) return refuse('NOT_THE_OWNER', { obligation: id, owner, organisation });
    events.push(passedOn(found.obligation, newOwner));
  }
  return { events };
}
