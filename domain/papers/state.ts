import type { CivilDate } from '../primitives.ts';

/** A paper as it stands: its last version, and the one that was adopted. */
export interface Paper {
  paper: string;
  version: number;
  /** Clauses of the last version in order, with the commitment to their words. */
  clauses: { clause: string; commitment: string }[];
  digest: string;
  tabledBy: string;
  tabledOn: CivilDate;
  event: number;
  adopted: { version: number; digest: string; on: CivilDate; event: number } | null;
}

export type PaperState = Record<string, Paper>;

export const noPapers: PaperState = {};
