import type { ActPolicy } from './area.ts';
import { organisations } from './capacities.ts';
import { bodyPolicy } from './bodies/policy.ts';
import { commitmentPolicy } from './commitments/policy.ts';
import type { CommandType } from './commands.ts';
import { correctionPolicy } from './corrections/policy.ts';
import { dossierPolicy } from './dossier/policy.ts';
import { mandatePolicy } from './mandates/policy.ts';
import { meetingPolicy } from './meetings/policy.ts';
import { paperPolicy } from './papers/policy.ts';
import { pausingPolicy } from './pausing/policy.ts';
import { participationPolicy } from './participation/policy.ts';
import { signingPolicy } from './signing/policy.ts';

/** Commands for a stream that is open; the first one of a stream is judged by the terms that it brings. */
export type ActType = Exclude<CommandType, 'OpenCovenant' | 'AdoptCovenant'>;

const officer: ActPolicy = { by: ['secretariat'], phases: 'any' };
/** What an organisation or body does about its own duties, through its people or an officer with evidence. */
const owner: ActPolicy = { by: [...organisations, 'body'], phases: 'any' };
const person: ActPolicy = { by: ['person'], phases: 'any' };
/** The parties decide and the chair states it (R10, R131). */
const parties: ActPolicy = { by: ['parties'], phases: 'any' };
const party: ActPolicy = { by: ['party'], phases: 'any' };

/** Who may do what, in which phases. Whatever is not here is refused. */
export const actPolicy: Record<ActType, ActPolicy> = {
  RecordMilestone: { by: ['secretariat', ...organisations], phases: 'any' },
  SetDate: officer,
  SetEntryIntoForce: officer,
  AdoptCalendar: officer,
  OpenGate: officer,
  GivePosition: party,
  CloseGate: parties,
  GiveLetterOfIntent: party,
  ChangeContact: officer,
  OpenObligation: officer,
  ReportDone: owner,
  VerifyObligation: officer,
  ReturnObligation: officer,
  ReportCannotDeliver: owner,
  RequestExtension: owner,
  ExtendObligation: officer,
  DeclineRequest: officer,
  SuspendObligation: officer,
  ResumeObligation: officer,
  SuspendOrganisation: officer,
  ResumeOrganisation: officer,
  SuspendCovenant: parties,
  ResumeCovenant: parties,
  DropObligation: parties,
  SubmitMonitoring: owner,
  SetReminders: officer,
  NoteContact: officer,
  HoldReminders: officer,
  SkipReminder: officer,
  EditReminder: officer,
  ConfirmEscalation: officer,
  SetAbsence: person,
  SetRhythm: person,
  StopCovenant: parties,
  RestartCovenant: parties,
  CloseCovenant: parties,
  ...bodyPolicy,
  ...commitmentPolicy,
  ...correctionPolicy,
  ...dossierPolicy,
  ...mandatePolicy,
  ...meetingPolicy,
  ...paperPolicy,
  ...pausingPolicy,
  ...participationPolicy,
  ...signingPolicy,
};
