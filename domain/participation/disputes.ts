import type { TimeFact } from '../area.ts';
import { addDays, addPeriod } from '../calendar.ts';
import { dueDay } from '../due-day.ts';
import type { NewEvent } from '../events.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState, type Obligation } from '../state.ts';
import { passedOn } from './hand-over.ts';
import { checkTakesPart, takesPart } from './standing.ts';

/**
 * Disputes (geschillen) between organisations, as duties to settle them. Where the definition says so, those in a dispute
 * that was not settled in time have a right to leave (R104); how disputes are heard is no matter of this file.
 */

/** Refuses a duty to settle a dispute whose time is shorter than the agreed one, counted from the day of notice. */
export function checkDispute(
  state: CovenantState,
  between: readonly string[],
  { due, notice }: { due: CivilDate; notice: CivilDate },
): Refusal | null {
  for (const organisation of between) {
    const stranger = checkTakesPart(state, organisation);
    if (stranger) return stranger;
  }
  if (new Set(between).size < 2) return refuse('DISPUTE_OF_ONE', { organisation: between[0] ?? '' });
  const right = rightTerms(state);
  const earliest = right && addPeriod(notice, right.after);
  if (earliest === undefined || due >= earliest) return null;
  return refuse('DISPUTE_TERM_SHORT', { due, earliest }, right?.rule);
}

function rightTerms(state: CovenantState) {
  return definitionOf(state).leaving?.right;
}

/** The day after the last one on which a dispute could be settled, a right arises. */
export function rightsArising(state: CovenantState): TimeFact[] {
  const right = rightTerms(state);
  if (!right) return [];
  const rules = [right.rule, right.deadline].filter((rule) => rule !== undefined);
  return Object.values(state.obligations).flatMap((obligation): TimeFact[] => {
    const { id, dispute, status } = obligation;
    const due = dueDay(state, obligation);
    if (!dispute || dispute.rightSince !== null || status !== 'open' || due === undefined) return [];
    const organisations = dispute.between.filter((organisation) => takesPart(state, organisation));
    if (organisations.length === 0) return [];
    const on = addDays(due, 1);
    const data = { obligation: id, organisations, on };
    return [{ on, events: [{ type: 'RightToLeaveArose', data, rules }] }];
  });
}

export interface RightToLeave {
  /** The duty to settle the dispute. */
  obligation: string;
  since: CivilDate;
}

/** Rights to leave that an organisation has now; once the dispute is reported settled there is none. */
export function rightsToLeave(state: CovenantState, organisation: string): RightToLeave[] {
  return Object.values(state.obligations).flatMap(({ id, dispute, status }) =>
    dispute?.between.includes(organisation) && dispute.rightSince !== null && status !== 'reported'
      ? [{ obligation: id, since: dispute.rightSince }]
      : [],
  );
}

/**
 * A dispute goes on where two or more are left: the first of them has to see to it now, and the right that arose, or will,
 * is not taken from the others by who leaves (R104).
 */
export function disputesLeft(state: CovenantState, organisation: string): NewEvent[] {
  return Object.values(state.obligations)
    .filter((obligation) => obligation.owner === organisation && goesOn(state, obligation))
    .flatMap((obligation) => {
      const next = obligation.dispute?.between.find((each) => takesPart(state, each));
      return next === undefined ? [] : [passedOn(obligation, next)];
    });
}

/** True for a dispute that two or more can still settle. */
export function goesOn(state: CovenantState, obligation: Obligation): boolean {
  return obligation.dispute !== null && !isMoot(state, obligation);
}

/** True for a dispute of which fewer than two organisations are left. */
export function isMoot(state: CovenantState, { dispute }: Obligation): boolean {
  return dispute !== null && dispute.between.filter((each) => takesPart(state, each)).length < 2;
}
