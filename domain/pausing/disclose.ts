import type { DisclosuresOf } from '../area.ts';
import type { PausingEvents } from './events.ts';

/** Others at the table know that a party is away; why is for it to tell them. */
export const pausingDisclosures: DisclosuresOf<PausingEvents> = {
  PartySteppedBack: ({ organisation }) => ({
    audience: 'parties',
    owner: organisation,
    narrower: { reason: 'owner' },
  }),
  PartyReturned: ({ organisation }) => ({
    audience: 'parties',
    owner: organisation,
    narrower: { reason: 'owner' },
  }),
};
