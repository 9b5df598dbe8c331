import type { PolicyOf } from '../area.ts';
import { organisations } from '../capacities.ts';
import type { mandateCommands } from './commands.ts';

export const mandatePolicy: PolicyOf<typeof mandateCommands> = {
  RegisterMandate: { by: ['party', 'affiliated-company'], phases: 'any' },
  RevokeMandate: { by: ['party', 'affiliated-company'], phases: 'any' },
  OpenConsultation: { by: ['party'], phases: 'any' },
  ConcludeConsultation: { by: ['party'], phases: 'any' },
  RatifyAct: { by: ['party', 'affiliated-company'], phases: 'any' },
  AllowActing: { by: ['secretariat', ...organisations], phases: 'any' },
  /** That of the chair of the table is the parties' to end. */
  EndActing: { by: ['secretariat', ...organisations, 'parties'], phases: 'any' },
  NameChair: { by: ['parties'], phases: 'any' },
  NameOfficer: { by: ['secretariat', 'parties'], phases: 'any' },
  NameRepresentatives: { by: organisations, phases: 'any' },
  SetRoles: { by: ['secretariat', 'parties'], phases: 'any' },
};
