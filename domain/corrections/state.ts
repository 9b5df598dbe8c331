import type { CivilDate, ContentReference } from '../primitives.ts';

export interface CorrectionState {
  /** Proposals that wait for a second person, by the number of their event. */
  proposed: Record<string, { event: number; by: string; on: CivilDate; reason: ContentReference }>;
  /** Decisions whose events take a second person to correct: gates that closed, adoptions, recorded decisions. */
  decisions: number[];
}

export const noCorrections: CorrectionState = { proposed: {}, decisions: [] };
