import type { CivilDate } from '../primitives.ts';

export interface Signature {
  event: number;
  on: CivilDate;
  /** Reference of the document, the same for the same bytes. */
  document: string;
  mandate: string | null;
}

export interface SigningRound {
  round: number;
  openedOn: CivilDate;
  until: CivilDate | null;
  /** Document by paper: reference and commitment. */
  documents: Record<string, { ref: string; commitment: string }>;
  order: string[][];
}

export interface SigningState {
  round: SigningRound | null;
  /** Rounds so far. */
  rounds: number;
  /** Signatures on papers other than the covenant, by paper and organisation. */
  others: Record<string, Record<string, Signature>>;
  /** Commitment to each sealed document, by paper. */
  sealed: Record<string, string>;
  coverage: { event: number; from: number; to: number; on: CivilDate } | null;
}

export const noSigning: SigningState = { round: null, rounds: 0, others: {}, sealed: {}, coverage: null };
