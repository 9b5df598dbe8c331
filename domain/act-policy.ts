import type { ActPolicy, Capacity, PolicyOf } from './area.ts';
import { capacities, organisations, phaseKinds } from './capacities.ts';
import { bodyPolicy } from './bodies/policy.ts';
import { commitmentPolicy } from './commitments/policy.ts';
import type { commandFields, CommandType } from './commands.ts';
import type { Phase } from './definition.ts';
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
/** What is about one person is said by that person, a colleague, or an officer for them. */
const person: ActPolicy = { by: ['person', 'secretariat'], phases: 'any' };
/** The parties decide and the chair states it (R10, R131). */
const parties: ActPolicy = { by: ['parties'], phases: 'any' };
const party: ActPolicy = { by: ['party'], phases: 'any' };

/**
 * Who may do what, in which phases. Whatever is not here is refused. Only parties sit at gates and sign; affiliated
 * companies, associates, supporters, experts and observers answer for what is asked of them, and decide nothing
 * (003 L1241-1245). A phase is named only where the act would be wrong in the others. Nothing here is about what an
 * organisation says in public: it asks nobody's leave for that (R50).
 */
const table: PolicyOf<Omit<typeof commandFields, 'OpenCovenant' | 'AdoptCovenant'>> = {
  /** The milestone itself says whose step it is (R5, R6, R13). */
  RecordMilestone: { by: ['secretariat', ...organisations], phases: 'any' },
  SetDate: officer,
  SetEntryIntoForce: officer,
  AdoptCalendar: officer,
  OpenGate: officer,
  GivePosition: party,
  CloseGate: parties,
  /** Its aim is the negotiation; who joins later is asked for it as the others were, and gives it then. */
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

/** The lines of the policy about a command; none for a word that is no command, so that it is refused. */
export function grantsOf(command: string): readonly ActPolicy[] {
  if (!Object.hasOwn(table, command)) return [];
  const grants = table[command as ActType];
  return 'by' in grants ? [grants] : grants;
}

/** Every command that the policy speaks of, in its order. */
export const actTypes = Object.keys(table) as ActType[];

/** Everybody who may give a command in some phase, in the order of capacities. */
export function entitledTo(command: string): Capacity[] {
  const grants = grantsOf(command);
  return capacities.filter((capacity) => grants.some(({ by }) => by.includes(capacity)));
}

/** Whether a command may be given in a capacity and in a phase of some kind. */
export function isGranted(command: string, capacity: string, phase: Phase['kind'] | null): boolean {
  return grantsOf(command).some(
    ({ by, phases }) =>
      (by as readonly string[]).includes(capacity) &&
      (phases === 'any' || (phase !== null && phases.includes(phase))),
  );
}

/** One command in one capacity: the kinds of phases in which it may be given. */
export interface PolicyRow {
  command: ActType;
  capacity: Capacity;
  phases: Record<Phase['kind'], boolean>;
}

/** The whole policy as a table without gaps: every command by every capacity by every kind of phase. */
export function policyMatrix(): PolicyRow[] {
  return actTypes.flatMap((command) =>
    capacities.map((capacity) => {
      const cells = phaseKinds.map((kind) => [kind, isGranted(command, capacity, kind)] as const);
      return { command, capacity, phases: Object.fromEntries(cells) as PolicyRow['phases'] };
    }),
  );
}
