import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import { withDay } from '../state-changes.ts';
import type { CovenantState } from '../state.ts';
import type { SigningEvents } from './events.ts';

export const signingEvolvers: EvolversOf<SigningEvents> = {
  SigningRoundOpened: (state) => state,
  CovenantSigned: signed,
  SignatureRefused: (state) => state,
  SigningRoundEnded: (state) => state,
  PaperSealed: (state) => state,
  AgreementConcluded: concluded,
  AgreementReopened: (state) => state,
  MarketCoverageRecorded: (state) => state,
};

function signed(state: CovenantState, fact: FactOf<'CovenantSigned'>, on: string): CovenantState {
  const signature = { event: fact.sequence, on, document: fact.data.document.ref, mandate: null };
  return { ...state, signatures: { ...state.signatures, [fact.data.organisation]: signature } };
}

function concluded(state: CovenantState, fact: FactOf<'AgreementConcluded'>): CovenantState {
  return { ...withDay(state, 'signing', fact.data.on), concludedOn: fact.data.on };
}
