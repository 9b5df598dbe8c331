import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { CovenantState } from '../state.ts';
import { presentOwners } from './duties.ts';
import type { CommitmentEvents } from './events.ts';

/** Commitments are between the parties; who answers for one knows of it too, also where it is no party. */
export function ofPartiesAnd(
  state: CovenantState,
  owners: readonly string[],
): Disclosure<never> & { also: string[] } {
  const present = state.definition ? presentOwners(state, { owners: [...owners] }) : [];
  return { audience: 'parties', owner: null, also: [...new Set([...owners, ...present])] };
}

/** What it takes is the business of the organisation that estimates: between it and the secretariat. */
export function ofEstimate(organisation: string): Disclosure<never> {
  return { audience: 'owner', owner: organisation };
}

export const commitmentDisclosures: DisclosuresOf<CommitmentEvents> = {
  RiskAssessed: ({ organisation }) => ({ audience: 'parties', owner: organisation }),
  PrioritiesSet: () => ({ audience: 'parties', owner: null }),
  CommitmentMade: ({ owners }, state) => restingOnMandate(ofPartiesAnd(state, owners)),
  CommitmentRevised: ({ owners, previous }, state) =>
    restingOnMandate(ofPartiesAnd(state, [...previous.owners, ...(owners ?? [])])),
  CommitmentWithdrawn: ({ owners }, state) => ofPartiesAnd(state, owners),
  MeansEstimated: ({ organisation }) => ofEstimate(organisation),
};

/** On which mandate a promise rests is known to those who promise. */
function restingOnMandate(known: Disclosure<never> & { also: string[] }): Disclosure<'mandate'> {
  return { ...known, narrower: { mandate: { only: known.also } } };
}
