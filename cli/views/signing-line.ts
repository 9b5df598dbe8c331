import { missingOn, nextToSign, papersToSign, signatoriesOf } from '../../domain/signing/papers.ts';
import type { CovenantState } from '../../domain/state.ts';
import { organisationName } from './names.ts';

/** How far the signing is, in a line. */
export interface SigningLine {
  /** Null where it is signed without a round. */
  round: number | null;
  signed: number;
  of: number;
  /** Names of the organisations that can sign now. */
  next: string[];
}

/** The papers of the open round, or the covenant's own text in the phase of signing; null when nothing is signed now. */
export function signingLine(state: CovenantState): SigningLine | null {
  const { definition, phase, concludedOn, signing } = state;
  const current = definition?.phases.find(({ id }) => id === phase);
  const asked = current?.kind === 'signing' && concludedOn === null;
  if (state.status !== 'open' || (signing.round === null && !asked)) return null;
  const papers = papersToSign(definition).filter(({ id, kind }) =>
    signing.round ? signing.round.papers.includes(id) : kind === 'covenant',
  );
  const of = papers.reduce((sum, paper) => sum + signatoriesOf(state, paper).length, 0);
  const missing = papers.reduce((sum, paper) => sum + missingOn(state, paper).length, 0);
  const next = new Set(papers.flatMap((paper) => nextToSign(state, paper)));
  return {
    round: signing.round?.round ?? null,
    signed: of - missing,
    of,
    next: [...next].sort().map((organisation) => organisationName(state, organisation)),
  };
}
