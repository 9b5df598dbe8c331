import { covenantPaper } from '../signing/papers.ts';
import type { CovenantState } from '../state.ts';
import type { CommitmentAdvice } from './events.ts';
import type { Commitment } from './state.ts';

/** What makes a commitment better, in the order of the words; none of it stands in the way (R3, R40). */
export function adviceOn(state: CovenantState, commitment: Commitment): CommitmentAdvice[] {
  return [
    ...(commitment.binding ? unclaimed(commitment) : []),
    ...(lacksBaseline(commitment) ? (['no-baseline'] as const) : []),
    ...(standsNowhere(state, commitment) ? (['clause-unknown'] as const) : []),
  ];
}

/** Words of SMART that its makers do not claim; what is voluntary is let alone. A day makes it time-bound, no claim does. */
function unclaimed({ smart, due }: Commitment): CommitmentAdvice[] {
  const words = (['specific', 'measurable', 'ambitious', 'realistic'] as const)
    .filter((word) => !smart.includes(word))
    .map((word) => `not-${word}` as const);
  return due === null ? [...words, 'not-time-bound'] : words;
}

/** A target needs its baseline first (D07): measured, or to be measured by a day that does not come after the target's. */
function lacksBaseline({ hasTarget, hasBaseline, baselineBy, due }: Commitment): boolean {
  if (!hasTarget || hasBaseline) return false;
  return baselineBy === null || (due !== null && baselineBy > due);
}

/** Names a clause that the covenant's own text has not, once a version of it was tabled. */
function standsNowhere(state: CovenantState, { clause }: Commitment): boolean {
  const paper = state.papers[covenantPaper(state)];
  return clause !== null && paper !== undefined && !paper.clauses.some((each) => each.clause === clause);
}
