import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import * as obligations from '../evolve-obligations.ts';
import * as reminders from '../evolve-reminders.ts';
import { adoptionTakenBack } from '../papers/evolve.ts';
import type { CovenantState } from '../state.ts';
import type { CorrectionEvents } from './events.ts';

export const correctionEvolvers: EvolversOf<CorrectionEvents> = {
  EventCorrected: corrected,
  CorrectionProposed: (state) => state,
  CorrectionDeclined: (state) => state,
};

function corrected(state: CovenantState, fact: FactOf<'EventCorrected'>, on: string): CovenantState {
  const { event, effect } = fact.data;
  const noted = { ...state, corrected: [...state.corrected, event] };
  return effect === 'undone' ? reminders.absenceTakenBack(takeBack(noted, event, on), event) : noted;
}

/** Removes the open fact that an event recorded. Days that other facts hang on keep standing: see decide. */
function takeBack(state: CovenantState, event: number, on: string): CovenantState {
  const keep = <T extends { event: number }>(facts: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(facts).filter(([, recorded]) => recorded.event !== event));
  const gates = Object.entries(state.gates).map(
    ([id, gate]) => [id, { ...gate, positions: keep(gate.positions) }] as const,
  );
  const milestones = keep(state.milestones);
  const gone = Object.keys(state.milestones).filter((id) => !milestones[id]);
  const days = Object.fromEntries(
    Object.entries(state.days).filter(([anchor]) => !gone.some((id) => anchor === `milestone:${id}`)),
  );
  const back = {
    ...adoptionTakenBack({ ...state, days }, event),
    milestones,
    letters: keep(state.letters),
    signatures: keep(state.signatures),
  };
  return obligations.takenBack({ ...back, gates: Object.fromEntries(gates) }, event, on);
}
