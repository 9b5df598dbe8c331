import type { DecidersOf } from '../area.ts';
import type { mandateCommands } from './commands.ts';
import * as consultations from './decide-consultations.ts';
import * as mandates from './decide-mandates.ts';
import * as offices from './decide-offices.ts';
import * as people from './decide-people.ts';

export const mandateDeciders: DecidersOf<typeof mandateCommands> = {
  RegisterMandate: mandates.register,
  RevokeMandate: mandates.revoke,
  RatifyAct: mandates.ratify,
  OpenConsultation: consultations.open,
  ConcludeConsultation: consultations.conclude,
  AllowActing: people.allowActing,
  EndActing: people.endActing,
  NameChair: offices.nameChair,
  NameOfficer: offices.nameOfficer,
  NameRepresentatives: people.nameRepresentatives,
  SetRoles: people.setRoles,
};
