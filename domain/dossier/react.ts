import type { ReactionsOf } from '../area.ts';
import type { DossierEvents } from './events.ts';

export const dossierReactions: ReactionsOf<DossierEvents> = {};
