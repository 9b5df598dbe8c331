import type { Command, CommandType } from './commands.ts';
import type { Person } from './definition.ts';
import { refuse, type Refusal } from './refusals.ts';
import { definitionOf, type CovenantState } from './state.ts';

/**
 * Who may do what. `officer`: the secretariat records it. `participant`: an organisation does it, through its own
 * people or through an officer with evidence. `parties`: the parties decide and the chair states it (R10, R131).
 */
type Entitlement = 'officer' | 'participant' | 'parties';

const entitlements: Record<Exclude<CommandType, 'OpenCovenant'>, Entitlement> = {
  RecordMilestone: 'officer',
  SetDate: 'officer',
  SetEntryIntoForce: 'officer',
  OpenGate: 'officer',
  GivePosition: 'participant',
  CloseGate: 'parties',
  GiveLetterOfIntent: 'participant',
  SignCovenant: 'participant',
  JoinCovenant: 'officer',
  LeaveCovenant: 'participant',
  ChangeContact: 'officer',
  OpenObligation: 'officer',
  ReportDone: 'participant',
  VerifyObligation: 'officer',
  ReturnObligation: 'officer',
  ReportCannotDeliver: 'participant',
  ExtendObligation: 'officer',
  SuspendObligation: 'officer',
  ResumeObligation: 'officer',
  DropObligation: 'parties',
  SubmitMonitoring: 'participant',
  CorrectEvent: 'officer',
  StopCovenant: 'parties',
  RestartCovenant: 'parties',
  CloseCovenant: 'parties',
};

/** Refuses a command whose sender may not give it; null when it may go on. */
export function checkAuthority(state: CovenantState, command: Command): Refusal | null {
  const person = state.people[command.actor];
  if (!person) return refuse('UNKNOWN_PERSON', { person: command.actor });
  if (command.type === 'OpenCovenant') return null;
  switch (entitlements[command.type]) {
    case 'officer':
      return isOfficer(state, person) ? null : notEntitled(command, 'the secretariat’s officers');
    case 'participant':
      return checkParticipant(state, command, person);
    case 'parties':
      return checkParties(state, command, person);
  }
}

/** The organisation or body that a command acts for; its actor's own organisation when none is named. */
export function principalOf(state: CovenantState, command: Command): string {
  return command.principal?.for ?? state.people[command.actor]?.organisation ?? '';
}

export function isOfficer(state: CovenantState, person: Person): boolean {
  return person.roles.includes('officer') && person.organisation === definitionOf(state).secretariat;
}

function notEntitled(command: Command, entitled: string): Refusal {
  return refuse('NOT_ENTITLED', { person: command.actor, command: command.type, entitled });
}

function checkParticipant(state: CovenantState, command: Command, person: Person): Refusal | null {
  if (!command.principal && isOfficer(state, person))
    return refuse('PRINCIPAL_MISSING', { command: command.type });
  const organisation = principalOf(state, command);
  const participant = state.participants[organisation];
  if (!participant) {
    const body = definitionOf(state).bodies.some((candidate) => candidate.id === organisation);
    return body ? null : refuse('UNKNOWN_ORGANISATION', { organisation });
  }
  if (participant.leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation });
  const own = person.organisation === organisation;
  return own || isOfficer(state, person) ? null : notEntitled(command, organisation);
}

/** Silence or the facilitator's word is never a decision: it takes the chair or a body, and evidence of it. */
function checkParties(state: CovenantState, command: Command, person: Person): Refusal | null {
  const principal = command.principal?.for;
  const isBody = definitionOf(state).bodies.some((body) => body.id === principal);
  const isChair = person.roles.includes('chair');
  if (principal !== 'chair' && !isBody) {
    return command.type === 'CloseGate' ? refuse('CONSENT_BY_FACILITATOR_ALONE') : refuse('PARTIES_DECIDE');
  }
  if (!isChair && !isOfficer(state, person)) return notEntitled(command, 'the chair or an officer');
  if (isChair || command.principal?.evidence) return null;
  return command.type === 'CloseGate' ? refuse('CONSENT_BY_FACILITATOR_ALONE') : refuse('PARTIES_DECIDE');
}
