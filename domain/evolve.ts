import { assertNever } from './assert-never.ts';
import { civilDate } from './calendar.ts';
import { standardCalendar } from './closed-days.ts';
import { markChangedDays } from './changed-days.ts';
import * as obligations from './evolve-obligations.ts';
import * as reminders from './evolve-reminders.ts';
import * as suspensions from './evolve-suspensions.ts';
import type { Fact, FactOf } from './events.ts';
import type { CovenantState, GateState, Participant } from './state.ts';
import type { Organisation } from './definition.ts';

/**
 * The next state after a fact: total, pure, never mutating. `fold(ledger) = state` rests on this function alone.
 * Reports that need no verification become final by the mere passing of days, seen at the next fact.
 */
export function evolve(state: CovenantState, fact: Fact): CovenantState {
  const today = civilDate(fact.recordedAt);
  const settled = obligations.settleFinal(state, today);
  const applied = apply(settled, fact, fact.effectiveOn ?? today);
  const next = markChangedDays(settled, applied, fact.sequence);
  return { ...next, sequence: fact.sequence, recordedAt: fact.recordedAt };
}

function apply(state: CovenantState, fact: Fact, on: string): CovenantState {
  switch (fact.type) {
    case 'CovenantOpened':
      return opened(state, fact, on);
    case 'StreamResumed':
      return state;
    case 'MilestoneRecorded':
      return milestoneRecorded(state, fact, on);
    case 'PhaseStarted':
      return phaseStarted(state, fact, on);
    case 'DateSet':
      return withDay(state, `date:${fact.data.date}`, fact.data.from, fact.data.to);
    case 'EntryIntoForceSet':
      return withDay(state, 'entry-into-force', fact.data.on);
    case 'CalendarAdopted':
      return { ...state, calendar: fact.data.calendar };
    case 'GateOpened':
      return gateOpened(state, fact, on);
    case 'PositionGiven':
      return positionGiven(state, fact);
    case 'GateClosed':
      return gateClosed(state, fact, on);
    case 'LetterOfIntentGiven':
      return {
        ...state,
        letters: { ...state.letters, [fact.data.organisation]: { event: fact.sequence, on } },
      };
    case 'CovenantSigned':
      return signed(state, fact, on);
    case 'AgreementConcluded':
      return { ...withDay(state, 'signing', fact.data.on), concludedOn: fact.data.on };
    case 'ParticipantJoined':
      return joined(state, fact, on);
    case 'ParticipantLeft':
      return left(state, fact, on);
    case 'ContactChanged':
      return contactChanged(state, fact);
    case 'ObligationOpened':
      return obligations.opened(state, fact, on);
    case 'ObligationReportedDone':
      return obligations.reportedDone(state, fact, on);
    case 'ObligationVerified':
      return obligations.ended(state, fact.data.obligation);
    case 'ObligationReturned':
      return obligations.returned(state, fact, on);
    case 'NonDeliveryReported':
      return obligations.requested(state, fact, on);
    case 'ExtensionRequested':
      return obligations.requested(state, fact, on);
    case 'RequestDeclined':
      return obligations.withObligation(state, fact.data.obligation, { request: null, clockFrom: on });
    case 'ObligationExtended':
      return obligations.extended(state, fact, on);
    case 'ObligationSuspended':
      return suspensions.obligationSuspended(state, fact, on);
    case 'ObligationResumed':
      return suspensions.obligationResumed(state, fact, on);
    case 'OrganisationSuspended':
      return suspensions.organisationSuspended(state, fact, on);
    case 'OrganisationResumed':
      return suspensions.organisationResumed(state, fact.data.organisation, on);
    case 'CovenantSuspended':
      return suspensions.covenantSuspended(state, on);
    case 'CovenantResumed':
      return suspensions.covenantResumed(state, on);
    case 'ObligationDropped':
      return obligations.dropped(state, fact);
    case 'RemindersSet':
      return reminders.remindersSet(state, fact);
    case 'ContactNoted':
    case 'RemindersHeld':
      return reminders.held(state, fact);
    case 'ReminderSkipped':
      return reminders.skipped(state, fact);
    case 'ReminderEdited':
      return reminders.edited(state, fact);
    case 'EscalationConfirmed':
      return reminders.confirmed(state, fact);
    case 'AbsenceSet':
      return reminders.absenceSet(state, fact);
    case 'RhythmSet':
      return reminders.rhythmSet(state, fact);
    case 'MonitoringSubmitted':
      return state;
    case 'EventCorrected':
      return corrected(state, fact, on);
    case 'CovenantStopped':
      return { ...state, status: 'stopped' };
    case 'CovenantRestarted':
      return { ...state, status: 'open' };
    case 'CovenantClosed':
      return { ...obligations.endReported(state), status: 'closed' };
    default:
      return assertNever(fact);
  }
}

function phaseStarted(state: CovenantState, fact: FactOf<'PhaseStarted'>, on: string): CovenantState {
  const { phase } = fact.data;
  return { ...withDay(state, `phase:${phase}`, fact.data.on ?? on), phase };
}

function withDay(state: CovenantState, anchor: string, from: string, to = from): CovenantState {
  return { ...state, days: { ...state.days, [anchor]: { from, to } } };
}

