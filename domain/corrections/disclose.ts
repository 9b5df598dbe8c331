import type { DisclosuresOf } from '../area.ts';
import type { CorrectionEvents } from './events.ts';

export const correctionDisclosures: DisclosuresOf<CorrectionEvents> = {
  /** Whoever knew what was wrong knows that it was: see `disclosureOf`. */
  EventCorrected: () => ({ audience: 'parties', owner: null }),
  CorrectionProposed: () => ({ audience: 'secretariat', owner: null }),
  CorrectionDeclined: () => ({ audience: 'secretariat', owner: null }),
};
