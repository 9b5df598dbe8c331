import type { ReactionsOf } from '../area.ts';
import type { AdoptionEvents } from './events.ts';

export const adoptionReactions: ReactionsOf<AdoptionEvents> = {};
