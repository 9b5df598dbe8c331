import type { Command, CommandType } from './commands.ts';
import type { Body, Person } from './definition.ts';
import { refuse, type Refusal } from './refusals.ts';
import { definitionOf, type CovenantState } from './state.ts';

/**
 * Who may do what. `officer`: the secretariat records it. `participant`: an organisation does it, through its own
 * people or through an officer with evidence. `person`: somebody of the same organisation, or an officer. `parties`: the
 * parties decide and the chair states it (R10, R131).
 */
type Entitlement = 'officer' | 'participant' | 'person' | 'parties';

const entitlements: Record<Exclude<CommandType, 'OpenCovenant'>, Entitlement> = {
  RecordMilestone: 'officer',
  SetDate: 'officer',
  SetEntryIntoForce: 'officer',
  AdoptCalendar: 'officer',
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
  RequestExtension: 'participant',
  ExtendObligation: 'officer',
  DeclineRequest: 'officer',
  SuspendObligation: 'officer',
  ResumeObligation: 'officer',
  SuspendOrganisation: 'officer',
  ResumeOrganisation: 'officer',
  SuspendCovenant: 'parties',
  ResumeCovenant: 'parties',
  DropObligation: 'parties',
  SubmitMonitoring: 'participant',
  SetReminders: 'officer',
  NoteContact: 'officer',
  HoldReminders: 'officer',
  SkipReminder: 'officer',
  EditReminder: 'officer',
  ConfirmEscalation: 'officer',
  SetAbsence: 'person',
  SetRhythm: 'person',
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
  const organisation = command.principal?.for;
  if (organisation !== undefined && !isPrincipal(state, command, organisation))
    return refuse('UNKNOWN_ORGANISATION', { organisation });
  switch (entitlements[command.type]) {
    case 'officer':
      return isOfficer(state, person) ? null : notEntitled(command, 'officers');
    case 'participant':
      return checkParticipant(state, command, person);
    case 'person':
      return checkForPerson(state, command, person);
    case 'parties':
      return checkParties(state, command, person);
  }
}

/** The organisation or body that a command acts for; its actor's own organisation when none is named. */
export function principalOf(state: CovenantState, command: Command): string {
  return command.principal?.for ?? state.people[command.actor]?.organisation ?? '';
}

/** What one can act for: an organisation that takes part or did, a body, the chair, or who is about to join. */
function isPrincipal(state: CovenantState, command: Command, id: string): boolean {
  const joining = command.type === 'JoinCovenant' && command.fields.organisation === id;
  return id === 'chair' || joining || id in state.participants || bodyOf(state, id) !== undefined;
}

function bodyOf(state: CovenantState, id: string): Body | undefined {
  return definitionOf(state).bodies.find((body) => body.id === id);
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
  if (!participant) return checkForBody(state, command, person, organisation);
  if (participant.leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation });
  const own = person.organisation === organisation;
  return own || isOfficer(state, person) ? null : notEntitled(command, organisation);
}

/** What is about one person is said by that person, by somebody of the same organisation, or by an officer. */
function checkForPerson(state: CovenantState, command: Command, person: Person): Refusal | null {
  const { fields } = command;
  const id = 'person' in fields && typeof fields.person === 'string' ? fields.person : '';
  const about = state.people[id];
  if (!about) return refuse('UNKNOWN_PERSON', { person: id });
  const own = person.organisation === about.organisation;
  return own || isOfficer(state, person) ? null : notEntitled(command, about.organisation);
}

/** For a body speaks the organisation through which it is reached, its chair, or an officer. */
function checkForBody(state: CovenantState, command: Command, person: Person, id: string): Refusal | null {
  const body = bodyOf(state, id);
  if (!body) return refuse('UNKNOWN_ORGANISATION', { organisation: id });
  const speaks = person.organisation === body.reachedThrough || person.roles.includes('chair');
  return speaks || isOfficer(state, person) ? null : notEntitled(command, body.reachedThrough);
}

/** Silence or the facilitator's word is never a decision: it takes the chair or a body, and evidence of it. */
function checkParties(state: CovenantState, command: Command, person: Person): Refusal | null {
  const principal = command.principal?.for;
  const isBody = principal !== undefined && bodyOf(state, principal) !== undefined;
  // Who is officer too speaks as the facilitator, and shows the chair's word like any other officer.
  const isChair = person.roles.includes('chair') && !isOfficer(state, person);
  if (principal !== 'chair' && !isBody) {
    return command.type === 'CloseGate' ? refuse('CONSENT_BY_FACILITATOR_ALONE') : refuse('PARTIES_DECIDE');
  }
  if (!isChair && !isOfficer(state, person)) return notEntitled(command, 'chair-or-officer');
  if (isChair || command.principal?.evidence) return null;
  return command.type === 'CloseGate' ? refuse('CONSENT_BY_FACILITATOR_ALONE') : refuse('PARTIES_DECIDE');
}
