import type { CivilDate, ContentReference } from '../primitives.ts';
import type { RiskScores } from './events.ts';

export interface Risk extends RiskScores {
  risk: string;
  words: ContentReference;
  theme: string | null;
  beyondGuidelines: boolean;
  /** Event of the last assessment. */
  event: number;
}

export interface Commitment {
  commitment: string;
  owners: string[];
  theme: string | null;
  risk: string | null;
  /** Step of due diligence, 1 to 6 (R115). */
  dueDiligenceStep: number | null;
  clause: string | null;
  /** Words of the commitment: its duties are called by them. */
  words: ContentReference;
  due: CivilDate | null;
  baselineBy: CivilDate | null;
  hasBaseline: boolean;
  hasTarget: boolean;
  /** Words of SMART that its makers claim. */
  smart: string[];
  binding: boolean;
  /** Event that made it, and the one that made or last revised it. */
  made: number;
  event: number;
}

export interface CommitmentState {
  risks: Record<string, Risk>;
  /** In the order in which the parties put them, with the event; null until they did. */
  priorities: { risks: string[]; event: number } | null;
  made: Record<string, Commitment>;
  /** Ids of withdrawn commitments; none is given twice. */
  withdrawn: string[];
  /** Event of each organisation's last estimate; what it says is the organisation's own and stays in the ledger. */
  estimates: Record<string, number>;
}

export const noCommitments: CommitmentState = {
  risks: {},
  priorities: null,
  made: {},
  withdrawn: [],
  estimates: {},
};
