import type { DecidersOf } from '../area.ts';
import { accept } from '../decision.ts';
import type { mandateCommands } from './commands.ts';

export const mandateDeciders: DecidersOf<typeof mandateCommands> = {
  RegisterMandate: () => accept(),
  RevokeMandate: () => accept(),
  OpenConsultation: () => accept(),
  ConcludeConsultation: () => accept(),
  RatifyAct: () => accept(),
  AllowActing: () => accept(),
  EndActing: () => accept(),
  NameRepresentatives: () => accept(),
  SetRoles: () => accept(),
};
