import type { PolicyOf } from '../area.ts';
import type { pausingCommands } from './commands.ts';

export const pausingPolicy: PolicyOf<typeof pausingCommands> = {
  StepBack: { by: ['party'], phases: ['preparation', 'information', 'dialogue', 'signing'] },
  ReturnToTable: { by: ['party'], phases: 'any' },
};
