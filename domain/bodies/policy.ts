import type { PolicyOf } from '../area.ts';
import type { bodyCommands } from './commands.ts';

export const bodyPolicy: PolicyOf<typeof bodyCommands> = {
  SetUpBody: { by: ['body', 'parties'], phases: 'any' },
  DissolveBody: { by: ['body', 'parties'], phases: 'any' },
  SeatMember: { by: ['body', 'parties', 'secretariat'], phases: 'any' },
  UnseatMember: { by: ['body', 'parties', 'secretariat'], phases: 'any' },
};
