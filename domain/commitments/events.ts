import type * as z from 'zod/mini';
import type { CivilDate, ContentReference } from '../primitives.ts';
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
  | 'not-specific'
  | 'not-measurable'
  | 'not-ambitious'
  | 'not-realistic'
  | 'not-time-bound'
  | 'no-baseline'
  | 'clause-unknown';

/** What a revision replaces of what duties hang on. */
export interface EarlierTerms {
  owners: string[];
  due: CivilDate | null;
  /** Null also where the baseline itself was there. */
  baselineBy: CivilDate | null;
}

export interface CommitmentEvents {
  /** Scores that are left out stay as they were; `previous` are those that this assessment found. */
  RiskAssessed: Fields<'AssessRisk'> & { organisation: string; previous: RiskScores | null };
  /** `left` are the risks that were not chosen and stay in scope (R38), `unscored` the chosen ones without scores. */
  PrioritiesSet: Fields<'SetPriorities'> & { left: string[]; unscored: string[] };
  /** `mandate` is the one that it rests on, where one covers it (R31). */
  CommitmentMade: Fields<'MakeCommitment'> & { advice: CommitmentAdvice[]; mandate?: string | undefined };
  /** Moves the open duties of the commitment to its new days. */
  CommitmentRevised: Fields<'ReviseCommitment'> & {
    advice: CommitmentAdvice[];
    previous: EarlierTerms;
    mandate?: string | undefined;
  };
  CommitmentWithdrawn: { commitment: string; owners: string[]; reason: ContentReference };
  MeansEstimated: Fields<'EstimateMeans'> & { organisation: string };
}
