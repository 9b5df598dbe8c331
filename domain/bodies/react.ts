import type { ReactionsOf } from '../area.ts';
import type { BodyEvents } from './events.ts';

export const bodyReactions: ReactionsOf<BodyEvents> = {};
