import type { LocalText } from '../primitives.ts';
import type { CovenantState } from '../state.ts';

/** What a duty of a commitment is for: to deliver what was promised, or to measure where one stands before (R40). */
export const purposes = ['delivery', 'baseline'] as const;
export type Purpose = (typeof purposes)[number];

/** With what the ids of a commitment's duties begin; its owner and occurrence may follow. */
export function stemOf(commitment: string, purpose: Purpose): string {
  return purpose === 'baseline' ? `baseline-${commitment}` : commitment;
}

/** An obligation's id without owner and occurrence. */
export function stemIn(obligation: string): string {
  return obligation.replace(/[/#].*$/, '');
}

/** The commitment, made or withdrawn, whose duties have ids like this one; undefined for none. */
export function commitmentNamed({ commitments }: CovenantState, id: string): string | undefined {
  const stem = stemIn(id);
  return [stem, stem.replace(/^baseline-/, '')].find(
    (name) => name in commitments.made || commitments.withdrawn.includes(name),
  );
}

/** What a duty to measure a baseline is called: the words of the commitment are those of what comes after it. */
export function baselineName(state: CovenantState, obligation: string): LocalText | null {
  const commitment = commitmentNamed(state, obligation);
  if (commitment === undefined || stemIn(obligation) !== stemOf(commitment, 'baseline')) return null;
  return { nl: `nulmeting voor ${commitment}`, en: `baseline for ${commitment}` };
}
