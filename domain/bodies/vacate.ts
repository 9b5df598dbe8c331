import type { NewEvent } from '../events.ts';
import type { CovenantState } from '../state.ts';

/** Who leaves the covenant leaves its seats. */
export function vacated(state: CovenantState, organisation: string): NewEvent[] {
  return Object.entries(state.bodies.seats)
    .filter(([, seats]) => seats.some((seat) => seat.organisation === organisation))
    .map(([body]) => ({
      type: 'MemberUnseated',
      data: { body, organisation, because: 'organisation-left' },
    }));
}
