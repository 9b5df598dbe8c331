import type { PolicyOf } from '../area.ts';
import type { commitmentCommands } from './commands.ts';

export const commitmentPolicy: PolicyOf<typeof commitmentCommands> = {
  AssessRisk: { by: ['party', 'facilitator', 'expert', 'secretariat'], phases: 'any' },
  SetPriorities: { by: ['parties'], phases: 'any' },
  MakeCommitment: {
    by: ['party', 'facilitator', 'parties'],
    phases: ['dialogue', 'signing', 'implementation', 'midterm', 'evaluation'],
  },
  ReviseCommitment: {
    by: ['party', 'facilitator', 'parties'],
    phases: ['dialogue', 'signing', 'implementation', 'midterm', 'evaluation'],
  },
  WithdrawCommitment: {
    by: ['parties'],
    phases: ['dialogue', 'signing', 'implementation', 'midterm', 'evaluation'],
  },
  EstimateMeans: {
    by: ['party', 'affiliated-company'],
    phases: ['information', 'dialogue', 'signing', 'implementation', 'midterm', 'evaluation'],
  },
};
