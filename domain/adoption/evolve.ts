import type { EvolversOf } from '../area.ts';
import type { AdoptionEvents } from './events.ts';

export const adoptionEvolvers: EvolversOf<AdoptionEvents> = {
  CovenantAdopted: (state) => state,
  PastFactImported: (state) => state,
};
