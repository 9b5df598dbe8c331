import { daysBetween } from './calendar.ts';
import { principalOf } from './authority.ts';
import type { Command, CommandOf } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import { dueDay, isBodys, isTaken, templateOf } from './obligation.ts';
import { refuse, type Refusal } from './refusals.ts';
import type { Answer, CovenantState, Obligation } from './state.ts';

/** Decisions in the life of an obligation: open, reported done, verified; or returned, suspended, dropped. */

type Found = { obligation: Obligation } | Refusal;

function find(state: CovenantState, id: string): Found {
  const obligation = state.obligations[id];
  return obligation ? { obligation } : refuse('UNKNOWN_OBLIGATION', { obligation: id });
}

function findIn(state: CovenantState, id: string, command: Command, wanted: Obligation['status'][]): Found {
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

function findOwn(state: CovenantState, id: string, command: Command): Found {
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
    (owner !== undefined && 'body' in owner && owner.body === organisation)
  );
}

export function open(state: CovenantState, command: CommandOf<'OpenObligation'>, context: Context): Decision {
  const { obligation, owner, text, due, verify, reminders } = command.fields;
  if (state.participants[owner]?.leftOn !== null)
    return refuse('UNKNOWN_ORGANISATION', { organisation: owner });
  if (isTaken(state, obligation)) return refuse('OBLIGATION_EXISTS', { obligation });
  if (due < context.today) return refuse('DATE_IN_THE_PAST', { date: due });
  const data = { obligation, owner, template: null, occurrence: 1, text, due, verify, reminders };
  return accept({ type: 'ObligationOpened', data });
}

export function reportDone(state: CovenantState, command: CommandOf<'ReportDone'>): Decision {
  const { obligation: id, note } = command.fields;
  const found = findOwn(state, id, command);
  if ('code' in found) return found;
  const wrong = checkAnswer(found.obligation, 'report', command);
  return wrong ?? accept({ type: 'ObligationReportedDone', data: { obligation: id, by: 'report', note } });
}

function checkAnswer(obligation: Obligation, answer: Answer, command: Command): Refusal | null {
  const { id, answeredBy } = obligation;
  if (answeredBy === answer) return null;
  return refuse('WRONG_ANSWER', { obligation: id, answeredBy, command: command.type });
}

/** A submission is a fact of its own and reports its obligation done (see react). */
export function submit(state: CovenantState, command: CommandOf<'SubmitMonitoring'>): Decision {
  const { obligation, report, period } = command.fields;
  const found = findOwn(state, obligation, command);
  if ('code' in found) return found;
  const wrong = checkAnswer(found.obligation, 'submission', command);
  if (wrong) return wrong;
  if (period && period.to < period.from) return refuse('DATES_REVERSED', period);
  const organisation = found.obligation.owner;
  return accept({ type: 'MonitoringSubmitted', data: { obligation, organisation, report, period } });
}

export function verify(state: CovenantState, command: CommandOf<'VerifyObligation'>): Decision {
  const { obligation, note } = command.fields;
  const found = findIn(state, obligation, command, ['reported']);
  return 'code' in found ? found : accept({ type: 'ObligationVerified', data: { obligation, note } });
}

export function giveBack(
  state: CovenantState,
  command: CommandOf<'ReturnObligation'>,
  context: Context,
): Decision {
  const { obligation, reason, due } = command.fields;
  const found = findIn(state, obligation, command, ['reported']);
  if ('code' in found) return found;
  const { owner, template } = found.obligation;
  if (state.participants[owner]?.leftOn !== null && !isBodys(state, template))
    return refuse('ORGANISATION_LEFT', { organisation: owner });
  if (due < context.today) return refuse('DATE_IN_THE_PAST', { date: due });
  return accept({ type: 'ObligationReturned', data: { obligation, reason, due } });
}

/** An early word, welcome at any moment before the report; it is never called late (R78). */
export function reportCannotDeliver(
  state: CovenantState,
  command: CommandOf<'ReportCannotDeliver'>,
): Decision {
  const { obligation, reason } = command.fields;
  const found = findOwn(state, obligation, command);
  return 'code' in found
    ? found
    : accept({ type: 'NonDeliveryReported', data: { obligation, reason }, rules: ['R78'] });
}

export function extend(
  state: CovenantState,
  command: CommandOf<'ExtendObligation'>,
  context: Context,
): Decision {
  const { obligation: id, reason, due } = command.fields;
  const found = findIn(state, id, command, ['open']);
  if ('code' in found) return found;
  if (due < context.today) return refuse('DATE_IN_THE_PAST', { date: due });
  const previous = dueDay(state, found.obligation) ?? null;
  return accept({ type: 'ObligationExtended', data: { obligation: id, reason, due, previous } });
}

export function suspend(state: CovenantState, command: CommandOf<'SuspendObligation'>): Decision {
  const { obligation, reason } = command.fields;
  const found = findIn(state, obligation, command, ['open']);
  return 'code' in found ? found : accept({ type: 'ObligationSuspended', data: { obligation, reason } });
}

export function resume(
  state: CovenantState,
  command: CommandOf<'ResumeObligation'>,
  context: Context,
): Decision {
  const found = findIn(state, command.fields.obligation, command, ['suspended']);
  if ('code' in found) return found;
  const { id, suspendedOn } = found.obligation;
  const until = command.effectiveOn ?? context.today;
  const days = suspendedOn && suspendedOn < until ? daysBetween(suspendedOn, until) : 0;
  return accept({ type: 'ObligationResumed', data: { obligation: id, days } });
}

export function drop(state: CovenantState, command: CommandOf<'DropObligation'>): Decision {
  const { obligation, reason } = command.fields;
  const found = find(state, obligation);
  if ('code' in found) return found;
  return accept({ type: 'ObligationDropped', data: { obligation, reason, because: 'decided' } });
}
