import type { CommitmentEvents } from './events.ts';
import type { Commitment } from './state.ts';

/** A commitment as its events leave it. */

export function made(data: Omit<CommitmentEvents['CommitmentMade'], 'advice'>, event: number): Commitment {
  return {
    commitment: data.commitment,
    owners: data.owners,
    theme: data.theme ?? null,
    risk: data.risk ?? null,
    step: data.step ?? null,
    clause: data.clause ?? null,
    words: data.words,
    due: data.due ?? null,
    baselineBy: data.baselineBy ?? null,
    hasBaseline: data.baseline !== undefined,
    hasTarget: data.target !== undefined,
    smart: data.smart ?? [],
    binding: data.binding ?? true,
    event,
  };
}

/** What a revision gives takes the place of what was there, what it takes off is gone, and the rest stays. */
export function revised(
  earlier: Commitment,
  { without = [], ...data }: Omit<CommitmentEvents['CommitmentRevised'], 'advice' | 'previous'>,
  event: number,
): Commitment {
  return {
    commitment: earlier.commitment,
    owners: data.owners ?? earlier.owners,
    theme: without.includes('theme') ? null : (data.theme ?? earlier.theme),
    risk: without.includes('risk') ? null : (data.risk ?? earlier.risk),
    step: without.includes('step') ? null : (data.step ?? earlier.step),
    clause: without.includes('clause') ? null : (data.clause ?? earlier.clause),
    words: data.words ?? earlier.words,
    due: without.includes('due') ? null : (data.due ?? earlier.due),
    baselineBy: without.includes('baselineBy') ? null : (data.baselineBy ?? earlier.baselineBy),
    hasBaseline: !without.includes('baseline') && (data.baseline !== undefined || earlier.hasBaseline),
    hasTarget: !without.includes('target') && (data.target !== undefined || earlier.hasTarget),
    smart: without.includes('smart') ? [] : (data.smart ?? earlier.smart),
    binding: data.binding ?? earlier.binding,
    event,
  };
}
