import type { EvolversOf } from '../area.ts';
import type { CovenantState } from '../state.ts';
import type { PausingEvents } from './events.ts';

export const pausingEvolvers: EvolversOf<PausingEvents> = {
  PartySteppedBack: (state, { data, sequence }, on) => {
    const away = { event: sequence, on, until: data.until ?? null };
    return { ...state, pausing: { ...state.pausing, [data.organisation]: away } };
  },
  PartyReturned: (state, { data }) => withoutPause(state, data.organisation),
};

/** Who is back at the table, or has left it for good. */
export function withoutPause(state: CovenantState, organisation: string): CovenantState {
  const { [organisation]: away, ...pausing } = state.pausing;
  return away ? { ...state, pausing } : state;
}
