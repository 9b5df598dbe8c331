import type { CivilDate, ContentReference } from '../primitives.ts';

export interface Signature {
  event: number;
  on: CivilDate;
  /** Reference of the document, the same for the same bytes. */
  document: string;
  /** The mandate that it rests on, where one is registered. */
  mandate: string | null;
}

/** A signing round (ondertekeningsronde) that is open. */
export interface SigningRound {
  round: number;
  /** Event that opened it. */
  event: number;
  openedOn: CivilDate;
  until: CivilDate | null;
  papers: string[];
  /** Organisations that sign one group after another; nobody waits where it is empty. */
  order: string[][];
}

export interface SigningState {
  round: SigningRound | null;
  /** Rounds so far. */
  rounds: number;
  /** The document that is signed, by paper: bound by the round, or by the first signature without one. */
  bound: Record<string, ContentReference>;
  /** Signatures on papers other than the covenant, by paper and organisation. */
  others: Record<string, Record<string, Signature>>;
  /** What a refusal left standing, by paper; the signatures count again in a round over the same document. */
  kept: Record<string, { document: ContentReference; signatures: Record<string, Signature> }>;
  /** Commitment to each sealed document, by paper. */
  sealed: Record<string, string>;
  /** The latest figure of market coverage, in percent. */
  coverage: { event: number; from: number; to: number; on: CivilDate } | null;
}

export const noSigning: SigningState = {
  round: null,
  rounds: 0,
  bound: {},
  others: {},
  kept: {},
  sealed: {},
  coverage: null,
};
