import type { PolicyOf } from '../area.ts';
import { organisations } from '../capacities.ts';
import type { participationCommands } from './commands.ts';

export const participationPolicy: PolicyOf<typeof participationCommands> = {
  JoinCovenant: { by: ['secretariat'], phases: 'any' },
  RecordAssociation: { by: ['secretariat'], phases: 'any' },
  EndAssociation: { by: ['secretariat'], phases: 'any' },
  LeaveCovenant: { by: organisations, phases: 'any' },
  HandOverObligation: { by: ['secretariat'], phases: 'any' },
  ExchangeOrganisation: { by: ['parties'], phases: 'any' },
  SucceedOrganisation: { by: organisations, phases: 'any' },
};
