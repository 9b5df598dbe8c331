import { addPeriod, addPeriods } from './calendar.ts';
import type { Command } from './commands.ts';
import type { CivilDate } from './primitives.ts';
import { refuse, type Refusal } from './refusals.ts';

/**
 * Refuses a day that can only be a slip of the pen, such as 1926 for 2026: more than 20 years before or 50 years after
 * today, Europe/Amsterdam. Duties that recur would open for all those years at once, and no fact is ever removed.
 */
export function checkDays(command: Command, today: CivilDate): Refusal | null {
  const [first, last] = [addPeriods(today, 'P20Y', -1), addPeriod(today, 'P50Y')];
  const date = daysOf(command).find((day) => day < first || day > last);
  return date === undefined ? null : refuse('DATE_TOO_FAR', { date });
}

/** The days in a command on which something hangs. */
function daysOf(command: Command): CivilDate[] {
  return [...(command.effectiveOn ? [command.effectiveOn] : []), ...daysInFields(command)];
}

function daysInFields({ type, fields }: Command): CivilDate[] {
  switch (type) {
    case 'SetDate':
      return [fields.from, ...(fields.to ? [fields.to] : [])];
    case 'SetEntryIntoForce':
      return [fields.on];
    case 'RequestExtension':
    case 'HoldReminders':
      return [fields.until];
    case 'NoteContact':
      return fields.until ? [fields.until] : [];
    case 'SetAbsence':
      return [fields.from, fields.to];
    case 'OpenObligation':
    case 'ExtendObligation':
    case 'ReturnObligation':
      return [fields.due];
    case 'PlanMeeting':
      return [fields.on];
    case 'MoveMeeting':
      return fields.on ? [fields.on] : [];
    case 'RecordDecision':
      return fields.reviewOn ? [fields.reviewOn] : [];
    case 'CirculateMinutes':
      return fields.commentsUntil ? [fields.commentsUntil] : [];
    case 'CloseGate':
      return (fields.conditions ?? []).map((condition) => condition.due);
    default:
      return [];
  }
}
