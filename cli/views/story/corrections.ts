import type { CorrectionEvents } from '../../../domain/corrections/events.ts';
import type { TellersOf } from './told.ts';

export const correctionTellers: TellersOf<CorrectionEvents> = {
  EventCorrected: [
    'correction',
    ({ event, reason, effect }) => ({ names: { event: `${event}`, effect }, text: reason }),
  ],
  CorrectionProposed: ['course', () => ({ names: {} })],
  CorrectionDeclined: ['course', () => ({ names: {} })],
};
