import { addPeriod, addPeriods } from './calendar.ts';
import { mapFields } from './command-shape.ts';
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

/** Every day that a command names; its shape tells where they stand, so that no new field is left out. */
function daysOf({ type, fields, effectiveOn }: Command): CivilDate[] {
  const days: CivilDate[] = effectiveOn ? [effectiveOn] : [];
  mapFields(type, fields, { date: (day) => days.push(day) });
  return days;
}
