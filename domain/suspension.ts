import { daysBetween } from './calendar.ts';
import { dueDay } from './due-day.ts';
import { dutyBody } from './obligation.ts';
import type { CivilDate } from './primitives.ts';
import type { CovenantState, Obligation } from './state.ts';

/**
 * Clocks that stand still. A duty's clock does while the duty itself, its owner or the whole covenant is suspended; its
 * day moves by the days of the union, so that a day under two suspensions counts once. A body's duty does not stand
 * still with the organisation through which the body is reached: others can speak for it.
 */

/** Since when a duty's clock stands still, by the suspensions of the state; null while it runs. */
export function pausedSince(state: CovenantState, obligation: Obligation): CivilDate | null {
  const { owner, suspendedOn, countedTo } = obligation;
  const { covenant, organisations } = state.suspensions;
  const owners = dutyBody(state, obligation) === null ? (organisations[owner] ?? null) : null;
  const [first] = [suspendedOn, owners, covenant].filter((day) => day !== null).sort();
  return first === undefined ? null : later(first, countedTo);
}

/**
 * The duty after its suspensions have changed: paused since the earliest of them, or moved by the days that are over.
 * @param on the day on which the change took effect, Europe/Amsterdam.
 */
export function paused(state: CovenantState, obligation: Obligation, on: CivilDate): Obligation {
  const before = obligation.pausedOn;
  const since = pausedSince(state, obligation);
  if (before === since) return obligation;
  if (before === null || (since !== null && since < before)) return { ...obligation, pausedOn: since };
  // The suspension that began first is over; one that began later may still go on.
  const end = since !== null && since < on ? since : on;
  const counted = {
    ...obligation,
    countedTo: later(end, before),
    clockFrom: later(end, obligation.clockFrom),
  };
  return {
    ...counted,
    pausedOn: pausedSince(state, counted),
    movedDays: obligation.movedDays + (hasDay(state, obligation) ? daysFrom(before, end) : 0),
    extension: null,
  };
}

/** A day that is counted from something still to come does not run out meanwhile, so it has none to move. */
function hasDay(state: CovenantState, obligation: Obligation): boolean {
  return dueDay(state, { ...obligation, pausedOn: null }) !== undefined;
}

/** Every duty after a suspension of the covenant or of an organisation has begun or ended. */
export function withPauses(state: CovenantState, on: CivilDate): CovenantState {
  const entries = Object.entries(state.obligations).map(
    ([id, obligation]) => [id, paused(state, obligation, on)] as const,
  );
  return { ...state, obligations: Object.fromEntries(entries) };
}

/**
 * Days by which something moves that the covenant's suspensions have held up: its day stood still while it waited.
 * @param since the day on which it would have opened or begun.
 * @param day its day without any suspension.
 */
export function daysWaited(state: CovenantState, since: CivilDate, day: CivilDate): number {
  return state.suspensions.past.reduce((moved, { from, to }) => {
    const first = later(from, since);
    const ranOut = daysFrom(since, first) - moved > daysFrom(since, day);
    return ranOut ? moved : moved + daysFrom(first, to);
  }, 0);
}

/** The day on which something began that was to begin on `day`: the covenant's clock may have stood still then. */
export function dayOfBeginning(state: CovenantState, day: CivilDate): CivilDate {
  return state.suspensions.past.find(({ from, to }) => from <= day && day < to)?.to ?? day;
}

export function later(one: CivilDate, other: CivilDate): CivilDate {
  return one < other ? other : one;
}

function daysFrom(from: CivilDate, to: CivilDate): number {
  return Math.max(0, daysBetween(from, to));
}
