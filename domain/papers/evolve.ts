import type { EvolversOf } from '../area.ts';
import type { PaperEvents } from './events.ts';

export const paperEvolvers: EvolversOf<PaperEvents> = {
  PaperTabled: (state) => state,
  PaperCommented: (state) => state,
  PaperAdopted: (state) => state,
};
