import type { PolicyOf } from '../area.ts';
import { organisations } from '../capacities.ts';
import type { dossierCommands } from './commands.ts';

export const dossierPolicy: PolicyOf<typeof dossierCommands> = {
  AddItem: { by: [...organisations, 'secretariat'], phases: 'any' },
  AnswerItem: { by: [...organisations, 'secretariat', 'body', 'parties'], phases: 'any' },
  DiscloseItem: { by: [...organisations, 'secretariat'], phases: 'any' },
};
