import type { EvolversOf } from '../area.ts';
import { addPeriod, calendarNumber, civilDate } from '../calendar.ts';
import type { Person } from '../definition.ts';
import type { FactOf } from '../events.ts';
import type { CivilDate } from '../primitives.ts';
import type { CovenantState } from '../state.ts';
import type { MeetingEvents } from './events.ts';
import type { Meeting } from './state.ts';

export const meetingEvolvers: EvolversOf<MeetingEvents> = {
  MeetingPlanned: planned,
  MeetingMoved: moved,
  MeetingCancelled: (state, { data }) => over(state, data.meeting, null),
  AgendaItemPut: (state, { data }) =>
    withMeeting(state, data.meeting, ({ agenda }) => {
      const { agendaItem, about = null, words = null, audience = null } = data;
      return { agenda: [...agenda, { agendaItem, about, words, audience }] };
    }),
  AgendaItemTaken: (state, { data }) =>
    withMeeting(state, data.meeting, ({ agenda }) => ({
      agenda: agenda.filter(({ agendaItem }) => agendaItem !== data.agendaItem),
    })),
  // What was on the agenda is in the ledger; nothing can be put on it any more.
  AttendanceRecorded: (state, { data }) =>
    withMeeting(state, data.meeting, () => ({ present: data.present, agenda: [] })),
  ConductRecorded: (state, { data }) => withMeeting(state, data.meeting, () => ({ conduct: true })),
  DecisionRecorded: (state, { data }) => ({
    ...state,
    meetings: { ...state.meetings, decisions: [...state.meetings.decisions, data.decision] },
  }),
  MinutesCirculated: (state, { data, sequence }) =>
    withMeeting(state, data.meeting, () => ({
      draft: { event: sequence, document: data.document, to: data.to },
      agenda: [],
    })),
  MinutesCommented: (state) => state,
  MinutesAdopted: (state, { data }) =>
    over(state, data.meeting, state.meetings.open[data.meeting]?.on ?? null),
};

function withMeeting(
  state: CovenantState,
  id: string,
  change: (meeting: Meeting) => Partial<Meeting>,
): CovenantState {
  const meeting = state.meetings.open[id];
  if (!meeting) return state;
  const open = { ...state.meetings.open, [id]: { ...meeting, ...change(meeting) } };
  return { ...state, meetings: { ...state.meetings, open } };
}

function planned(state: CovenantState, fact: FactOf<'MeetingPlanned'>): CovenantState {
  const { meeting: id, meetingKind, title, on, time, minutes, invited, guests, audience } = fact.data;
  const { body = null, series = null, place = null, host = null } = fact.data;
  const meeting: Meeting = {
    meeting: id,
    kind: meetingKind,
    title,
    body,
    series,
    on,
    time,
    minutes,
    place,
    host,
    invited,
    guests,
    audience,
    changedAt: calendarNumber(fact.recordedAt),
    agenda: [],
    present: null,
    conduct: false,
    draft: null,
  };
  const known = withCards(withoutOld(state, civilDate(fact.recordedAt)), fact.data.cards);
  const open = { ...known.meetings.open, [id]: meeting };
  return { ...known, meetings: { ...known.meetings, open } };
}

function moved(state: CovenantState, { data, recordedAt }: FactOf<'MeetingMoved'>): CovenantState {
  const { meeting, on, time, minutes, place, host, invited, guests, audience, cards } = data;
  const change = { on, time, minutes, place, host, invited, guests, audience };
  const changed = withMeeting(state, meeting, ({ changedAt }) => ({
    ...change,
    changedAt: calendarNumber(recordedAt, changedAt),
  }));
  return withCards(changed, cards);
}

function withCards(state: CovenantState, cards: readonly Person[]): CovenantState {
  if (cards.length === 0) return state;
  const fresh = Object.fromEntries(cards.map((card) => [card.id, card]));
  return { ...state, people: { ...state.people, ...fresh } };
}

/** Leaves of a meeting its id and its day. */
function over(state: CovenantState, id: string, on: CivilDate | null): CovenantState {
  const { [id]: meeting, ...open } = state.meetings.open;
  if (!meeting) return state;
  return { ...state, meetings: { ...state.meetings, open, past: { ...state.meetings.past, [id]: on } } };
}

/** Draft minutes that an organisation has, as its successor's. */
export function draftsPassed(
  state: CovenantState,
  { from, to }: { from: string; to: string },
): CovenantState {
  return Object.values(state.meetings.open).reduce((next, { meeting, draft }) => {
    if (!draft?.to.includes(from)) return next;
    const readers = new Set(draft.to.map((each) => (each === from ? to : each)));
    return withMeeting(next, meeting, () => ({ draft: { ...draft, to: [...readers] } }));
  }, state);
}

/** Minutes that nobody has adopted in that time never will be; not every visit has any. */
const KEPT = '-P2Y';

/** Lets go of what was held so long ago that nothing more will be said of it, so that the state stays small. */
function withoutOld(state: CovenantState, today: CivilDate): CovenantState {
  const since = addPeriod(today, KEPT);
  return Object.values(state.meetings.open)
    .filter(({ on }) => on < since)
    .reduce((next, { meeting, on }) => over(next, meeting, on), state);
}
