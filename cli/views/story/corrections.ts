import type { CorrectionEvents } from '../../../domain/corrections/events.ts';
import type { Proposal } from '../../../domain/corrections/state.ts';
import type { LocalText } from '../../../domain/primitives.ts';
import { fill, messages } from '../../messages.ts';
import { windowOf } from './days.ts';
import type { TellersOf } from './told.ts';

/** What a proposal says of the right day of what was imported; nothing of any other event. */
export function rightDay(day: Proposal['day']): LocalText {
  if (day === undefined) return { nl: '', en: '' };
  const { nl, en } = messages['correction.day'];
  const names = { day: windowOf(day.from, day.to) };
  return { nl: fill(nl, names), en: fill(en, names) };
}

export const correctionTellers: TellersOf<CorrectionEvents> = {
  EventCorrected: [
    'correction',
    ({ event, reason, effect }) => ({ names: { event: `${event}`, effect }, text: reason }),
  ],
  CorrectionProposed: [
    'correction',
    ({ event, by, reason, day }) => ({
      names: { event: `${event}`, person: by, day: rightDay(day) },
      text: reason,
    }),
  ],
  CorrectionDeclined: [
    'correction',
    ({ event, proposal, reason }) => ({
      names: { event: `${event}`, proposal: `${proposal}` },
      text: reason,
    }),
  ],
};
