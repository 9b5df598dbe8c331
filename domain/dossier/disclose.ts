import type { DisclosuresOf } from '../area.ts';
import { disclosureOf } from './audience.ts';
import type { DossierEvents } from './events.ts';

export const dossierDisclosures: DisclosuresOf<DossierEvents> = {
  ItemAdded: disclosureOf,
  ItemAnswered: disclosureOf,
  ItemDisclosed: disclosureOf,
  // Only what the parties may know is carried by their go.
  ItemCarried: () => ({ audience: 'parties', owner: null }),
};
