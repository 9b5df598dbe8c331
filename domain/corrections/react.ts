import type { ReactionsOf } from '../area.ts';
import { leftOver } from '../react-duties.ts';
import type { CorrectionEvents } from './events.ts';

export const correctionReactions: ReactionsOf<CorrectionEvents> = {
  // What is taken back may have met a duty of somebody who has left since, and who cannot meet it again.
  EventCorrected: (state) => leftOver(state),
};
