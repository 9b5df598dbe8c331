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

/** Who acts for an organisation no more leaves the seats that they took by name for it. */
export function vacatedBy(
  state: CovenantState,
  { organisation, person }: { organisation: string; person: string },
): NewEvent[] {
  return Object.entries(state.bodies.seats)
    .filter(([, seats]) => seats.some((seat) => seat.organisation === organisation && seat.person === person))
    .map(([body]) => ({
      type: 'MemberUnseated',
      data: { body, organisation, person, because: 'acting-ended' },
    }));
}
