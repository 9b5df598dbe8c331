import type { DecidersOf } from '../area.ts';
import { accept } from '../decision.ts';
import type { bodyCommands } from './commands.ts';

export const bodyDeciders: DecidersOf<typeof bodyCommands> = {
  SetUpBody: () => accept(),
  DissolveBody: () => accept(),
  SeatMember: () => accept(),
  UnseatMember: () => accept(),
};
