import type { ReactionsOf } from '../area.ts';
import type { CorrectionEvents } from './events.ts';

export const correctionReactions: ReactionsOf<CorrectionEvents> = {};
