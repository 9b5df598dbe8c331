import type { DecidersOf } from '../area.ts';
import { accept } from '../decision.ts';
import type { dossierCommands } from './commands.ts';

export const dossierDeciders: DecidersOf<typeof dossierCommands> = {
  AddItem: () => accept(),
  AnswerItem: () => accept(),
  DiscloseItem: () => accept(),
};
