import type { CivilDate, ContentReference } from '../primitives.ts';
import type { RiskScores } from './events.ts';

export interface Risk extends RiskScores {
  risk: string;
  theme: string | null;
  words: ContentReference;
  beyondGuidelines: boolean;
  event: number;
}

export interface Commitment {
  commitment: string;
  owners: string[];
  theme: string | null;
  risk: string | null;
  step: number | null;
  clause: string | null;
  words: ContentReference;
  due: CivilDate | null;
  baselineBy: CivilDate | null;
  hasBaseline: boolean;
  binding: boolean;
  event: number;
}

export interface CommitmentState {
  risks: Record<string, Risk>;
  /** In the order in which the parties put them; null until they did. */
  priorities: string[] | null;
  made: Record<string, Commitment>;
  /** Ids of withdrawn commitments; none is given twice. */
  withdrawn: string[];
  /** Event of each party's last estimate: by organisation, then by commitment or `covenant`. */
  estimates: Record<string, Record<string, number>>;
}

export const noCommitments: CommitmentState = {
  risks: {},
  priorities: null,
  made: {},
  withdrawn: [],
  estimates: {},
};
