import { principalOf } from './authority.ts';
import { bodyOwing } from './commitments/duties.ts';
import type { Command } from './commands.ts';
import { templateOf } from './obligation.ts';
import { refuse, type Refusal } from './refusals.ts';
import type { CovenantState, Obligation } from './state.ts';

/** The obligation that a command is about, or why there is none for it. */
export type Found = { obligation: Obligation } | Refusal;

/** One that is not over. */
export function find(state: CovenantState, id: string): Found {
  const obligation = state.obligations[id];
  return obligation ? { obligation } : refuse('UNKNOWN_OBLIGATION', { obligation: id });
}

/** One in a state that the command is for. */
export function findIn(
  state: CovenantState,
  id: string,
  command: Command,
  wanted: Obligation['status'][],
): Found {
  const found = find(state, id);
  if ('code' in found || wanted.includes(found.obligation.status)) return found;
  const { status } = found.obligation;
  return refuse('OBLIGATION_STATE', {
    obligation: id,
    state: status,
    command: command.type,
    wanted: wanted.join('/'),
  });
}

/** An open one that belongs to whoever the command is for. */
export function findOwn(state: CovenantState, id: string, command: Command): Found {
  const found = findIn(state, id, command, ['open']);
  if ('code' in found) return found;
  const organisation = principalOf(state, command);
  const { owner } = found.obligation;
  return isOwner(state, found.obligation, organisation)
    ? found
    : refuse('NOT_THE_OWNER', { obligation: id, owner, organisation });
}

/** A body's duty may be answered for the body itself or for the organisation through which it is reached. */
function isOwner(state: CovenantState, obligation: Obligation, organisation: string): boolean {
  const owner = obligation.template ? templateOf(state, obligation.template)?.owner : undefined;
  return (
    obligation.owner === organisation ||
    bodyOwing(state, obligation) === organisation ||
    (owner !== undefined && 'body' in owner && owner.body === organisation)
  );
}
