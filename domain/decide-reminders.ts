import { policyProblems } from './check-reminders.ts';
import type { CommandOf } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { NewEvent } from './events.ts';
import { stepIds, stepsNamed } from './ladder.ts';
import { secretariatOf } from './participation/standing.ts';
import type { CivilDate } from './primitives.ts';
import { beyond } from './recipients.ts';
import { refuse, type Refusal, type RefusalCode } from './refusals.ts';
import { effectivePolicy } from './reminder-policy.ts';
import { isEscalation, policyPartSchema, type ReminderPolicy } from './reminder-terms.ts';
import type { CovenantState, Obligation } from './state.ts';

/** Decisions of the officer's day: who is reminded, what is held, skipped or written, who is away. */

export function setReminders(state: CovenantState, command: CommandOf<'SetReminders'>): Decision {
  const { fields } = command;
  const { organisation, obligation, inherit = [], ...parts } = fields;
  const given = policyPartSchema.options.filter((part) => parts[part] !== undefined);
  if (organisation !== undefined && obligation !== undefined) return refuse('REMINDERS_FOR_BOTH');
  if (given.length + inherit.length === 0) return refuse('NOTHING_TO_SET');
  const twice = inherit.find((part) => given.includes(part));
  if (twice) return refuse('PART_TWICE', { part: twice });
  if (organisation !== undefined && state.participants[organisation]?.leftOn !== null)
    return refuse('UNKNOWN_ORGANISATION', { organisation });
  if (obligation !== undefined && !state.obligations[obligation])
    return refuse('UNKNOWN_OBLIGATION', { obligation });
  return checkPolicy(parts) ?? accept({ type: 'RemindersSet', data: fields });
}

/**
 * Refuses a ladder that never ends, and one that goes beyond contact and officer: that is agreed by the parties in the
 * definition (R131), never set by an officer.
 */
export function checkPolicy(policy: ReminderPolicy): Refusal | null {
  const [problem] = policyProblems(policy);
  if (problem) return refuse(refusalOf[problem.code], problem.parameters);
  const beyond = policy.ladder?.find(isEscalation);
  return beyond ? refuse('ESCALATION_NOT_AGREED', { to: beyond.to }) : null;
}

const refusalOf = {
  LADDER_NEVER_ENDS: 'LADDER_NEVER_ENDS',
  REPEATS_WITHOUT_EVERY: 'REPEATS_WITHOUT_EVERY',
  BODY_MISSING: 'ESCALATION_NOT_AGREED',
  QUIET_TOO_LONG: 'QUIET_TOO_LONG',
} as const satisfies Record<ReturnType<typeof policyProblems>[number]['code'], RefusalCode>;

export function noteContact(
  state: CovenantState,
  command: CommandOf<'NoteContact'>,
  context: Context,
): Decision {
  const { obligation, until } = command.fields;
  const wrong = checkOpen(state, obligation, command.type) ?? checkUntil(until, context);
  return wrong ?? accept({ type: 'ContactNoted', data: command.fields });
}

export function holdReminders(
  state: CovenantState,
  command: CommandOf<'HoldReminders'>,
  context: Context,
): Decision {
  const { obligation, until, step } = command.fields;
  const wrong =
    (step === undefined ? checkOpen(state, obligation, command.type) : checkEvent(state, step)) ??
    checkUntil(until, context);
  return wrong ?? accept({ type: 'RemindersHeld', data: command.fields });
}

export function skipReminder(state: CovenantState, command: CommandOf<'SkipReminder'>): Decision {
  return onStep(state, command, { type: 'ReminderSkipped', data: command.fields });
}

export function editReminder(state: CovenantState, command: CommandOf<'EditReminder'>): Decision {
  return onStep(state, command, { type: 'ReminderEdited', data: command.fields });
}

function onStep(
  state: CovenantState,
  command: CommandOf<'SkipReminder'> | CommandOf<'EditReminder'>,
  event: NewEvent,
): Decision {
  const { obligation: id, step } = command.fields;
  if (step.startsWith('event:')) return checkEvent(state, step) ?? accept(event);
  const wrong = checkOpen(state, id, command.type) ?? checkStep(state, state.obligations[id], step);
  return wrong ?? accept(event);
}

