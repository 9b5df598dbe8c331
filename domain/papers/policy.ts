import type { PolicyOf } from '../area.ts';
import { organisations } from '../capacities.ts';
import type { paperCommands } from './commands.ts';

export const paperPolicy: PolicyOf<typeof paperCommands> = {
  /** Those who write at the table: the parties, their bodies, and who holds the pen. */
  TablePaper: { by: ['party', 'body', 'facilitator', 'secretariat'], phases: 'any' },
  CommentOnPaper: { by: organisations, phases: 'any' },
  AdoptPaper: { by: ['parties'], phases: 'any' },
};
