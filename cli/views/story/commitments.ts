import type { CommitmentEvents } from '../../../domain/commitments/events.ts';
import type { TellersOf } from './told.ts';

export const commitmentTellers: TellersOf<CommitmentEvents> = {
  RiskAssessed: ['course', () => ({ names: {} })],
  PrioritiesSet: ['course', () => ({ names: {} })],
  CommitmentMade: ['course', () => ({ names: {} })],
  CommitmentRevised: ['course', () => ({ names: {} })],
  CommitmentWithdrawn: ['course', () => ({ names: {} })],
  MeansEstimated: ['course', () => ({ names: {} })],
};
