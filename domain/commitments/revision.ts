import type { CommitmentEvents } from './events.ts';
import type { Commitment } from './state.ts';

/** A commitment as its events leave it. */

export function made(data: Omit<CommitmentEvents['CommitmentMade'], 'advice'>, event: number): Commitment {
  return {
    commitment: data.commitment,
    owners: data.owners,
    theme: data.theme ?? null,
    risk: data.risk ?? null,
    dueDiligenceStep: data.dueDiligenceStep ?? null,
    clause: data.clause ?? null,
    words: data.words,
    due: data.due ?? null,
    baselineBy: data.baselineBy ?? null,
    hasBaseline: data.baseline !== undefined,
    hasTarget: data.target !== undefined,
    smart: data.smart ?? [],
    binding: data.binding ?? true,
    made: event,
    event,
  };
}

/** What a revision gives takes the place of what was there, what it takes off is gone, and the rest stays. */
export function revised(
  earlier: Commitment,
  { remove = [], ...data }: Omit<CommitmentEvents['CommitmentRevised'], 'advice' | 'previous'>,
  event: number,
): Commitment {
  return {
    commitment: earlier.commitment,
    owners: data.owners ?? earlier.owners,
    theme: remove.includes('theme') ? null : (data.theme ?? earlier.theme),
    risk: remove.includes('risk') ? null : (data.risk ?? earlier.risk),
    dueDiligenceStep: remove.includes('dueDiligenceStep')
      ? null
      : (data.dueDiligenceStep ?? earlier.dueDiligenceStep),
    clause: remove.includes('clause') ? null : (data.clause ?? earlier.clause),
    words: data.words ?? earlier.words,
    due: remove.includes('due') ? null : (data.due ?? earlier.due),
    baselineBy: remove.includes('baselineBy') ? null : (data.baselineBy ?? earlier.baselineBy),
    hasBaseline: !remove.includes('baseline') && (data.baseline !== undefined || earlier.hasBaseline),
    hasTarget: !remove.includes('target') && (data.target !== undefined || earlier.hasTarget),
    smart: remove.includes('smart') ? [] : (data.smart ?? earlier.smart),
    binding: data.binding ?? earlier.binding,
    made: earlier.made,
    event,
  };
}
