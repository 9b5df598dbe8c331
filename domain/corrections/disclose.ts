import type { DisclosuresOf } from '../area.ts';
import type { CorrectionEvents } from './events.ts';

const closed = { audience: 'secretariat', owner: null } as const;

export const correctionDisclosures: DisclosuresOf<CorrectionEvents> = {
  /** Whoever knew what was wrong knows that it was. */
  EventCorrected: ({ known }) => known ?? { audience: 'parties', owner: null },
  CorrectionProposed: () => closed,
  CorrectionDeclined: () => closed,
};
