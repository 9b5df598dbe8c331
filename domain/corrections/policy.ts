import type { PolicyOf } from '../area.ts';
import type { correctionCommands } from './commands.ts';

export const correctionPolicy: PolicyOf<typeof correctionCommands> = {
  CorrectEvent: { by: ['secretariat'], phases: 'any' },
  ProposeCorrection: { by: ['secretariat'], phases: 'any' },
  ConfirmCorrection: { by: ['secretariat', 'parties'], phases: 'any' },
  DeclineCorrection: { by: ['secretariat', 'parties'], phases: 'any' },
};
