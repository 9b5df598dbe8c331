import type { EvolversOf } from '../area.ts';
import type { DossierEvents } from './events.ts';

export const dossierEvolvers: EvolversOf<DossierEvents> = {
  ItemAdded: (state) => state,
  ItemAnswered: (state) => state,
  ItemDisclosed: (state) => state,
  ItemCarried: (state) => state,
};
