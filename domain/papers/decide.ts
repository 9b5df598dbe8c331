import type { DecidersOf } from '../area.ts';
import { accept } from '../decision.ts';
import type { paperCommands } from './commands.ts';

export const paperDeciders: DecidersOf<typeof paperCommands> = {
  TablePaper: () => accept(),
  CommentOnPaper: () => accept(),
  AdoptPaper: () => accept(),
};
