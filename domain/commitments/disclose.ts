import type { DisclosuresOf } from '../area.ts';
import type { CommitmentEvents } from './events.ts';

export const commitmentDisclosures: DisclosuresOf<CommitmentEvents> = {
  RiskAssessed: () => ({ audience: 'secretariat', owner: null }),
  PrioritiesSet: () => ({ audience: 'secretariat', owner: null }),
  CommitmentMade: () => ({ audience: 'secretariat', owner: null }),
  CommitmentRevised: () => ({ audience: 'secretariat', owner: null }),
  CommitmentWithdrawn: () => ({ audience: 'secretariat', owner: null }),
  MeansEstimated: () => ({ audience: 'secretariat', owner: null }),
};
