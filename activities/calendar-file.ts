import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator';
import { addDays } from '../domain/calendar.ts';
import type { CivilDate, Instant } from '../domain/primitives.ts';
import type { MailBox } from './mail-message.ts';

/** One duty or meeting in somebody's calendar program. */
export interface CalendarEntry {
  /** The same for the same duty for ever: `<obligation id>@<stream id>`. */
  uid: string;
  /** Higher whenever the day or the time changes: the number of the ledger event that last changed it. */
  sequence: number;
  summary: string;
  description: string;
  /** Where it is. */
  location?: string;
  /** Civil day, Europe/Amsterdam. */
  on: CivilDate;
  /** Last day of a window that begins on that day. */
  lastOn?: CivilDate;
  /** Start and end of what has a time of day, UTC; without it the entry lasts the whole day. */
  time?: { start: Instant; end: Instant };
  /** True for what no longer happens; it needs the uid, and a sequence that is not lower than before. */
  cancelled?: boolean;
}

export interface CalendarOptions {
  /** `CANCEL` takes entries back: it cannot share a file with entries that stand (RFC 5546, 3.2.5). */
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  name: string;
  language: 'nl' | 'en';
  /** When the file was made, UTC: the same input is the same bytes. */
  stamp: Instant;
  organiser?: MailBox;
}

/**
 * An iCalendar file (RFC 5545). A due day is a day in every zone and blocks nobody's time; what has a time of day is
 * written in UTC, so that no reader needs to know a zone. Independent of the host's clock, zone and language.
 */
export function calendarFile(entries: readonly CalendarEntry[], options: CalendarOptions): string {
  const { method, name, language, stamp, organiser } = options;
  const calendar = ical({
    name: escaped(name),
    method: ICalCalendarMethod[method],
    prodId: { company: 'covenants', product: 'covenant', language: language.toUpperCase() },
  });
  const shared = {
    stamp: new Date(stamp),
    organizer: organiser
      ? { name: quotable(organiser.name) || organiser.address, email: organiser.address }
      : null,
  };
  const head = calendar.toString().slice(0, -END.length);
  const events = entries.map((entry) =>
    folded(calendar.createEvent({ ...shared, ...toEvent(entry, method) }).toString()),
  );
  return `${head}${events.join('')}${END}\r\n`;
}

const END = 'END:VCALENDAR';

/** Bytes of a line without its fold: 75 with the space that begins the next one (RFC 5545, 3.1). */
const LINE_BYTES = 74;

/** The same folds as the generator's, which takes a millisecond per entry: too long for a feed of many covenants. */
function folded(text: string): string {
  return text.split('\r\n').map(foldedLine).join('\r\n');
}

function foldedLine(line: string): string {
  if (Buffer.byteLength(line) <= LINE_BYTES) return line;
  const parts = [''];
  let bytes = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    bytes += length;
    if (bytes > LINE_BYTES) {
      parts.push('');
      bytes = length;
    }
    parts[parts.length - 1] += character;
  }
  return parts.join('\r\n ');
}

function toEvent(entry: CalendarEntry, method: CalendarOptions['method']): ICalEventData {
  const cancelled = entry.cancelled === true || method === 'CANCEL';
  return {
    id: escaped(entry.uid),
    sequence: entry.sequence,
    summary: plain(entry.summary),
    description: plain(entry.description),
    ...(entry.location === undefined ? {} : { location: plain(entry.location) }),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(entry.time ? timed(entry.time) : allDay(entry.on, entry.lastOn)),
  };
}

/** The end of a whole day is the next day (RFC 5545, 3.6.1). Midnight UTC is what the generator takes a day from. */
function allDay(on: CivilDate, lastOn = on): ICalEventData {
  return {
    allDay: true,
    start: new Date(on),
    end: new Date(addDays(lastOn, 1)),
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  };
}

function timed({ start, end }: { start: Instant; end: Instant }): ICalEventData {
  return {
    start: new Date(start),
    end: new Date(end),
    transparency: ICalEventTransparency.OPAQUE,
    busystatus: ICalEventBusyStatus.BUSY,
  };
}

/** What a calendar can hold: lines of text without control characters, direction marks or half characters. */
function plain(text: string): string {
  const lines = text.split(/\r\n|[\r\n\p{Zl}\p{Zp}]/u);
  return lines.map((line) => line.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu, '')).join('\n');
}

/** A parameter's value cannot hold a double quote, whatever is put before it (RFC 5545, 3.2). */
function quotable(name: string): string {
  return plain(name)
    .replace(/["\n]+/g, ' ')
    .trim();
}

/** The generator writes a name and an id as they are. */
function escaped(text: string): string {
  return plain(text)
    .replace(/\n/g, '')
    .replace(/[\\;,]/g, '\\$&');
}
