import type { DisclosuresOf } from '../area.ts';
import type { AdoptionEvents } from './events.ts';

/** What is told of the past is known to the parties; of a duty that was met, its audience is not asked again. */
export const adoptionDisclosures: DisclosuresOf<AdoptionEvents> = {
  CovenantAdopted: () => ({ audience: 'public', owner: null }),
  PastFactImported: (data) => ({ audience: data.kind === 'done' ? 'secretariat' : 'parties', owner: null }),
  AdoptionCompleted: () => ({ audience: 'secretariat', owner: null }),
};
