import type { PausingEvents } from '../../../domain/pausing/events.ts';
import { organisationName } from '../names.ts';
import type { TellersOf } from './told.ts';

export const pausingTellers: TellersOf<PausingEvents> = {
  PartySteppedBack: [
    'people',
    ({ organisation, reason }, state) => ({
      names: { organisation: organisationName(state, organisation) },
      text: reason,
    }),
  ],
  PartyReturned: [
    'people',
    ({ organisation, days, reason }, state) => ({
      names: { organisation: organisationName(state, organisation), days: `${days}` },
      text: reason,
    }),
  ],
};
