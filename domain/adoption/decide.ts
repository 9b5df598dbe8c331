import type { DecidersOf } from '../area.ts';
import { accept } from '../decision.ts';
import type { adoptionCommands } from './commands.ts';

export const adoptionDeciders: DecidersOf<typeof adoptionCommands> = {
  AdoptCovenant: () => accept(),
};
