import type { DisclosuresOf } from '../area.ts';
import type { DossierEvents } from './events.ts';

export const dossierDisclosures: DisclosuresOf<DossierEvents> = {
  ItemAdded: () => ({ audience: 'secretariat', owner: null }),
  ItemAnswered: () => ({ audience: 'secretariat', owner: null }),
  ItemDisclosed: () => ({ audience: 'secretariat', owner: null }),
  ItemCarried: () => ({ audience: 'secretariat', owner: null }),
};
