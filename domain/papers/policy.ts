import type { PolicyOf } from '../area.ts';
import { organisations } from '../capacities.ts';
import type { paperCommands } from './commands.ts';

export const paperPolicy: PolicyOf<typeof paperCommands> = {
  TablePaper: { by: ['party', 'facilitator', 'secretariat'], phases: 'any' },
  CommentOnPaper: { by: organisations, phases: 'any' },
  AdoptPaper: { by: ['parties'], phases: 'any' },
};
