import { isTaken } from '../obligation.ts';
import type { LocalText } from '../primitives.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { StandingBody } from './seats.ts';

/** The duty of a body to seat its next chair in time (R46), known by its id: `chair-working-group-2`. */

const CHAIR_DUTY = /^chair-(.+)-\d+$/;

/** The id of the next such duty of a body. */
export function nextChairDuty(state: CovenantState, { id }: StandingBody): string {
  const free = (number: number): string => {
    const duty = `chair-${id}-${number}`;
    return isTaken(state, duty) ? free(number + 1) : duty;
  };
  return free(1);
}

/** Duties of a body to seat its next chair that are open now. */
export function openChairDuties(state: CovenantState, body: string): string[] {
  return Object.values(state.obligations)
    .filter((obligation) => obligation.body === body && CHAIR_DUTY.exec(obligation.id)?.[1] === body)
    .filter(({ status }) => status !== 'reported')
    .map(({ id }) => id);
}

/** What such a duty is called, also after it is over; null for any other duty. */
export function chairDutyName(state: CovenantState, id: string): LocalText | null {
  const body = CHAIR_DUTY.exec(id)?.[1] ?? '';
  const name = bodyName(state, body);
  return name && { nl: `volgende voorzitter van ${name.nl}`, en: `next chair of ${name.en}` };
}

/** A body's name, dissolved or not. */
export function bodyName(state: CovenantState, body: string): LocalText | null {
  const own = state.bodies.setUp[body];
  if (own) return { nl: own.name, en: own.name };
  return definitionOf(state).bodies.find(({ id }) => id === body)?.name ?? null;
}
