import type { PolicyOf } from '../area.ts';
import type { commitmentCommands } from './commands.ts';

/** From the dialogue on there is something to promise. */
const negotiated = ['dialogue', 'signing', 'implementation', 'midterm', 'evaluation'] as const;

export const commitmentPolicy: PolicyOf<typeof commitmentCommands> = {
  AssessRisk: { by: ['party', 'facilitator', 'expert', 'secretariat'], phases: 'any' },
  SetPriorities: { by: ['parties'], phases: 'any' },
  MakeCommitment: [
    { by: ['party', 'parties'], phases: negotiated },
    // The facilitator writes down what the table drafts (penvoerder); once it is signed the parties speak for themselves.
    { by: ['facilitator'], phases: ['dialogue'] },
  ],
  ReviseCommitment: [
    { by: ['party', 'parties'], phases: negotiated },
    { by: ['facilitator'], phases: ['dialogue'] },
  ],
  WithdrawCommitment: { by: ['parties'], phases: negotiated },
  EstimateMeans: { by: ['party', 'affiliated-company'], phases: ['information', ...negotiated] },
};
