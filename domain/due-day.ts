import { anchorDay, anchorOf, plannedDay } from './anchors.ts';
import { isClosed } from './closed-days.ts';
import {
  computeDeadline,
  suspension,
  type DayConvention,
  type Deadline,
  type Shift,
  type Term,
} from './day-convention.ts';
import type { ObligationTemplate } from './definition.ts';
import type { CivilDate } from './primitives.ts';
import type { CovenantState, Obligation } from './state.ts';

/** By which day a duty must be done, and why that day: a date is never stored, it follows from the recorded facts. */

export function templateOf(state: CovenantState, id: string): ObligationTemplate | undefined {
  return state.definition?.obligations.find((template) => template.id === id);
}

/** Who owes an occurrence and since when; `first` is the number of its owner's first occurrence. */
export interface OwedBy {
  owner: string;
  openedOn: CivilDate;
  first?: number;
  /** The day of joining that counts, where it is not the owner's own. */
  joinedOn?: CivilDate | null;
}

/** Due day of an occurrence by its template alone, Europe/Amsterdam; undefined while its anchor is not known. */
export function templateDue(
  state: CovenantState,
  template: ObligationTemplate,
  own: OwedBy,
  occurrence: number,
): CivilDate | undefined {
  return templateDeadline(state, template, own, occurrence)?.due;
}

/**
 * An occurrence by its template alone: anchor, plus the period, plus the interval for each repetition. On a day that is
 * the owner's own, the `first` occurrence counts from it; on a day that all share, occurrence 1 does.
 */
export function templateDeadline(
  state: CovenantState,
  template: ObligationTemplate,
  own: OwedBy,
  occurrence: number,
  suspendedDays = 0,
): Deadline | undefined {
  const term = termOf(state, template, own, occurrence);
  if (!term) return undefined;
  const longer = suspendedDays === 0 ? term : { ...term, suspendedDays };
  return computeDeadline(longer, conventionOf(state, template), state.calendar);
}

/** Counts a template's period from another day than its own, as for who joins late; undefined where it has none. */
export function countedFrom(
  state: CovenantState,
  template: ObligationTemplate,
  from: CivilDate,
): Deadline | undefined {
  if ('before' in template.due) return undefined;
  const { plus: period, workingDays } = template.due;
  if (period === undefined && workingDays === undefined) return undefined;
  return computeDeadline({ from, period, workingDays }, conventionOf(state, template), state.calendar);
}

function termOf(
  state: CovenantState,
  template: ObligationTemplate,
  own: OwedBy,
  occurrence: number,
): Term | undefined {
  const { due, every } = template;
  if ('before' in due) return dayBefore(plannedDay(state, due.before));
  const from = anchorDay(state, due.from, own);
  if (!from) return undefined;
  const term = { from, period: due.plus, workingDays: due.workingDays };
  const times = every ? occurrence - (hasOwnDay(template) ? (own.first ?? 1) : 1) : 0;
  if (!every || times === 0) return term;
  return { from: computeDeadline(term, 'none', state.calendar).rawEnd, period: every, times };
}

function dayBefore(day: CivilDate | undefined): Term | undefined {
  return day === undefined ? undefined : { from: day, period: 'P1D', backwards: true };
}

/** True when the due day counts from a day of the owner alone. */
function hasOwnDay(template: ObligationTemplate): boolean {
  return ['joining', 'opened'].includes(anchorOf(template));
}

/** A day that must come before an event is never rolled past it. */
function conventionOf({ definition }: CovenantState, { due }: ObligationTemplate): DayConvention {
  const usual = definition?.dayConvention ?? 'none';
  if ('before' in due) return usual === 'following' ? 'preceding' : usual;
  return due.convention ?? usual;
}

/** The due day of an obligation as it stands, with every step that led to it. */
export interface DueExplanation extends Deadline {
  /** The day that it is counted from, by name; null for a day that was decided on and is not counted. */
  anchor: string | null;
  /** The due day is no working day: with the convention `none`, and where a day was decided on, it stays there. */
  closed: boolean;
}

/**
 * The day on which an obligation falls due and why, Europe/Amsterdam; undefined while its anchor is not known or while
 * its clock stands still. A day that was decided on (extension, return) stands as it was decided.
 */
export function explainDue(state: CovenantState, obligation: Obligation): DueExplanation | undefined {
  const deadline = deadlineOf(state, obligation);
  if (!deadline) return undefined;
  const closed = isClosed(state.calendar, deadline.due);
  return { ...deadline, anchor: countedFromAnchor(state, obligation), closed };
}

function countedFromAnchor(state: CovenantState, obligation: Obligation): string | null {
  const template = obligation.template === null ? undefined : templateOf(state, obligation.template);
  if (!template) return null;
  if (ownCount(state, obligation)) return 'opened';
  return byTemplateOf(state, obligation) ? anchorOf(template) : null;
}

/**
 * The day on which an obligation falls due, Europe/Amsterdam; undefined while its anchor is not known or while its
 * clock stands still. A suspension moves the day by as many days as it lasted.
 */
export function dueDay(state: CovenantState, obligation: Obligation): CivilDate | undefined {
  return deadlineOf(state, obligation)?.due;
}

function deadlineOf(state: CovenantState, obligation: Obligation): Deadline | undefined {
  const { ownDue, movedDays, pausedOn } = obligation;
  if (pausedOn !== null) return undefined;
  return ownDue === null ? byTemplateOf(state, obligation, movedDays) : decided(state, obligation, ownDue);
}

/** A day that was decided on takes the place of the counted one; only a suspension moves it. */
function decided(state: CovenantState, obligation: Obligation, ownDue: CivilDate): Deadline {
  const base =
    ownCount(state, obligation) ??
    byTemplateOf(state, obligation) ??
    computeDeadline({ from: ownDue }, 'none', state.calendar);
  const decision: Shift[] =
    base.due === ownDue ? [] : [{ from: base.due, to: ownDue, reason: 'decision', closed: [] }];
  const moved = suspension(ownDue, obligation.movedDays);
  return { ...base, due: moved[0]?.to ?? ownDue, shifts: [...base.shifts, ...decision, ...moved] };
}

/** Who joined late has as long as the others had: a day of its own, counted from the day on which the duty opened. */
function ownCount(state: CovenantState, obligation: Obligation): Deadline | undefined {
  const { ownDue, extension, returnedAt, openedOn } = obligation;
  if (ownDue === null || extension !== null || returnedAt > 0 || obligation.template === null)
    return undefined;
  const template = templateOf(state, obligation.template);
  const own = template && countedFrom(state, template, openedOn);
  return own?.due === ownDue ? own : undefined;
}

function byTemplateOf(state: CovenantState, obligation: Obligation, suspendedDays = 0): Deadline | undefined {
  const { owner, occurrence } = obligation;
  const template = obligation.template ? templateOf(state, obligation.template) : undefined;
  if (!template) return undefined;
  const series = template.every ? state.recurrences[`${template.id}/${owner}`] : undefined;
  return templateDeadline(state, template, series ?? obligation, occurrence, suspendedDays);
}
