import type { DisclosuresOf } from '../area.ts';
import type { CorrectionEvents } from './events.ts';

const closed = { audience: 'secretariat', owner: null } as const;

export const correctionDisclosures: DisclosuresOf<CorrectionEvents> = {
  /** Whoever knew what was wrong knows that it was, and why: see `disclosureOf`, where that is at hand. */
  EventCorrected: ({ known }) => ({
    ...(known ?? { audience: 'parties', owner: null }),
    narrower: { reason: 'owner', remark: 'owner' },
  }),
  CorrectionProposed: () => closed,
  CorrectionDeclined: () => closed,
};
