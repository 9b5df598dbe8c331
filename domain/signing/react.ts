import type { ReactionsOf } from '../area.ts';
import type { SigningEvents } from './events.ts';

export const signingReactions: ReactionsOf<SigningEvents> = {};
