import type { PolicyOf } from '../area.ts';
import type { signingCommands } from './commands.ts';

export const signingPolicy: PolicyOf<typeof signingCommands> = {
  OpenSigningRound: { by: ['secretariat', 'parties'], phases: 'any' },
  SignCovenant: { by: ['party', 'facilitator'], phases: 'any' },
  RefuseToSign: { by: ['party', 'facilitator'], phases: 'any' },
  RecordCoverage: { by: ['secretariat', 'body', 'parties'], phases: 'any' },
};
