import type { PolicyOf } from '../area.ts';
import { organisations } from '../capacities.ts';
import type { dossierCommands } from './commands.ts';

/** In which capacity each is done; whose word an item takes is decided with the item, see `checkAnswerer`. */
export const dossierPolicy: PolicyOf<typeof dossierCommands> = {
  AddItem: { by: [...organisations, 'secretariat'], phases: 'any' },
  AnswerItem: { by: [...organisations, 'secretariat', 'body', 'parties'], phases: 'any' },
  DiscloseItem: { by: [...organisations, 'secretariat'], phases: 'any' },
};
