import { calendarNumber } from './calendar.ts';
import { dueDay } from './obligation.ts';
import type { Instant } from './primitives.ts';
import type { CovenantState, Obligation } from './state.ts';

/**
 * Marks the duties whose due day a fact has changed with a higher calendar number, whatever the fact was: an extension,
 * a suspension, a date that moved. Calendar programs accept a new day only under a higher number.
 */
export function markChangedDays(
  before: CovenantState,
  after: CovenantState,
  recordedAt: Instant,
): CovenantState {
  const shared = before.days !== after.days || before.calendar !== after.calendar;
  if (!shared && before.obligations === after.obligations) return after;
  const changed = Object.values(after.obligations).filter((obligation) => {
    const earlier = before.obligations[obligation.id];
    return earlier && (shared || earlier !== obligation) && hasMoved(before, earlier, after, obligation);
  });
  if (changed.length === 0) return after;
  const marked = changed.map(
    (obligation) =>
      [
        obligation.id,
        { ...obligation, changedAt: calendarNumber(recordedAt, obligation.changedAt) },
      ] as const,
  );
  return { ...after, obligations: { ...after.obligations, ...Object.fromEntries(marked) } };
}

function hasMoved(
  before: CovenantState,
  earlier: Obligation,
  after: CovenantState,
  obligation: Obligation,
): boolean {
  return dueDay(before, earlier) !== dueDay(after, obligation);
}
