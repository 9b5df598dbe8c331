import type { DisclosuresOf } from '../area.ts';
import type { CorrectionEvents } from './events.ts';

export const correctionDisclosures: DisclosuresOf<CorrectionEvents> = {
  EventCorrected: () => ({ audience: 'secretariat', owner: null }),
  CorrectionProposed: () => ({ audience: 'secretariat', owner: null }),
  CorrectionDeclined: () => ({ audience: 'secretariat', owner: null }),
};
