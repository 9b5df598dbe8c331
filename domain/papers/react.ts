import type { ReactionsOf } from '../area.ts';
import type { PaperEvents } from './events.ts';

export const paperReactions: ReactionsOf<PaperEvents> = {};
