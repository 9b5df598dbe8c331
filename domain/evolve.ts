import type { EvolversOf } from './area.ts';
import { civilDate } from './calendar.ts';
import { markChangedDays } from './changed-days.ts';
import * as obligations from './evolve-obligations.ts';
import * as reminders from './evolve-reminders.ts';
import { dossierEvolvers } from './dossier/evolve.ts';
import { mandateEvolvers } from './mandates/evolve.ts';
import { meetingEvolvers } from './meetings/evolve.ts';
import { paperEvolvers } from './papers/evolve.ts';
import { pausingEvolvers } from './pausing/evolve.ts';
import { commitmentEvolvers } from './commitments/evolve.ts';
import { signingEvolvers } from './signing/evolve.ts';
import { participationEvolvers } from './participation/evolve.ts';
import { bodyEvolvers } from './bodies/evolve.ts';
import { correctionEvolvers } from './corrections/evolve.ts';
import { rememberWeighty } from './corrections/second-person.ts';
import { adoptionEvolvers } from './adoption/evolve.ts';
import { withoutOldCourse, withoutPassedDates } from './old-course.ts';
import * as suspensions from './evolve-suspensions.ts';
import type { EventData, EventType, Fact, FactOf } from './events.ts';
import type { CivilDate } from './primitives.ts';
import { withoutAnchor } from './sealed.ts';
import { openedWith, withDay, withParticipant } from './state-changes.ts';
import type { CovenantState, GateState } from './state.ts';

/**
 * The next state after a fact: total, pure, never mutating. `fold(ledger) = state` rests on this function alone.
 * Reports that need no verification become final by the mere passing of days, seen at the next fact.
 */
export function evolve(state: CovenantState, recorded: Fact): CovenantState {
  const fact = withoutAnchor(recorded);
  const today = civilDate(fact.recordedAt);
  const settled = obligations.settleFinal(state, today);
  const applied = rememberWeighty(apply(settled, fact, fact.effectiveOn ?? today), fact);
  const next = markChangedDays(settled, applied, fact.recordedAt);
  return { ...next, sequence: fact.sequence, recordedAt: fact.recordedAt };
}

/** One line for each event; an area of the table brings its own. */
const evolvers: EvolversOf<EventData> = {
  CovenantOpened: (state, fact, on) => openedWith(state, fact.data, on),
  StreamResumed: (state) => state,
  MilestoneRecorded: milestoneRecorded,
  PhaseStarted: phaseStarted,
  DateSet: (state, fact) => withDay(state, `date:${fact.data.date}`, fact.data.from, fact.data.to),
  EntryIntoForceSet: (state, fact) => withDay(state, 'entry-into-force', fact.data.on),
  CalendarAdopted: (state, fact) => ({ ...state, calendar: fact.data.calendar }),
  GateOpened: gateOpened,
  PositionGiven: positionGiven,
  GateClosed: gateClosed,
  LetterOfIntentGiven: (state, fact, on) => ({
    ...state,
    letters: { ...state.letters, [fact.data.organisation]: { event: fact.sequence, on } },
  }),
  ContactChanged: contactChanged,
  ObligationOpened: obligations.opened,
  ObligationReportedDone: obligations.reportedDone,
  ObligationVerified: (state, fact) => obligations.ended(state, fact.data.obligation),
  ObligationReturned: obligations.returned,
  NonDeliveryReported: obligations.requested,
  ExtensionRequested: obligations.requested,
  RequestDeclined: (state, fact, on) =>
    obligations.withObligation(state, fact.data.obligation, { request: null, clockFrom: on }),
  ObligationExtended: obligations.extended,
  ObligationSuspended: suspensions.obligationSuspended,
  ObligationResumed: suspensions.obligationResumed,
  OrganisationSuspended: suspensions.organisationSuspended,
  OrganisationResumed: (state, fact, on) =>
    suspensions.organisationResumed(state, fact.data.organisation, on),
  CovenantSuspended: (state, _fact, on) => suspensions.covenantSuspended(state, on),
  CovenantResumed: (state, _fact, on) => suspensions.covenantResumed(state, on),
  ObligationDropped: obligations.dropped,
  RemindersSet: reminders.remindersSet,
  ContactNoted: reminders.held,
  RemindersHeld: reminders.held,
  ReminderSkipped: reminders.skipped,
  ReminderEdited: reminders.edited,
  EscalationConfirmed: reminders.confirmed,
  AbsenceSet: reminders.absenceSet,
  RhythmSet: reminders.rhythmSet,
  MonitoringSubmitted: (state) => state,
  CovenantStopped: stopped,
  CovenantRestarted: restarted,
  CovenantClosed: (state) => ({ ...obligations.endReported(state), status: 'closed' }),
  ...dossierEvolvers,
  ...mandateEvolvers,
  ...meetingEvolvers,
  ...paperEvolvers,
  ...pausingEvolvers,
  ...commitmentEvolvers,
  ...signingEvolvers,
  ...participationEvolvers,
  ...bodyEvolvers,
  ...correctionEvolvers,
  ...adoptionEvolvers,
};

