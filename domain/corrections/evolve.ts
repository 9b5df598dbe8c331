import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import { withoutAwaited } from '../mandates/awaited.ts';
import type { CovenantState } from '../state.ts';
import type { CorrectionEvents } from './events.ts';
import { takeBack } from './take-back.ts';

export const correctionEvolvers: EvolversOf<CorrectionEvents> = {
  EventCorrected: corrected,
  CorrectionProposed: proposed,
  CorrectionDeclined: (state, { data }) => withoutProposal(state, data.proposal),
};

function corrected(state: CovenantState, fact: FactOf<'EventCorrected'>, on: string): CovenantState {
  const { event, effect } = fact.data;
  const { proposed: open, decisions } = state.corrections;
  const corrections = {
    proposed: Object.fromEntries(Object.entries(open).filter(([, proposal]) => proposal.event !== event)),
    decisions: decisions.filter((number) => number !== event),
  };
  // An imported day that was only noted as wrong can still be told anew.
  const all = [...state.corrected.filter((number) => number !== event), event];
  const noted = withoutAwaited({ ...state, corrections, corrected: all }, event);
  return effect === 'undone' ? takeBack(noted, event, on) : noted;
}

function proposed(state: CovenantState, fact: FactOf<'CorrectionProposed'>, on: string): CovenantState {
  const { corrections } = state;
  const open = { ...corrections.proposed, [`${fact.sequence}`]: { ...fact.data, on } };
  return { ...state, corrections: { ...corrections, proposed: open } };
}

function withoutProposal(state: CovenantState, proposal: number): CovenantState {
  const { [`${proposal}`]: _, ...open } = state.corrections.proposed;
  return { ...state, corrections: { ...state.corrections, proposed: open } };
}
