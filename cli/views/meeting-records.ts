import { calendarNumber } from '../../domain/calendar.ts';
import type { EventData, FactOf } from '../../domain/events.ts';
import { isReview } from '../../domain/meetings/review.ts';
import type { Meeting } from '../../domain/meetings/state.ts';
import type { CivilDate, ContentReference } from '../../domain/primitives.ts';
import type { Step } from './steps.ts';

/** A fact of a meeting: its event, and the civil day on which it happened, Europe/Amsterdam. */
interface Dated {
  sequence: number;
  on: CivilDate;
}

export type DecisionRecord = Dated & { data: EventData['DecisionRecorded']; corrected: boolean };
export type DraftRecord = Dated & { data: EventData['MinutesCirculated'] };

/** All that the ledger says of one meeting, from invitation to adopted minutes. */
export interface MeetingRecord extends Omit<Meeting, 'present' | 'conduct' | 'draft'> {
  group: string | null;
  moves: (Dated & { data: EventData['MeetingMoved'] })[];
  cancelled: (Dated & { reason: ContentReference }) | null;
  attendance: (Dated & { data: EventData['AttendanceRecorded'] }) | null;
  conduct: (Dated & { data: EventData['ConductRecorded'] })[];
  decisions: DecisionRecord[];
  /** Obligations that were agreed there. */
  actions: string[];
  drafts: DraftRecord[];
  comments: (Dated & { data: EventData['MinutesCommented'] })[];
  adopted: (Dated & { at: string; document: ContentReference }) | null;
}

export interface MeetingRecords {
  /** In the order in which they were planned. */
  meetings: Map<string, MeetingRecord>;
  /** Decisions that were taken at no meeting. */
  decisions: DecisionRecord[];
}

/** What was said of a meeting and has no effect of its own: noted as a mistake, it is left out. */
const STATEMENTS = new Set<string>(['AttendanceRecorded', 'ConductRecorded', 'MinutesCommented']);

/**
 * Gathers the meetings of a covenant from its ledger. A statement that was noted as a mistake is left out. Day, agenda
 * and minutes are shown as the covenant goes by them until they are moved, put right or adopted anew; a decision says
 * that it was a mistake.
 */
export function meetingRecords(steps: readonly Step[]): MeetingRecords {
  const corrected = new Set(steps.at(-1)?.after.corrected);
  const records: MeetingRecords = { meetings: new Map(), decisions: [] };
  for (const { fact, on } of steps) {
    const dated = { sequence: fact.sequence, on };
    if (fact.type === 'MeetingPlanned') {
      records.meetings.set(fact.data.meeting, begin(fact));
    } else if (fact.type === 'DecisionRecorded') {
      const decision = { ...dated, data: fact.data, corrected: corrected.has(fact.sequence) };
      const meeting = records.meetings.get(fact.data.meeting ?? '');
      (meeting?.decisions ?? records.decisions).push(decision);
    } else if ('meeting' in fact.data && !(STATEMENTS.has(fact.type) && corrected.has(fact.sequence))) {
      const meeting = records.meetings.get(fact.data.meeting ?? '');
      if (meeting) Object.assign(meeting, changedBy(meeting, fact as Told, dated));
    }
  }
  return records;
}

function begin({ data, recordedAt }: FactOf<'MeetingPlanned'>): MeetingRecord {
  const { meeting, meetingKind: kind, title, on, time, minutes, invited, guests, audience } = data;
  const { body = null, series = null, group = null, place = null, host = null } = data;
  const invitation = { on, time, minutes, place, host, invited, guests, audience };
  return {
    meeting,
    kind,
    title,
    body,
    series,
    group,
    ...invitation,
    changedAt: calendarNumber(recordedAt),
    moves: [],
    cancelled: null,
    agenda: [],
    attendance: null,
    conduct: [],
    decisions: [],
    actions: [],
    drafts: [],
    comments: [],
    adopted: null,
  };
}

type Told = FactOf<
  | 'MeetingMoved'
  | 'MeetingCancelled'
  | 'AgendaItemPut'
  | 'AgendaItemTaken'
  | 'AttendanceRecorded'
  | 'ConductRecorded'
  | 'MinutesCirculated'
  | 'MinutesCommented'
  | 'MinutesAdopted'
  | 'ObligationOpened'
>;

/** What an event changes of the meeting that it is about. */
function changedBy(meeting: MeetingRecord, fact: Told, dated: Dated): Partial<MeetingRecord> {
  switch (fact.type) {
    case 'MeetingMoved': {
      const { on, time, minutes, place, host, invited, guests, audience } = fact.data;
      const now = { on, time, minutes, place, host, invited, guests, audience };
      const changedAt = calendarNumber(fact.recordedAt, meeting.changedAt);
      return { ...now, changedAt, moves: [...meeting.moves, { ...dated, data: fact.data }] };
    }
    case 'MeetingCancelled':
      return {
        cancelled: { ...dated, reason: fact.data.reason },
        changedAt: calendarNumber(fact.recordedAt),
      };
    case 'AgendaItemPut': {
      const { agendaItem, about = null, words = null, audience = null } = fact.data;
      return { agenda: [...meeting.agenda, { agendaItem, about, words, audience }] };
    }
    case 'AgendaItemTaken':
      return { agenda: meeting.agenda.filter((item) => item.agendaItem !== fact.data.agendaItem) };
    case 'AttendanceRecorded':
      return { attendance: { ...dated, data: fact.data } };
    case 'ConductRecorded':
      return { conduct: [...meeting.conduct, { ...dated, data: fact.data }] };
    case 'MinutesCirculated':
      return { drafts: [...meeting.drafts, { ...dated, data: fact.data }] };
    case 'MinutesCommented':
      return { comments: [...meeting.comments, { ...dated, data: fact.data }] };
    case 'MinutesAdopted':
      return { adopted: { ...dated, at: fact.data.at, document: fact.data.document } };
    case 'ObligationOpened': {
      const { obligation } = fact.data;
      // The day to look back on a decision stands with the decision.
      return isReview(obligation) ? {} : { actions: [...meeting.actions, obligation] };
    }
    default:
      return {};
  }
}
