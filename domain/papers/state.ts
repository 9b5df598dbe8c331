import type { CivilDate } from '../primitives.ts';

/** A clause of a paper with the commitment to its words. */
export interface Clause {
  clause: string;
  commitment: string;
}

/** A version that is not the last one any more. */
export interface EarlierVersion {
  version: number;
  digest: string;
  /** Parts that it lacked. */
  missing: string[];
}

/** A paper as it stands: its last version, and the one that was adopted. */
export interface Paper {
  paper: string;
  version: number;
  /** Clauses of the last version in order. */
  clauses: Clause[];
  digest: string;
  tabledBy: string;
  tabledOn: CivilDate;
  event: number;
  /** The last few versions before it, the latest first: the parties may still agree on one of them. */
  earlier: EarlierVersion[];
  adopted: { version: number; digest: string; on: CivilDate; event: number } | null;
}

export type PaperState = Record<string, Paper>;

export const noPapers: PaperState = {};
