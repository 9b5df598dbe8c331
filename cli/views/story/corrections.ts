import type { CorrectionEvents } from '../../../domain/corrections/events.ts';
import type { TellersOf } from './told.ts';

export const correctionTellers: TellersOf<CorrectionEvents> = {
  EventCorrected: [
    'correction',
    ({ event, reason, effect }) => ({ names: { event: `${event}`, effect }, text: reason }),
  ],
  CorrectionProposed: [
    'correction',
    ({ event, by, reason }) => ({ names: { event: `${event}`, person: by }, text: reason }),
  ],
  CorrectionDeclined: [
    'correction',
    ({ event, proposal, reason }) => ({
      names: { event: `${event}`, proposal: `${proposal}` },
      text: reason,
    }),
  ],
};
