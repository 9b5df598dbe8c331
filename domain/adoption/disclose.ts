import type { DisclosuresOf } from '../area.ts';
import type { AdoptionEvents } from './events.ts';

export const adoptionDisclosures: DisclosuresOf<AdoptionEvents> = {
  CovenantAdopted: () => ({ audience: 'secretariat', owner: null }),
  PastFactImported: () => ({ audience: 'secretariat', owner: null }),
};
