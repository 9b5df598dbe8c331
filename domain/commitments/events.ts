import type * as z from 'zod/mini';
import type { ContentReference } from '../primitives.ts';
import type { commitmentCommands } from './commands.ts';

type Fields<T extends keyof typeof commitmentCommands> = z.infer<(typeof commitmentCommands)[T]>;

/** Scores of a risk, each 1 to 5 or null where nobody gave one. */
export interface RiskScores {
  scale: number | null;
  scope: number | null;
  irremediability: number | null;
  likelihood: number | null;
}

/** What a commitment still lacks: advice, never a block (R3, R40). */
export type CommitmentAdvice =
  'not-specific' | 'not-measurable' | 'not-ambitious' | 'not-realistic' | 'not-time-bound' | 'no-baseline';

export interface CommitmentEvents {
  /** `previous` are the scores that this assessment replaces. */
  RiskAssessed: Fields<'AssessRisk'> & { organisation: string; previous: RiskScores | null };
  /** `left` are the risks that were not chosen and stay in scope (R38). */
  PrioritiesSet: Fields<'SetPriorities'> & { left: string[] };
  /** `mandate` is the one that it rests on, where one covers it (R31). */
  CommitmentMade: Fields<'MakeCommitment'> & { advice: CommitmentAdvice[]; mandate?: string | undefined };
  CommitmentRevised: Fields<'ReviseCommitment'> & {
    advice: CommitmentAdvice[];
    mandate?: string | undefined;
  };
  CommitmentWithdrawn: { commitment: string; reason: ContentReference };
  MeansEstimated: Fields<'EstimateMeans'> & { organisation: string };
}