/** Goes out only after a person has said so, and only where the parties agreed to it (R131). */
export function confirmEscalation(state: CovenantState, command: CommandOf<'ConfirmEscalation'>): Decision {
  const { obligation: id, step } = command.fields;
  const wrong = checkOpen(state, id, command.type);
  const obligation = state.obligations[id];
  if (wrong || !obligation) return wrong ?? refuse('UNKNOWN_OBLIGATION', { obligation: id });
  const ladder = effectivePolicy(state, obligation).ladder.value;
  const agreed = stepsNamed(ladder, step).filter(isEscalation);
  if (agreed.length === 0) return refuse('NOT_AN_ESCALATION', { obligation: id, step });
  const nobody = agreed.find((each) => beyond(state, obligation.owner, each) === null);
  if (nobody) return refuse('NOBODY_BEYOND', { to: nobody.to, organisation: obligation.owner });
  if (obligation.confirmed.includes(step)) return refuse('ALREADY_CONFIRMED', { obligation: id, step });
  return accept({ type: 'EscalationConfirmed', data: command.fields, rules: ['R131'] });
}

export function setAbsence(
  state: CovenantState,
  command: CommandOf<'SetAbsence'>,
  context: Context,
): Decision {
  const { person, from, to, deputy } = command.fields;
  if (to < from) return refuse('DATES_REVERSED', { from, to });
  if (to < context.today) return refuse('DATE_IN_THE_PAST', { date: to });
  const wrong = deputy === undefined ? null : checkDeputy(state, person, deputy);
  return wrong ?? accept({ type: 'AbsenceSet', data: command.fields });
}

/** What one organisation owes is nobody else's to read: a deputy is a colleague, or of the secretariat. */
function checkDeputy(state: CovenantState, person: string, deputy: string): Refusal | null {
  const [away, colleague] = [state.people[person], state.people[deputy]];
  if (!colleague || deputy === person) return refuse('UNKNOWN_PERSON', { person: deputy });
  const near = [away?.organisation, secretariatOf(state)].includes(colleague.organisation);
  return near ? null : refuse('DEPUTY_ELSEWHERE', { person, deputy });
}

export function setRhythm(command: CommandOf<'SetRhythm'>): Decision {
  const { person, rhythm, weekday } = command.fields;
  if (rhythm === 'daily') return accept({ type: 'RhythmSet', data: { person, rhythm } });
  if (weekday === undefined) return refuse('WEEKDAY_MISSING', { person });
  return accept({ type: 'RhythmSet', data: { person, rhythm: { weekly: weekday } } });
}

function checkOpen(state: CovenantState, id: string, command: string): Refusal | null {
  const obligation = state.obligations[id];
  if (!obligation) return refuse('UNKNOWN_OBLIGATION', { obligation: id });
  const { status } = obligation;
  return status === 'open'
    ? null
    : refuse('OBLIGATION_STATE', { obligation: id, state: status, command, wanted: 'open' });
}

function checkUntil(until: CivilDate | undefined, { today }: Context): Refusal | null {
  return until !== undefined && until < today ? refuse('DATE_IN_THE_PAST', { date: until }) : null;
}

/** A ladder that the programme gives is not known here, so that any of its steps may be named. */
function checkStep(state: CovenantState, obligation: Obligation | undefined, step: string): Refusal | null {
  if (!obligation) return null;
  const { value, from } = effectivePolicy(state, obligation).ladder;
  const steps = stepIds(value);
  if (from === 'built-in' || steps.includes(step)) return null;
  return refuse('STEP_UNKNOWN', { obligation: obligation.id, step, steps: [...new Set(steps)].join(', ') });
}

function checkEvent(state: CovenantState, step: string): Refusal | null {
  const event = step.slice('event:'.length);
  return Number(event) <= state.sequence
    ? null
    : refuse('EVENT_UNKNOWN', { event, last: `${state.sequence}` });
}
