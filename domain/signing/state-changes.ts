import type { CovenantState } from '../state.ts';
import { covenantPaper } from './papers.ts';
import type { Signature, SigningState } from './state.ts';

/** Changes of what is signed; pure, never mutating. */

export function withSigning(state: CovenantState, change: Partial<SigningState>): CovenantState {
  return { ...state, signing: { ...state.signing, ...change } };
}

/** The signatures on a paper, replaced: the covenant's own stand apart from those on other papers. */
export function withSignatures(
  state: CovenantState,
  paper: string,
  signatures: Record<string, Signature>,
): CovenantState {
  if (paper === covenantPaper(state)) return { ...state, signatures };
  const { [paper]: _, ...others } = state.signing.others;
  const some = Object.keys(signatures).length > 0;
  return withSigning(state, { others: some ? { ...others, [paper]: signatures } : others });
}
