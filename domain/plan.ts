import { addPeriod, civilDate } from './calendar.ts';
import type { LadderStep } from './definition.ts';
import type { Fact } from './events.ts';
import { dueDay, isChased } from './obligation.ts';
import type { CivilDate } from './primitives.ts';
import { activeParties, definitionOf, type CovenantState, type Obligation } from './state.ts';

/** What a planned message is about; its text is made when it is sent, in the reader's language. */
export type NoticeKind = 'reminder' | 'overdue' | 'returned' | 'gate-opened' | 'phase-started' | 'corrected';

/** One message still to come, by step and role, as a row that the post collects per person and day. */
export interface PlannedNotice {
  /** The obligation, gate, phase or event that it is about. */
  subject: string;
  /** Step of the ladder (`-P14D`) or `event:12`; unique with subject and person. */
  step: string;
  kind: NoticeKind;
  organisation: string;
  /** The person who is to read it, or null when the organisation has named nobody. */
  person: string | null;
  /** Civil day of sending, Europe/Amsterdam. */
  sendOn: CivilDate;
  /** Due day of the obligation, when there is one. */
  due: CivilDate | null;
}

/**
 * The reminders still to come: a pure projection of the state, without memory. The ledger keeps which of them were
 * sent. Nothing is planned for what is reported, suspended, given up early, voluntary or another body's date.
 */
export function plan(state: CovenantState): PlannedNotice[] {
  if (state.status !== 'open') return [];
  return Object.values(state.obligations).flatMap((obligation) => remind(state, obligation));
}

function remind(state: CovenantState, obligation: Obligation): PlannedNotice[] {
  const due = dueDay(state, obligation);
  if (!due || !isChased(state, obligation)) return [];
  const { ladder, cap } = definitionOf(state).reminders;
  const steps = (obligation.reminders ?? ladder)
    .map((step) => toNotice(state, obligation, step, due))
    .sort((one, other) => compare(one.sendOn, other.sendOn))
    .slice(0, cap)
    .filter((notice) => notice.sendOn >= obligation.clockFrom);
  return steps.filter((notice, index) => steps.findIndex((other) => isSame(notice, other)) === index);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Two roles of one step can lead to one person, who reads it once. */
function isSame(one: PlannedNotice, other: PlannedNotice): boolean {
  return one.step === other.step && one.person === other.person;
}

function toNotice(
  state: CovenantState,
  obligation: Obligation,
  step: LadderStep,
  due: CivilDate,
): PlannedNotice {
  const sendOn = addPeriod(due, step.at);
  return {
    subject: obligation.id,
    step: step.at,
    kind: sendOn > due ? 'overdue' : 'reminder',
    organisation: obligation.owner,
    person: recipient(state, obligation.owner, step.to),
    sendOn,
    due,
  };
}

/**
 * The person that a role leads to: the role asked for, else contact, deputy, mailbox in that order, else an officer
 * of the secretariat, so that no duty is silently unheard. Who has left is not written to any more.
 */
export function recipient(state: CovenantState, organisation: string, role: LadderStep['to']): string | null {
  if (role === 'officer') return officer(state);
  const participant = state.participants[organisation];
  if (participant?.leftOn !== null) return officer(state);
  const { contact, deputy, mailbox } = participant;
  return participant[role] ?? contact ?? deputy ?? mailbox ?? officer(state);
}

function officer(state: CovenantState): string | null {
  const { secretariat } = definitionOf(state);
  const officers = Object.values(state.people).filter(
    (person) => person.organisation === secretariat && person.roles.includes('officer'),
  );
  return officers[0]?.id ?? null;
}

/**
 * Messages that one fact brings, once: a gate that opens, a phase that starts, a report that comes back, a correction
 * for whoever was told otherwise. `state` is the state after the fact.
 */
export function announce(state: CovenantState, fact: Fact): PlannedNotice[] {
  const sendOn = civilDate(fact.recordedAt);
  const one = (organisation: string, kind: NoticeKind, subject: string): PlannedNotice => ({
    subject,
    step: `event:${fact.sequence}`,
    kind,
    organisation,
    person: recipient(state, organisation, 'contact'),
    sendOn,
    due: null,
  });
  switch (fact.type) {
    case 'GateOpened':
      return activeParties(state).map((party) => one(party, 'gate-opened', fact.data.gate));
    case 'PhaseStarted':
      return fact.data.previous
        ? activeParties(state).map((party) => one(party, 'phase-started', fact.data.phase))
        : [];
    case 'ObligationReturned': {
      const owner = state.obligations[fact.data.obligation]?.owner;
      return owner ? [{ ...one(owner, 'returned', fact.data.obligation), due: fact.data.due }] : [];
    }
    case 'EventCorrected':
      return activeParties(state).map((party) => one(party, 'corrected', `${fact.data.event}`));
    default:
      return [];
  }
}
