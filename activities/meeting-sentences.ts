import type { AgendaLine } from '../domain/meetings/agenda-line.ts';
import { endTime } from '../domain/meetings/instants.ts';
import type { CivilDate } from '../domain/primitives.ts';
import { distance, longDate, longDay } from './notice-dates.ts';
import type { NoticeEntry } from './notice-entry.ts';
import type { MeetingNotice } from './meeting-notices.ts';
import { say } from './notice-messages.ts';
import type { Language } from './notice-payload.ts';
import { oneLine } from './one-line.ts';

/** What an invitation, its change or its end says below the title. */
export function meetingLines(entry: NoticeEntry, language: Language): string[] {
  const { payload, reason, words } = entry;
  const { meeting, kind } = payload;
  if (!meeting) return [];
  const why = reason === null ? [] : [say('returned.reason', language, { reason: oneLine(reason) })];
  const own = words === null ? [] : [oneLine(words)];
  const first = what(kind, meeting, language);
  return kind === 'meeting-cancelled'
    ? [first, ...why, ...own]
    : [first, ...why, ...whereLines(entry, language), ...agendaLines(entry, language), ...own];
}

function what(kind: string, meeting: MeetingNotice, language: Language): string {
  const { on, time, previous, uninvited } = meeting;
  const when = { day: longDay(on, language), from: time, to: endTime(meeting) };
  if (kind === 'meeting-planned') return say('meeting-planned', language, when);
  if (kind === 'meeting-cancelled')
    return say(uninvited ? 'meeting-uninvited' : 'meeting-cancelled', language, when);
  if (!previous || (previous.on === on && previous.time === time))
    return say('meeting-changed', language, when);
  const earlier = { previous: longDay(previous.on, language), at: previous.time };
  return say('meeting-moved', language, { ...when, ...earlier });
}

function whereLines({ payload, meetingTexts }: NoticeEntry, language: Language): string[] {
  const place = meetingTexts?.place ?? null;
  const host = payload.meeting?.host ?? null;
  return [
    ...(place === null ? [] : [say('meeting.place', language, { place: oneLine(place) })]),
    ...(host === null ? [] : [say('meeting.host', language, { host: oneLine(host, 200) })]),
  ];
}

/** What is on the agenda so far. */
export function agendaLines({ payload, meetingTexts }: NoticeEntry, language: Language): string[] {
  const agenda = payload.meeting?.agenda ?? [];
  if (agenda.length === 0) return [];
  const items = agenda.map((item, index) => titleOf(item, meetingTexts?.agenda[index] ?? null, language));
  return [say('meeting.agenda', language), ...items.map((item) => `• ${item}`)];
}

function titleOf({ id, kind, name }: AgendaLine, text: string | null, language: Language): string {
  const title = oneLine(name?.[language] ?? text ?? id);
  return kind === 'minutes' || kind === 'gate' ? say(`about.${kind}`, language, { title }) : title;
}

/** What a message with draft minutes says below the title. */
export function minutesLines(entry: NoticeEntry, day: CivilDate, language: Language): string[] {
  const { payload, documents = [], words } = entry;
  const { minutes } = payload;
  if (!minutes) return [];
  const { on, annex, commentsUntil: until } = minutes;
  const attached = (role: 'minutes' | 'annex') => documents.some((document) => document.role === role);
  const held = { day: longDay(on, language) };
  return [
    say(attached('minutes') ? 'minutes-circulated' : 'minutes.apart', language, held),
    ...(annex === null ? [] : [say(attached('annex') ? 'minutes.annex' : 'minutes.annex.apart', language)]),
    ...(until === null
      ? []
      : [
          say('minutes.comments', language, {
            until: longDate(until, language),
            distance: distance(until, day, language),
          }),
        ]),
    ...(words === null ? [] : [oneLine(words)]),
  ];
}
