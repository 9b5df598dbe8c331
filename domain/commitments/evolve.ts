import type { EvolversOf } from '../area.ts';
import type { CommitmentEvents } from './events.ts';

export const commitmentEvolvers: EvolversOf<CommitmentEvents> = {
  RiskAssessed: (state) => state,
  PrioritiesSet: (state) => state,
  CommitmentMade: (state) => state,
  CommitmentRevised: (state) => state,
  CommitmentWithdrawn: (state) => state,
  MeansEstimated: (state) => state,
};
