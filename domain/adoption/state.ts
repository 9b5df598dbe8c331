import type { CivilDate } from '../primitives.ts';

export interface AdoptionState {
  /** The day as of which facts were imported; null for a covenant that was opened here. */
  asOf: CivilDate | null;
  /** The day from which its duties are asked here; null also where an earlier build did not keep it. */
  takenOverOn: CivilDate | null;
  /** Anchors (`signing`, `phase:dialogue`) whose day is imported and not proven here, each with the event that told it. */
  days: Record<string, number>;
}

export const notAdopted: AdoptionState = { asOf: null, takenOverOn: null, days: {} };
