import type { CommandOf } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import { findIn, findOwn } from './find-obligation.ts';
import { dueDay, waitsForDay } from './obligation.ts';
import type { CivilDate } from './primitives.ts';
import { refuse, type Refusal } from './refusals.ts';
import type { CovenantState, Obligation } from './state.ts';

/** Decisions about more time: what an owner asks, and what the secretariat answers. */

/** More time, asked before the day; until the answer comes, what was asked in time is neither late nor chased (D09). */
export function requestExtension(
  state: CovenantState,
  command: CommandOf<'RequestExtension'>,
  context: Context,
): Decision {
  const { obligation: id, reason, until } = command.fields;
  const found = findOwn(state, id, command);
  if ('code' in found) return found;
  const waiting = checkNoRequest(found.obligation);
  if (waiting) return waiting;
  const due = statedDay(state, found.obligation);
  if (due === undefined) {
    const anchor = waitsForDay(state, { ...found.obligation, pausedOn: null }) ?? '';
    return refuse('NO_DAY_YET', { obligation: id, anchor });
  }
  if (until <= due) return refuse('EXTENSION_NOT_LATER', { obligation: id, date: until, due });
  if (until < context.today) return refuse('DATE_IN_THE_PAST', { date: until });
  return accept({ type: 'ExtensionRequested', data: { obligation: id, until, reason, due } });
}

/** An early word, welcome at any moment before the report; it is never called late (R78, D09). */
export function reportCannotDeliver(
  state: CovenantState,
  command: CommandOf<'ReportCannotDeliver'>,
): Decision {
  const { obligation, reason } = command.fields;
  const found = findOwn(state, obligation, command);
  if ('code' in found) return found;
  const waiting = checkNoRequest(found.obligation);
  return waiting ?? accept({ type: 'NonDeliveryReported', data: { obligation, reason }, rules: ['R78'] });
}

function checkNoRequest({ id, request }: Obligation): Refusal | null {
  return request && refuse('REQUEST_OPEN', { obligation: id });
}

/** The day that stands, also while the clock does: a suspension only makes it later. */
function statedDay(state: CovenantState, obligation: Obligation): CivilDate | undefined {
  return dueDay(state, { ...obligation, pausedOn: null });
}

/** A later day, with the day that stood; where it answers a request, with what was asked. */
export function extend(
  state: CovenantState,
  command: CommandOf<'ExtendObligation'>,
  context: Context,
): Decision {
  const { obligation: id, reason, due } = command.fields;
  const found = findIn(state, id, command, ['open']);
  if ('code' in found) return found;
  if (due < context.today) return refuse('DATE_IN_THE_PAST', { date: due });
  const previous = statedDay(state, found.obligation) ?? null;
  if (previous !== null && due <= previous)
    return refuse('EXTENSION_NOT_LATER', { obligation: id, date: due, due: previous });
  const { request } = found.obligation;
  const answer = request && { request: request.event, ...(request.until && { asked: request.until }) };
  return accept({ type: 'ObligationExtended', data: { obligation: id, reason, due, previous, ...answer } });
}

/** No to what was asked: the day stands, and its owner is reminded again from now on. */
export function decline(state: CovenantState, command: CommandOf<'DeclineRequest'>): Decision {
  const { obligation: id, reason } = command.fields;
  const found = findIn(state, id, command, ['open', 'suspended']);
  if ('code' in found) return found;
  const { request } = found.obligation;
  if (!request) return refuse('NO_REQUEST', { obligation: id });
  return accept({ type: 'RequestDeclined', data: { obligation: id, reason, request: request.event } });
}