function opened(state: CovenantState, fact: FactOf<'CovenantOpened'>, on: string): CovenantState {
  const { definition, slug, definitionHash } = fact.data;
  const participants = definition.organisations.map((organisation) => toParticipant(organisation, on));
  const contacts = definition.people.flatMap((person) =>
    person.roles
      .filter(isContactRole)
      .map((role) => ({ organisation: person.organisation, role, person: person.id })),
  );
  const seated = contacts.reduce<Record<string, Participant>>(
    (byId, { organisation, role, person }) => {
      const participant = byId[organisation];
      return participant && participant[role] === null
        ? { ...byId, [organisation]: { ...participant, [role]: person } }
        : byId;
    },
    Object.fromEntries(participants.map((participant) => [participant.organisation, participant])),
  );
  return {
    ...withDay(state, 'opening', on),
    status: 'open',
    slug,
    definition,
    calendar: definition.calendar === 'nl-1' ? standardCalendar : definition.calendar,
    definitionHash,
    participants: seated,
    people: Object.fromEntries(definition.people.map((person) => [person.id, person])),
  };
}

type ContactRole = 'contact' | 'deputy' | 'mailbox';

function isContactRole(role: string): role is ContactRole {
  return role === 'contact' || role === 'deputy' || role === 'mailbox';
}

function toParticipant(
  organisation: Pick<Organisation, 'id' | 'name' | 'kind' | 'participation' | 'group'>,
  on: string,
): Participant {
  return {
    organisation: organisation.id,
    name: organisation.name,
    kind: organisation.kind,
    participation: organisation.participation,
    group: organisation.group ?? null,
    joinedOn: on,
    leftOn: null,
    contact: null,
    deputy: null,
    mailbox: null,
    contactSince: null,
  };
}

function milestoneRecorded(
  state: CovenantState,
  fact: FactOf<'MilestoneRecorded'>,
  on: string,
): CovenantState {
  const { milestone } = fact.data;
  return {
    ...withDay(state, `milestone:${milestone}`, on),
    milestones: { ...state.milestones, [milestone]: { event: fact.sequence, on } },
  };
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
  };
  return { ...state, gates: { ...state.gates, [fact.data.gate]: gate } };
}

function positionGiven(state: CovenantState, fact: FactOf<'PositionGiven'>): CovenantState {
  const { gate, organisation, position } = fact.data;
  const positions = { ...state.gates[gate]?.positions, [organisation]: { event: fact.sequence, position } };
  return withGate(state, gate, { positions });
}

function gateClosed(state: CovenantState, fact: FactOf<'GateClosed'>, on: string): CovenantState {
  const { gate, outcome } = fact.data;
  const closed = withGate(state, gate, { open: false, silentOn: null, outcome, positions: {} });
  return outcome === 'go' ? withDay(closed, `gate:${gate}`, on) : closed;
}

function signed(state: CovenantState, fact: FactOf<'CovenantSigned'>, on: string): CovenantState {
  const signature = { event: fact.sequence, on, document: fact.data.document.ref };
  return { ...state, signatures: { ...state.signatures, [fact.data.organisation]: signature } };
}

function joined(state: CovenantState, fact: FactOf<'ParticipantJoined'>, on: string): CovenantState {
  const { organisation: id, ...rest } = fact.data;
  return { ...state, participants: { ...state.participants, [id]: toParticipant({ id, ...rest }, on) } };
}

function withParticipant(state: CovenantState, id: string, change: Partial<Participant>): CovenantState {
  const participant = state.participants[id];
  return participant
    ? { ...state, participants: { ...state.participants, [id]: { ...participant, ...change } } }
    : state;
}

function left(state: CovenantState, fact: FactOf<'ParticipantLeft'>, on: string): CovenantState {
  const { organisation } = fact.data;
  const settled = suspensions.organisationResumed(
    obligations.endRecurrences(state, organisation),
    organisation,
    on,
  );
  return withParticipant(settled, organisation, { leftOn: on });
}

function contactChanged(state: CovenantState, fact: FactOf<'ContactChanged'>): CovenantState {
  const { organisation, role, person, card } = fact.data;
  const known = card ? { ...state, people: { ...state.people, [person]: card } } : state;
  if (state.participants[organisation]?.[role] === person) return known;
  const seatedOn = { ...state.seatedOn, [person]: civilDate(fact.recordedAt) };
  const since = role === 'contact' ? { contactSince: fact.sequence } : {};
  return withParticipant({ ...known, seatedOn }, organisation, { [role]: person, ...since });
}

function corrected(state: CovenantState, fact: FactOf<'EventCorrected'>, on: string): CovenantState {
  const { event, effect } = fact.data;
  const noted = { ...state, corrected: [...state.corrected, event] };
  return effect === 'undone' ? reminders.absenceTakenBack(takeBack(noted, event, on), event) : noted;
}

/** Removes the open fact that an event recorded. Days that other facts hang on keep standing: see decide. */
function takeBack(state: CovenantState, event: number, on: string): CovenantState {
  const keep = <T extends { event: number }>(facts: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(facts).filter(([, recorded]) => recorded.event !== event));
  const gates = Object.entries(state.gates).map(
    ([id, gate]) => [id, { ...gate, positions: keep(gate.positions) }] as const,
  );
  const milestones = keep(state.milestones);
  const gone = Object.keys(state.milestones).filter((id) => !milestones[id]);
  const days = Object.fromEntries(
    Object.entries(state.days).filter(([anchor]) => !gone.some((id) => anchor === `milestone:${id}`)),
  );
  const back = {
    ...state,
    days,
    milestones,
    letters: keep(state.letters),
    signatures: keep(state.signatures),
  };
  return obligations.takenBack({ ...back, gates: Object.fromEntries(gates) }, event, on);
}
