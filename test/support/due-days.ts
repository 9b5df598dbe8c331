import { evolve } from '../../domain/evolve.ts';
import { dueDay } from '../../domain/obligation.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import { initialState } from '../../domain/state.ts';
import type { Unfolded } from '../../domain/unfold.ts';

/** The last due day that each obligation had, by id, over a course of events. */
export function dueDays(facts: readonly Unfolded[]): Record<string, CivilDate> {
  let state = initialState();
  const days: Record<string, CivilDate> = {};
  for (const fact of facts) {
    state = evolve(state, fact);
    for (const obligation of Object.values(state.obligations)) {
      const due = dueDay(state, obligation);
      if (due !== undefined) days[obligation.id] = due;
    }
  }
  return days;
}
