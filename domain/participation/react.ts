import type { ReactionsOf } from '../area.ts';
import type { ParticipationEvents } from './events.ts';

export const participationReactions: ReactionsOf<ParticipationEvents> = {};
