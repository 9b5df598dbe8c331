import { announceTable } from './announce-table.ts';
import type { Disclosure } from './area.ts';
import { disclosureOf, type Around } from './disclosures.ts';
import type { Fact, FactOf } from './events.ts';
import { ladderDays, weekdayOf } from './ladder.ts';
import { noticeOf } from './notice.ts';
import { dueDay, isChased } from './obligation.ts';
import { secretariatOf } from './participation/standing.ts';
import type { CivilDate, ContentReference } from './primitives.ts';
import { standIn } from './recipients.ts';
import { organisationRhythm, type GivenPolicy } from './reminder-policy.ts';
import { onWeekday } from './sending-day.ts';
import { activeParties, type CovenantState, type Obligation } from './state.ts';
import { maySee, readerOf } from './visibility.ts';

export { recipient } from './recipients.ts';

/** What a planned message is about; its text is made when it is sent, in the reader's language. */
export type NoticeKind =
  | 'reminder'
  | 'overdue'
  | 'escalation'
  | 'to-confirm'
  | 'returned'
  | 'declined'
  | 'moved'
  | 'cancelled'
  | 'handed-over'
  | 'gate-opened'
  | 'phase-started'
  | 'corrected'
  | 'signing-opened'
  | 'signature-refused'
  | 'summary'
  | 'meeting-planned'
  | 'meeting-moved'
  | 'meeting-cancelled'
  | 'minutes-circulated';

/** One message still to come, by step and role, as a row that the post collects per person and day. */
export interface PlannedNotice {
  /** The obligation, gate, phase, event or organisation that it is about. */
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
  /** What an officer wrote to go with this step. */
  words: ContentReference | null;
  /** Duties that a summary lists, the earliest due day first. */
  open: string[];
  /** Another day than a due day after which it would be no news any more, such as that of a meeting. */
  before?: CivilDate;
}

/**
 * The reminders still to come: a pure projection of the state, without memory. The ledger keeps which of them were
 * sent. Nothing is planned for what is reported, suspended, given up early, voluntary or another body's date.
 *
 * @param programme the policy of the ledger's programme, where there is one (see `programmePolicy`).
 */
export function plan(state: CovenantState, programme: GivenPolicy = {}): PlannedNotice[] {
  if (state.status !== 'open') return [];
  return Object.values(state.obligations).flatMap((obligation) => remind(state, obligation, programme));
}

function remind(state: CovenantState, obligation: Obligation, programme: GivenPolicy): PlannedNotice[] {
  const due = dueDay(state, obligation);
  if (!due || !isChased(state, obligation)) return [];
  return ladderDays(state, obligation, programme)
    .filter(({ standing }) => standing === 'planned')
    .map(({ step, kind, person, sendOn, words }) => ({
      subject: obligation.id,
      step,
      kind,
      organisation: obligation.owner,
      person,
      sendOn,
      due,
      words,
      open: [],
    }));
}

/**
 * Messages that one fact brings, once: a gate that opens, a phase that starts, a report that comes back, a no, a
 * correction for whoever was told otherwise, what is open for a new contact. Nobody is told what they may not know of.
 * `state` is the state after the fact; `around` the one before it, and who may know of the event that it corrects.
 */
export function announce(
  state: CovenantState,
  fact: Fact,
  programme: GivenPolicy = {},
  around: Partial<Pick<Around, 'before' | 'corrected'>> = {},
): PlannedNotice[] {
  const disclosure = disclosureOf(fact, { before: state, ...around, after: state });
  return announced(state, fact)
    .filter((notice) => isFor(state, notice, disclosure))
    .map((notice) => {
      const { sendOn } = inRhythm(state, atDesk(state, notice, notice.sendOn), programme);
      return atDesk(state, notice, sendOn);
    });
}

/** By whoever reads it: who sits in a body does so by name. The secretariat knows all. */
function isFor(state: CovenantState, notice: PlannedNotice, known: Disclosure): boolean {
  return notice.organisation === secretariatOf(state) || maySee(state, readerOf(state, notice), known);
}

/** The same for that day, to whoever reads it then. */
function atDesk(state: CovenantState, notice: PlannedNotice, sendOn: CivilDate): PlannedNotice {
  const person = notice.person === null ? null : standIn(state, notice.person, sendOn);
  return { ...notice, sendOn, person };
}

function announced(state: CovenantState, fact: Fact): PlannedNotice[] {
  const one = (organisation: string, kind: NoticeKind, subject: string): PlannedNotice =>
    noticeOf(state, fact, { organisation, kind, subject });
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
    case 'RequestDeclined': {
      const obligation = state.obligations[fact.data.obligation];
      if (!obligation) return [];
      const due = dueDay(state, obligation) ?? null;
      return [{ ...one(obligation.owner, 'declined', obligation.id), due }];
    }
    case 'ContactChanged':
      return summarise(state, fact, one(fact.data.organisation, 'summary', fact.data.organisation));
    default:
      return announceTable(state, fact);
  }
}

/** A new contact hears once what is open, and of no step that went before. */
function summarise(
  state: CovenantState,
  { data, sequence }: FactOf<'ContactChanged'>,
  notice: PlannedNotice,
): PlannedNotice[] {
  if (data.role !== 'contact' || state.participants[data.organisation]?.contactSince !== sequence) return [];
  const open = Object.values(state.obligations)
    .filter((obligation) => obligation.owner === data.organisation && isChased(state, obligation))
    .map(({ id, ...obligation }) => ({ id, due: dueDay(state, { id, ...obligation }) ?? '9999' }))
    .sort((one, other) => (one.due < other.due || (one.due === other.due && one.id < other.id) ? -1 : 1))
    .map(({ id }) => id);
  return open.length === 0 ? [] : [{ ...notice, open }];
}

/** Who gets one message a week gets this in it too, unless a day that it names would pass before. */
export function inRhythm(state: CovenantState, notice: PlannedNotice, programme: GivenPolicy): PlannedNotice {
  const { person, organisation, sendOn, subject } = notice;
  const weekday = weekdayOf(state, person, organisationRhythm(state, organisation, programme));
  if (weekday === null) return notice;
  const silentOn = notice.kind === 'gate-opened' ? state.gates[subject]?.silentOn : null;
  const due = notice.due ?? silentOn ?? notice.before ?? '9999-12-31';
  return { ...notice, sendOn: onWeekday(sendOn, weekday, { due, notBefore: sendOn, quiet: [], held: null }) };
}
