import type { ReactionsOf } from '../area.ts';
import type { CommitmentEvents } from './events.ts';

export const commitmentReactions: ReactionsOf<CommitmentEvents> = {};
