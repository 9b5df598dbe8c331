import type { Window } from '../adoption/contradictions.ts';
import type { CivilDate, ContentReference } from '../primitives.ts';

export interface Proposal {
  /** The event that was wrong. */
  event: number;
  /** Who proposed it, so that somebody else confirms it. */
  by: string;
  on: CivilDate;
  reason: ContentReference;
  /** The right day of what was imported, where it is to be told anew. */
  day?: Window | undefined;
}

export interface CorrectionState {
  /** Proposals that wait for a second person, by the number of their event. */
  proposed: Record<string, Proposal>;
  /**
   * Signatures, decisions and releases: events whose correction takes a second person. A number each, so that the core
   * knows them without the ledger; even a thousand are a few kilobytes.
   */
  decisions: number[];
}

export const noCorrections: CorrectionState = { proposed: {}, decisions: [] };
