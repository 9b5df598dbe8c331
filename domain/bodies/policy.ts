import type { PolicyOf } from '../area.ts';
import type { bodyCommands } from './commands.ts';

export const bodyPolicy: PolicyOf<typeof bodyCommands> = {
  SetUpBody: { by: ['parties'], phases: 'any' },
  DissolveBody: { by: ['parties'], phases: 'any' },
  SeatMember: { by: ['secretariat', 'body', 'parties'], phases: 'any' },
  UnseatMember: { by: ['secretariat', 'body', 'parties'], phases: 'any' },
};
