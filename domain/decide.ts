import { assertNever } from './assert-never.ts';
import { checkAuthority } from './authority.ts';
import { checkDays } from './check-days.ts';
import type { Command } from './commands.ts';
import * as calendar from './decide-calendar.ts';
import * as course from './decide-course.ts';
import * as gates from './decide-gates.ts';
import * as obligations from './decide-obligations.ts';
import * as participation from './decide-participation.ts';
import * as reminders from './decide-reminders.ts';
import * as requests from './decide-requests.ts';
import * as suspensions from './decide-suspensions.ts';
import * as table from './decide-table.ts';
import { accept, type Context, type Decision } from './decision.ts';
import { settleFinal } from './evolve-obligations.ts';
import { refuse } from './refusals.ts';
import type { CovenantState } from './state.ts';

/**
 * What a command makes true, or why it is refused. Pure: the same state, command and context give the same decision,
 * in the update's validator, in its handler and in every replay.
 */
export function decide(state: CovenantState, command: Command, context: Context): Decision {
  if (command.effectiveOn && command.effectiveOn > context.today)
    return refuse('FUTURE_DATE', { date: command.effectiveOn });
  const farDay = checkDays(command, context.today);
  if (farDay) return farDay;
  if (command.type === 'OpenCovenant') return course.open(state, command);
  // Reports become final as days pass, whether or not another fact has come by to show it.
  const current = settleFinal(state, context.today);
  const unfit = checkStatus(current, command) ?? checkAuthority(current, command);
  return unfit ?? dispatch(current, command, context);
}

function checkStatus(state: CovenantState, command: Command): Decision | null {
  if (state.status === 'open') return null;
  if (state.status === 'stopped' && command.type === 'RestartCovenant') return null;
  if (state.status !== 'new' && command.type === 'CorrectEvent') return null;
  return refuse('COVENANT_NOT_OPEN', { status: state.status, command: command.type });
}

function dispatch(state: CovenantState, command: Command, context: Context): Decision {
  switch (command.type) {
    case 'OpenCovenant':
      return accept();
    case 'RecordMilestone':
      return course.recordMilestone(state, command);
    case 'SetDate':
      return course.setDate(state, command);
    case 'AdoptCalendar':
      return calendar.adopt(state, command);
    case 'SetEntryIntoForce':
      return table.setEntryIntoForce(state, command);
    case 'OpenGate':
      return gates.open(state, command, context);
    case 'GivePosition':
      return gates.givePosition(state, command);
    case 'CloseGate':
      return gates.close(state, command, context);
    case 'GiveLetterOfIntent':
      return table.giveLetterOfIntent(state, command);
    case 'SignCovenant':
      return table.sign(state, command);
    case 'JoinCovenant':
      return participation.join(state, command);
    case 'LeaveCovenant':
      return participation.leave(state, command);
    case 'ChangeContact':
      return participation.changeContact(state, command);
    case 'OpenObligation':
      return obligations.open(state, command, context);
    case 'ReportDone':
      return obligations.reportDone(state, command);
    case 'VerifyObligation':
      return obligations.verify(state, command);
    case 'ReturnObligation':
      return obligations.giveBack(state, command, context);
    case 'ReportCannotDeliver':
      return requests.reportCannotDeliver(state, command);
    case 'RequestExtension':
      return requests.requestExtension(state, command, context);
    case 'ExtendObligation':
      return requests.extend(state, command, context);
    case 'DeclineRequest':
      return requests.decline(state, command);
    case 'SuspendObligation':
      return suspensions.suspendObligation(state, command);
    case 'ResumeObligation':
      return suspensions.resumeObligation(state, command, context);
    case 'SuspendOrganisation':
      return suspensions.suspendOrganisation(state, command);
    case 'ResumeOrganisation':
      return suspensions.resumeOrganisation(state, command, context);
    case 'SuspendCovenant':
      return suspensions.suspendCovenant(state, command);
    case 'ResumeCovenant':
      return suspensions.resumeCovenant(state, command, context);
    case 'DropObligation':
      return obligations.drop(state, command);
    case 'SubmitMonitoring':
      return obligations.submit(state, command);
    case 'SetReminders':
      return reminders.setReminders(state, command);
    case 'NoteContact':
      return reminders.noteContact(state, command, context);
    case 'HoldReminders':
      return reminders.holdReminders(state, command, context);
    case 'SkipReminder':
      return reminders.skipReminder(state, command);
    case 'EditReminder':
      return reminders.editReminder(state, command);
    case 'ConfirmEscalation':
      return reminders.confirmEscalation(state, command);
    case 'SetAbsence':
      return reminders.setAbsence(state, command, context);
    case 'SetRhythm':
      return reminders.setRhythm(command);
    case 'CorrectEvent':
      return course.correct(state, command);
    case 'StopCovenant':
      return course.stop(state, command);
    case 'RestartCovenant':
      return course.restart(state, command);
    case 'CloseCovenant':
      return course.close(state, command);
    default:
      return assertNever(command);
  }
}
