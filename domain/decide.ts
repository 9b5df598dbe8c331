import type { DecidersOf } from './area.ts';
import { checkAuthority, checkStatus } from './authority.ts';
import { checkDays } from './check-days.ts';
import { checkEffective } from './check-effective.ts';
import type { Command, commandFields, CommandOf, CommandType } from './commands.ts';
import * as calendar from './decide-calendar.ts';
import * as course from './decide-course.ts';
import * as milestones from './decide-milestones.ts';
import * as gates from './decide-gates.ts';
import * as obligations from './decide-obligations.ts';
import * as reminders from './decide-reminders.ts';
import * as requests from './decide-requests.ts';
import * as suspensions from './decide-suspensions.ts';
import * as table from './decide-table.ts';
import { isRefusal, type Context, type Decision } from './decision.ts';
import { dossierDeciders } from './dossier/decide.ts';
import { withMandate } from './mandates/bind.ts';
import { mandateDeciders } from './mandates/decide.ts';
import { meetingDeciders } from './meetings/decide.ts';
import { paperDeciders } from './papers/decide.ts';
import { pausingDeciders } from './pausing/decide.ts';
import { commitmentDeciders } from './commitments/decide.ts';
import { signingDeciders } from './signing/decide.ts';
import { bodyDeciders } from './bodies/decide.ts';
import { correctionDeciders } from './corrections/decide.ts';
import { adoptionDeciders } from './adoption/decide.ts';
import { changeContact, participationDeciders } from './participation/decide.ts';
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
  if (command.type === 'OpenCovenant' || command.type === 'AdoptCovenant')
    return dispatch(state, command, context);
  // Reports become final as days pass, whether or not another fact has come by to show it.
  const current = settleFinal(state, context.today);
  const unfit =
    checkStatus(current, command) ?? checkAuthority(current, command) ?? checkEffective(current, command);
  if (unfit) return unfit;
  const decision = dispatch(current, command, context);
  return isRefusal(decision) ? decision : withMandate(current, command, decision, context);
}

/** One line for each command; an area of the table brings its own. */
const deciders: DecidersOf<typeof commandFields> = {
  OpenCovenant: course.open,
  RecordMilestone: milestones.record,
  SetDate: course.setDate,
  AdoptCalendar: calendar.adopt,
  SetEntryIntoForce: table.setEntryIntoForce,
  OpenGate: gates.open,
  GivePosition: gates.givePosition,
  CloseGate: gates.close,
  GiveLetterOfIntent: table.giveLetterOfIntent,
  ChangeContact: changeContact,
  OpenObligation: obligations.open,
  ReportDone: obligations.reportDone,
  VerifyObligation: obligations.verify,
  ReturnObligation: obligations.giveBack,
  ReportCannotDeliver: requests.reportCannotDeliver,
  RequestExtension: requests.requestExtension,
  ExtendObligation: requests.extend,
  DeclineRequest: requests.decline,
  SuspendObligation: suspensions.suspendObligation,
  ResumeObligation: suspensions.resumeObligation,
  SuspendOrganisation: suspensions.suspendOrganisation,
  ResumeOrganisation: suspensions.resumeOrganisation,
  SuspendCovenant: suspensions.suspendCovenant,
  ResumeCovenant: suspensions.resumeCovenant,
  DropObligation: obligations.drop,
  SubmitMonitoring: obligations.submit,
  SetReminders: reminders.setReminders,
  NoteContact: reminders.noteContact,
  HoldReminders: reminders.holdReminders,
  SkipReminder: reminders.skipReminder,
  EditReminder: reminders.editReminder,
  ConfirmEscalation: reminders.confirmEscalation,
  SetAbsence: reminders.setAbsence,
  SetRhythm: (_state, command) => reminders.setRhythm(command),
  StopCovenant: course.stop,
  RestartCovenant: course.restart,
  CloseCovenant: course.close,
  ...dossierDeciders,
  ...mandateDeciders,
  ...meetingDeciders,
  ...paperDeciders,
  ...pausingDeciders,
  ...commitmentDeciders,
  ...signingDeciders,
  ...participationDeciders,
  ...bodyDeciders,
  ...correctionDeciders,
  ...adoptionDeciders,
};

function dispatch<T extends CommandType>(
  state: CovenantState,
  command: CommandOf<T>,
  context: Context,
): Decision {
  const decider = deciders[command.type] as (
    state: CovenantState,
    command: CommandOf<T>,
    context: Context,
  ) => Decision;
  return decider(state, command, context);
}
