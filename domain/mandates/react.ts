import type { ReactionsOf } from '../area.ts';
import type { MandateEvents } from './events.ts';

export const mandateReactions: ReactionsOf<MandateEvents> = {};
