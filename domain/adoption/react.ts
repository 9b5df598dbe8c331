import type { ReactionsOf } from '../area.ts';
import type { AdoptionEvents } from './events.ts';
import { dutiesFrom } from './take-over.ts';

export const adoptionReactions: ReactionsOf<AdoptionEvents> = {
  AdoptionCompleted: (state, fact) => dutiesFrom(state, fact.data.on),
};