function apply<T extends EventType>(state: CovenantState, fact: FactOf<T>, on: CivilDate): CovenantState {
  const evolver = evolvers[fact.type] as (
    state: CovenantState,
    fact: FactOf<T>,
    on: CivilDate,
  ) => CovenantState;
  return evolver(state, fact, on);
}

function phaseStarted(state: CovenantState, fact: FactOf<'PhaseStarted'>, on: string): CovenantState {
  const { phase } = fact.data;
  const began = { ...state.began, [phase]: fact.sequence };
  const begun = { ...withDay(state, `phase:${phase}`, fact.data.on ?? on), phase, began };
  const phases = state.definition?.phases.map(({ id }) => id) ?? [];
  // Going back, or beginning the same phase again.
  const again = phases.includes(phase) && phases.indexOf(phase) <= phases.indexOf(state.phase ?? '');
  return again ? obligations.countedAgain(withoutPassedDates(begun, phase, on), `phase:${phase}`, on) : begun;
}

function milestoneRecorded(
  state: CovenantState,
  fact: FactOf<'MilestoneRecorded'>,
  on: string,
): CovenantState {
  const { milestone, facilitationRoles: roles } = fact.data;
  const reached = { event: fact.sequence, on, ...(roles && { roles }) };
  return {
    ...withDay(state, `milestone:${milestone}`, on),
    milestones: { ...state.milestones, [milestone]: reached },
  };
}

/** While the track is stopped all its clocks stand still, as in a suspension that the stop takes the place of. */
function stopped(state: CovenantState, fact: FactOf<'CovenantStopped'>, on: string): CovenantState {
  const still = suspensions.covenantSuspended(suspensions.covenantResumed(state, on), on);
  return { ...still, status: 'stopped', stoppedBy: fact.sequence };
}

function restarted(
  state: CovenantState,
  { data: { anew } }: FactOf<'CovenantRestarted'>,
  on: string,
): CovenantState {
  const running = suspensions.covenantResumed(state, on);
  const open = { ...running, status: 'open', stoppedBy: null } as const;
  return anew ? withoutOldCourse(open, anew.from) : open;
}

function withGate(state: CovenantState, id: string, change: Partial<GateState>): CovenantState {
  const gate = state.gates[id];
  return gate ? { ...state, gates: { ...state.gates, [id]: { ...gate, ...change } } } : state;
}

function gateOpened(state: CovenantState, fact: FactOf<'GateOpened'>, on: string): CovenantState {
  const gate: GateState = {
    open: true,
    openedOn: on,
    silentOn: fact.data.silentOn,
    positions: {},
    outcome: null,
    closedBy: null,
    conditions: [],
  };
  return { ...state, gates: { ...state.gates, [fact.data.gate]: gate } };
}

function positionGiven(state: CovenantState, fact: FactOf<'PositionGiven'>): CovenantState {
  const { gate, organisation, position } = fact.data;
  const positions = { ...state.gates[gate]?.positions, [organisation]: { event: fact.sequence, position } };
  return withGate(state, gate, { positions });
}

function gateClosed(state: CovenantState, fact: FactOf<'GateClosed'>, on: string): CovenantState {
  const { gate, outcome, conditions = [] } = fact.data;
  const closed = withGate(state, gate, {
    open: false,
    silentOn: null,
    outcome,
    positions: {},
    closedBy: fact.sequence,
    conditions,
  });
  return outcome === 'go' ? agreedWith(withDay(closed, `gate:${gate}`, on), gate, on) : closed;
}

/** The gate that leads to signing is the day of agreement (akkoord), unless the text was adopted before (R75). */
function agreedWith(state: CovenantState, gate: string, on: string): CovenantState {
  const signing = state.definition?.phases.find(({ kind }) => kind === 'signing');
  const leads = signing !== undefined && 'gate' in signing.starts && signing.starts.gate === gate;
  return leads && state.days['agreed'] === undefined ? withDay(state, 'agreed', on) : state;
}

function contactChanged(state: CovenantState, fact: FactOf<'ContactChanged'>): CovenantState {
  const { organisation, role, person, card } = fact.data;
  const known = card ? { ...state, people: { ...state.people, [person]: card } } : state;
  if (state.participants[organisation]?.[role] === person) return known;
  const seatedOn = { ...state.seatedOn, [person]: civilDate(fact.recordedAt) };
  const since = role === 'contact' ? { contactSince: fact.sequence } : {};
  return withParticipant({ ...known, seatedOn }, organisation, { [role]: person, ...since });
}
