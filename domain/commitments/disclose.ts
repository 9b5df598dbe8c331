import type { Disclosure, DisclosuresOf } from '../area.ts';
import { activeParties, type CovenantState } from '../state.ts';
import { presentOwners } from './duties.ts';
import type { CommitmentEvents } from './events.ts';

/** Commitments are between the parties; who answers for one knows of it too, also where it is no party. */
export function ofPartiesAnd(state: CovenantState, owners: readonly string[]): Disclosure {
  const only = new Set([
    ...activeParties(state),
    ...owners,
    ...presentOwners(state, { owners: [...owners] }),
  ]);
  return { audience: { only: [...only] }, owner: null };
}

/** What it takes is the business of the organisation that estimates: between it and the secretariat. */
export function ofEstimate(organisation: string): Disclosure {
  return { audience: 'owner', owner: organisation };
}

export const commitmentDisclosures: DisclosuresOf<CommitmentEvents> = {
  RiskAssessed: ({ organisation }) => ({ audience: 'parties', owner: organisation }),
  PrioritiesSet: () => ({ audience: 'parties', owner: null }),
  CommitmentMade: ({ owners }, state) => ofPartiesAnd(state, owners),
  CommitmentRevised: ({ owners, previous }, state) =>
    ofPartiesAnd(state, [...previous.owners, ...(owners ?? [])]),
  CommitmentWithdrawn: ({ owners }, state) => ofPartiesAnd(state, owners),
  MeansEstimated: ({ organisation }) => ofEstimate(organisation),
};
