import type { CalendarEntry } from '../../activities/calendar-file.ts';
import { calendarUid } from '../../activities/notice-calendar.ts';
import { instantsOf } from '../../domain/meetings/instants.ts';
import { meetingSubject } from '../../domain/meetings/subject.ts';
import type { Session } from '../session.ts';
import { agendaOf } from './meeting.ts';
import { wordsOf, type Sight } from './meeting-lines.ts';
import type { MeetingRecord } from './meeting-records.ts';
import { titleOf } from './render-meeting.ts';

/** A meeting for somebody's own calendar, under the uid and the number that the mailed invitation has. */
export function invitationEntry(
  session: Session,
  record: MeetingRecord,
  sight: Sight & { stream: string },
): CalendarEntry {
  const { language } = session;
  const { state, stream } = sight;
  const { meeting, changedAt, on } = record;
  const items = agendaOf(record, sight).map(
    ({ kind, title }) => `• ${titleOf(session, kind, title[language])}`,
  );
  const place = wordsOf(sight, record.place);
  return {
    uid: calendarUid(meetingSubject(meeting), stream),
    sequence: changedAt,
    summary: wordsOf(sight, record.title) ?? meeting,
    description: [state.definition?.name[language] ?? state.slug, ...items].join('\n'),
    on,
    time: instantsOf(record),
    cancelled: record.cancelled !== null,
    ...(place === null ? {} : { location: place }),
  };
}
