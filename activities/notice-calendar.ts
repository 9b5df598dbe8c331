import { instantsOf } from '../domain/meetings/instants.ts';
import type { Instant } from '../domain/primitives.ts';
import { calendarFile, type CalendarEntry } from './calendar-file.ts';
import type { MailAttachment, MailBox } from './mail-message.ts';
import type { NoticeEntry } from './notice-entry.ts';
import { say } from './notice-messages.ts';
import type { Language } from './notice-payload.ts';
import { agendaLines } from './meeting-sentences.ts';
import type { MeetingNotice } from './meeting-notices.ts';
import { itemTitle, openTitle, subjectOf } from './notice-sentences.ts';
import { oneLine } from './one-line.ts';

/** Sequence of a calendar entry as it was last taken back, by its uid: what stands again needs a higher one. */
export type TakenBack = ReadonlyMap<string, number>;

type CalendarAttachment = MailAttachment & { content: string };

/** The same for ever for the same duty, or the same meeting (`meeting/ID`). */
export function calendarUid(subject: string, stream: string): string {
  return `${subject}@${stream}`;
}

/**
 * The duties of a message that have a day, and its meetings, for the reader's own calendar: one file of what stands, and one of what is
 * taken back, since a file has one method.
 */
export function calendarAttachments(
  entries: readonly NoticeEntry[],
  context: { language: Language; stamp: Instant; organiser: MailBox; takenBack: TakenBack },
): CalendarAttachment[] {
  const { language, stamp, organiser, takenBack } = context;
  const dated = entries.flatMap((entry) => toCalendar(entry, language, takenBack));
  const standing = latest(dated.filter(({ cancelled }) => !cancelled));
  const gone = latest(dated.filter(({ cancelled }) => cancelled));
  const name = say('calendar.name', language);
  const file = (some: readonly CalendarEntry[], method: 'PUBLISH' | 'CANCEL'): CalendarAttachment[] =>
    some.length === 0
      ? []
      : [
          {
            filename: say(method === 'CANCEL' ? 'calendar.file.cancel' : 'calendar.file', language),
            contentType: `text/calendar; charset=utf-8; method=${method}`,
            content: calendarFile(some, { method, name, language, stamp, organiser }),
          },
        ];
  return [...file(standing, 'PUBLISH'), ...file(gone, 'CANCEL')];
}

function toCalendar(entry: NoticeEntry, language: Language, takenBack: TakenBack): CalendarEntry[] {
  const { id, stream, payload } = entry;
  if (payload.kind === 'undelivered') return [];
  if (payload.meeting) return [meetingEntry(entry, payload.meeting, language)];
  const organisation = oneLine(payload.organisationName, 200);
  const cancelled = payload.kind === 'cancelled';
  const duties = [
    { id, due: payload.due, changedAt: payload.changedAt, summary: itemTitle(entry, language) },
    ...(payload.open ?? []).map((duty, index) => ({
      ...duty,
      summary: say('item', language, {
        subject: openTitle(duty, entry.openTexts[index], language),
        organisation,
      }),
    })),
  ];
  const how = say(cancelled ? 'calendar.cancelled' : 'calendar.answer', language);
  const description = `${oneLine(payload.covenant.name[language])}\n${how}`;
  return duties.flatMap(({ id: duty, due, changedAt, summary }): CalendarEntry[] => {
    if (due === null) return [];
    const uid = calendarUid(duty, stream);
    // Above the number under which it was taken back, where it was.
    const lowest = cancelled ? 0 : (takenBack.get(uid) ?? -1) + 1;
    return [{ uid, sequence: Math.max(changedAt ?? 0, lowest), summary, description, on: due, cancelled }];
  });
}

/** A meeting in the reader's calendar, at its instants; the event that last changed it gives its number. */
function meetingEntry(entry: NoticeEntry, meeting: MeetingNotice, language: Language): CalendarEntry {
  const { id, stream, payload, meetingTexts } = entry;
  const cancelled = payload.kind === 'meeting-cancelled';
  const place = meetingTexts?.place ?? null;
  const covenant = oneLine(payload.covenant.name[language]);
  const below = cancelled
    ? [say(meeting.uninvited ? 'calendar.uninvited' : 'calendar.called-off', language)]
    : agendaLines(entry, language);
  return {
    uid: calendarUid(id, stream),
    sequence: payload.changedAt ?? 0,
    summary: subjectOf(entry, language),
    description: [covenant, ...below].join('\n'),
    on: meeting.on,
    time: instantsOf(meeting),
    cancelled,
    ...(place === null ? {} : { location: oneLine(place) }),
  };
}

/** One entry per duty, though a message may speak of it twice. */
function latest(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const byUid = new Map<string, CalendarEntry>();
  for (const entry of entries) {
    const known = byUid.get(entry.uid);
    if (!known || known.sequence <= entry.sequence) byUid.set(entry.uid, entry);
  }
  return [...byUid.values()];
}
