import type { DisclosuresOf } from '../area.ts';
import type { PaperEvents } from './events.ts';

export const paperDisclosures: DisclosuresOf<PaperEvents> = {
  PaperTabled: () => ({ audience: 'secretariat', owner: null }),
  PaperCommented: () => ({ audience: 'secretariat', owner: null }),
  PaperAdopted: () => ({ audience: 'secretariat', owner: null }),
};
