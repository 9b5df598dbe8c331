import { guestHears, maySeeItem } from '../domain/meetings/about.ts';
import { calendarNumber } from '../domain/calendar.ts';
import { agendaLine, type AgendaLine } from '../domain/meetings/agenda-line.ts';
import type { EarlierInvitation } from '../domain/meetings/events.ts';
import { meetingIn } from '../domain/meetings/subject.ts';
import type { AgendaItem, Meeting } from '../domain/meetings/state.ts';
import type { Fact, FactOf } from '../domain/events.ts';
import type { PlannedNotice } from '../domain/plan.ts';
import type { CivilDate, ContentReference } from '../domain/primitives.ts';
import type { CovenantState } from '../domain/state.ts';
import { maySee, readerOf, viewerOf } from '../domain/visibility.ts';
import { standIns, type NoticeDetail } from './notice-payload.ts';

/** What a message says of a meeting: ids and references, as everything in a row. */
export interface MeetingNotice {
  /** Civil day and start, Europe/Amsterdam, and length in minutes. */
  on: CivilDate;
  time: string;
  minutes: number;
  place: ContentReference | null;
  /** Name of the organisation that hosts it. */
  host: string | null;
  /** What is on the agenda so far, as far as the reader may see it. */
  agenda: AgendaLine[];
  /** Day and start before it moved, where it did. */
  previous: { on: CivilDate; time: string } | null;
  /** The meeting goes on without the reader. */
  uninvited: boolean;
}

/** Draft minutes that go with a message. */
export interface MinutesNotice {
  on: CivilDate;
  document: ContentReference;
  /** Only for those of its audience. */
  annex: ContentReference | null;
  commentsUntil: CivilDate | null;
}

/** What a message about a meeting says; nothing for any other. */
export function meetingDetail(state: CovenantState, fact: Fact, notice: PlannedNotice): NoticeDetail {
  const meeting = state.meetings.open[meetingIn(notice.subject) ?? ''];
  switch (fact.type) {
    case 'MeetingPlanned':
      return meeting ? invitation(state, meeting, notice, null) : {};
    case 'MeetingMoved': {
      if (!meeting) return {};
      const { previous, reason = null } = fact.data;
      if (notice.kind === 'meeting-cancelled')
        return { ...gone(meeting.title, previous, meeting.changedAt, true), reason: null };
      return { ...invitation(state, meeting, notice, previous), reason };
    }
    case 'MeetingCancelled': {
      const { title, previous, reason } = fact.data;
      return { ...gone(title, previous, calendarNumber(fact.recordedAt), false), reason };
    }
    case 'MinutesCirculated':
      return meeting ? draft(state, fact, meeting, notice) : {};
    default:
      return {};
  }
}

function invitation(
  state: CovenantState,
  meeting: Meeting,
  notice: PlannedNotice,
  previous: EarlierInvitation | null,
): NoticeDetail {
  const { title, on, time, minutes, place, host, agenda, changedAt } = meeting;
  const sees = (person: string | null, item: AgendaItem): boolean =>
    guestOf(meeting, notice) === null
      ? maySeeItem(state, readerOf(state, { ...notice, person }), item)
      : guestHears(state, person ?? '', item);
  const visible = agenda.filter((item) => sees(notice.person, item));
  const invited: MeetingNotice = {
    on,
    time,
    minutes,
    place,
    host: host === null ? null : (state.participants[host]?.name ?? host),
    agenda: visible.map((item) => agendaLine(state, item)),
    previous: notice.kind === 'meeting-moved' && previous ? previousOf(previous) : null,
    uninvited: false,
  };
  const instead = standIns(state, notice).filter(({ person }) => visible.every((item) => sees(person, item)));
  return { text: title, changedAt, meeting: invited, instead };
}

function previousOf({ on, time }: EarlierInvitation): MeetingNotice['previous'] {
  return { on, time };
}

function gone(
  title: ContentReference,
  { on, time, minutes }: EarlierInvitation,
  changedAt: number,
  uninvited: boolean,
): NoticeDetail {
  const nothing = { place: null, host: null, agenda: [], previous: null };
  return { text: title, changedAt, meeting: { on, time, minutes, ...nothing, uninvited } };
}

/** The guest to whom a message goes; null for the contact of an organisation that is invited. */
function guestOf({ invited, guests }: Meeting, { organisation, person }: PlannedNotice): string | null {
  const guest = person !== null && guests.includes(person) && !invited.includes(organisation);
  return guest ? person : null;
}

function draft(
  state: CovenantState,
  { data }: FactOf<'MinutesCirculated'>,
  meeting: Meeting,
  notice: PlannedNotice,
): NoticeDetail {
  const { title, on } = meeting;
  const { document, annex, commentsUntil = null } = data;
  const mayRead = (person: string | null): boolean => {
    const guest = guestOf(meeting, notice) !== null && person !== null;
    const viewer = guest ? viewerOf(state, person) : readerOf(state, { ...notice, person });
    return annex !== undefined && maySee(state, viewer, { audience: annex.audience, owner: null });
  };
  const minutes = { on, document, annex: null, commentsUntil };
  if (annex === undefined || !mayRead(notice.person)) return { text: title, minutes };
  const instead = standIns(state, notice).filter(({ person }) => mayRead(person));
  return { text: title, minutes: { ...minutes, annex: annex.document }, instead };
}
