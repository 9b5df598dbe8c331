import type { DecidersOf } from '../area.ts';
import { accept } from '../decision.ts';
import type { commitmentCommands } from './commands.ts';

export const commitmentDeciders: DecidersOf<typeof commitmentCommands> = {
  AssessRisk: () => accept(),
  SetPriorities: () => accept(),
  MakeCommitment: () => accept(),
  ReviseCommitment: () => accept(),
  WithdrawCommitment: () => accept(),
  EstimateMeans: () => accept(),
};
