import type { Command, CommandOf } from './commands.ts';
import { bodyOf } from './bodies/seats.ts';
import { accept, type Context, type Decision } from './decision.ts';
import { find, findIn, findOwn } from './find-obligation.ts';
import { dutyBody, isTaken } from './obligation.ts';
import { checkPolicy } from './decide-reminders.ts';
import { checkDispute } from './participation/disputes.ts';
import { checkTakesPart } from './participation/standing.ts';
import { refuse, type Refusal } from './refusals.ts';
import type { Answer, Audience } from './definition.ts';
import { dayOfMeeting } from './meetings/find.ts';
import type { CovenantState, Obligation } from './state.ts';

/** Decisions in the life of an obligation: open, reported done, verified; or returned, dropped. */

export function open(state: CovenantState, command: CommandOf<'OpenObligation'>, context: Context): Decision {
  const { obligation, owner, due, reminders, between, meeting } = command.fields;
  const stranger = checkTakesPart(state, owner);
  if (stranger) return stranger;
  if (isTaken(state, obligation)) return refuse('OBLIGATION_EXISTS', { obligation });
  if (due < context.today) return refuse('DATE_IN_THE_PAST', { date: due });
  const notice = command.effectiveOn ?? context.today;
  const dispute = between && checkDispute(state, between, { due, notice });
  if (dispute) return dispute;
  if (meeting !== undefined && dayOfMeeting(state, meeting) === null)
    return refuse('UNKNOWN_MEETING', { meeting });
  const ladder = reminders && checkPolicy({ ladder: reminders });
  if (ladder) return ladder;
  const audience = command.fields.audience ?? heardAt(state, meeting);
  const data = { ...command.fields, template: null, occurrence: 1, ...(audience && { audience }) };
  return accept({ type: 'ObligationOpened', data });
}

/** What was agreed at a meeting was heard by whoever may know of it. */
function heardAt(state: CovenantState, meeting: string | undefined): Audience | undefined {
  return state.meetings.open[meeting ?? '']?.audience;
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
  const unanswerable = checkAnswerable(state, found.obligation);
  if (unanswerable) return unanswerable;
  if (due < context.today) return refuse('DATE_IN_THE_PAST', { date: due });
  return accept({ type: 'ObligationReturned', data: { obligation, reason, due } });
}

/** Nothing comes back to who is not there any more, nor what is answered by one fact that cannot be given again. */
function checkAnswerable(state: CovenantState, obligation: Obligation): Refusal | null {
  const { id, owner, answeredBy, template, reported } = obligation;
  const body = dutyBody(state, obligation);
  if (body !== null && !bodyOf(state, body)) return refuse('BODY_DISSOLVED', { body, obligation: id });
  if (body === null && state.participants[owner]?.leftOn !== null)
    return refuse('ORGANISATION_LEFT', { organisation: owner });
  const once = answeredBy === 'ratification' || (answeredBy === 'consultation' && template === null);
  return once ? refuse('ANSWERED_ONCE', { obligation: id, answeredBy, event: `${reported?.event}` }) : null;
}

export function drop(state: CovenantState, command: CommandOf<'DropObligation'>): Decision {
  const { obligation, reason } = command.fields;
  const found = find(state, obligation);
  if ('code' in found) return found;
  return accept({ type: 'ObligationDropped', data: { obligation, reason, because: 'decided' } });
}
