import * as fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { afterEach, describe, expect, test } from 'vitest';
import { calendarFile, type CalendarEntry, type CalendarOptions } from '../../activities/calendar-file.ts';
import { addDays } from '../../domain/calendar.ts';
import type { CivilDate } from '../../domain/primitives.ts';

const OPTIONS: CalendarOptions = {
  method: 'PUBLISH',
  name: 'Textiel',
  language: 'nl',
  stamp: '2026-02-15T07:00:00.000Z',
  organiser: { name: 'Het secretariaat', address: 'secretariaat@example.org' },
};

function entry(change: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    uid: 'action-plan/company-one#2@cov_1',
    sequence: 12,
    summary: 'Actieplan',
    description: 'Wat er gevraagd wordt',
    on: '2026-03-01',
    ...change,
  };
}

/** What both libraries read from an entry: the same words, or the test fails on the difference. */
interface Read {
  uid: string;
  summary: string;
  description: string;
  sequence: number;
  cancelled: boolean;
  /** A civil day, or an instant. */
  start: string;
  end: string;
}

function readByIcalJs(text: string): Read[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const write = (time: InstanceType<typeof ICAL.Time>): string =>
      time.isDate ? time.toString() : time.toJSDate().toISOString();
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description ?? '',
      sequence: event.sequence ?? 0,
      cancelled: component.getFirstPropertyValue('status') === 'CANCELLED',
      start: write(event.startDate),
      end: write(event.endDate),
    };
  });
}

function readByNodeIcal(text: string): Read[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((component) => {
    if (component?.type !== 'VEVENT') return [];
    const isDay = component.datetype === 'date';
    return [
      {
        uid: component.uid,
        summary: textOf(component.summary),
        description: textOf(component.description),
        sequence: Number(component.sequence),
        cancelled: component.status === 'CANCELLED',
        start: written(component.start, isDay),
        end: component.end ? written(component.end, isDay) : '',
      },
    ];
  });
}

/** A day is midnight on the host's clock in this library. */
function written(date: Date, isDay: boolean): string {
  if (!isDay) return new Date(date).toISOString();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function bothRead(entries: readonly CalendarEntry[], options: CalendarOptions = OPTIONS): Read[] {
  const text = calendarFile(entries, options);
  const read = readByIcalJs(text);
  expect(readByNodeIcal(text)).toEqual(read);
  return read;
}

/** The days round which Amsterdam's clock changes, and some far from it. */
const DAYS: CivilDate[] = [
  '2026-01-15',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-07-01',
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  '2026-12-31',
  '2028-02-29',
];

const ZONES = ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Europe/Amsterdam'];
const HOST_ZONE = process.env['TZ'];

afterEach(() => {
  if (HOST_ZONE === undefined) delete process.env['TZ'];
  else process.env['TZ'] = HOST_ZONE;
});

/** As calendars hold text: line ends are one character, and control characters are gone. */
function cleaned(text: string): string {
  const lines = text.split(/\r\n|[\r\n\p{Zl}\p{Zp}]/u);
  return lines.map((line) => line.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu, '')).join('\n');
}

describe('a calendar file', () => {
  test('says a due day as that day, in summer, in winter and where the clock changes', () => {
    for (const on of DAYS) {
      expect(bothRead([entry({ on })])).toMatchObject([{ start: on, end: addDays(on, 1) }]);
    }
  });

  test('says a meeting as its instants, in summer, in winter and within the hour that the clock changes', () => {
    const times = [
      ['2026-01-15T09:00:00.000Z', '2026-01-15T10:30:00.000Z'],
      ['2026-07-01T08:00:00.000Z', '2026-07-01T09:30:00.000Z'],
      ['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'],
      ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ] as const;
    for (const [start, end] of times) {
      expect(bothRead([entry({ on: start.slice(0, 10), time: { start, end } })])).toMatchObject([
        { start, end },
      ]);
    }
  });

  test('any instant is read back to the second by both libraries', () => {
    const first = Date.UTC(2015, 0, 1) / 1000;
    const last = Date.UTC(2045, 11, 31) / 1000;
    fc.assert(
      fc.property(
        fc.integer({ min: first, max: last }),
        fc.integer({ min: 60, max: 86_400 }),
        (at, length) => {
          const start = new Date(at * 1000).toISOString();
          const end = new Date((at + length) * 1000).toISOString();
          const on = start.slice(0, 10);
          expect(
            bothRead([entry({ time: { start, end } }), entry({ uid: 'other@cov_1', on })]),
          ).toMatchObject([
            { start, end },
            { start: on, end: addDays(on, 1) },
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is the same bytes, read as the same days, wherever the host stands', () => {
    const meeting = { start: '2026-10-25T00:30:00.000Z', end: '2026-10-25T01:30:00.000Z' };
    const entries = [entry({ on: '2026-03-29' }), entry({ uid: 'meeting@cov_1', time: meeting })];
    const texts = ZONES.map((zone) => {
      process.env['TZ'] = zone;
      expect(bothRead(entries)).toMatchObject([{ start: '2026-03-29', end: '2026-03-30' }, meeting]);
      return calendarFile(entries, OPTIONS);
    });
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('DTSTART;VALUE=DATE:20260329');
  });

  test('keeps words as they are, whatever they hold, in lines of 75 bytes', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(word, word, (summary, description) => {
        const text = calendarFile([entry({ summary: `S${summary}`, description })], OPTIONS);
        expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
        const [read] = readByIcalJs(text);
        expect(read?.summary).toBe(`S${cleaned(summary)}`);
        expect(read?.description).toBe(cleaned(description));
      }),
      { numRuns: 300 },
    );
  });

  test('lets no text add a line of its own, and folds lines at 75 bytes with CRLF', () => {
    const evil = 'Plan\r\nEND:VEVENT\r\nBEGIN:VALARM\u2028ACTION:EMAIL\u0000';
    const text = calendarFile(
      [entry({ uid: `x\r\nATTACH:evil@cov_1`, summary: evil, description: 'ë💶'.repeat(100) })],
      { ...OPTIONS, name: evil, organiser: { name: 'A"B\r\nC', address: 'a@example.org' } },
    );
    const lines = text.split('\r\n');
    expect(lines.some((line) => /[\r\n]/.test(line))).toBe(false);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => line.startsWith('END:VEVENT'))).toHaveLength(1);
    expect(lines.some((line) => /^(ATTACH|BEGIN:VALARM|ACTION)/.test(line))).toBe(false);
    expect(readByIcalJs(text)[0]?.description).toBe('ë💶'.repeat(100));
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('blocks nobody’s time on a due day, names who keeps it, and when it was made', () => {
    const text = calendarFile([entry()], OPTIONS);
    for (const line of [
      'METHOD:PUBLISH',
      'TRANSP:TRANSPARENT',
      'DTSTAMP:20260215T070000Z',
      'SEQUENCE:12',
      'STATUS:CONFIRMED',
      'ORGANIZER;CN="Het secretariaat":MAILTO:secretariaat@example.org',
    ]) {
      expect(text.replace(/\r\n /g, '').toUpperCase().split('\r\n')).toContain(line.toUpperCase());
    }
    expect(text).toMatch(/PRODID:[^\r\n]*NL/);
  });

  test('takes an entry back by its uid', () => {
    const text = calendarFile([entry({ sequence: 13, cancelled: true })], { ...OPTIONS, method: 'CANCEL' });
    expect(text).toContain('METHOD:CANCEL');
    expect(readByIcalJs(text)).toMatchObject([{ uid: entry().uid, sequence: 13, cancelled: true }]);
    expect(readByNodeIcal(text)).toEqual(readByIcalJs(text));
  });

  test('takes back everything in a file of that method, and single entries of a feed', () => {
    expect(bothRead([entry()], { ...OPTIONS, method: 'CANCEL' })).toMatchObject([{ cancelled: true }]);
    const feed = [entry({ uid: 'a@cov_1', cancelled: true }), entry({ uid: 'b@cov_1' })];
    expect(bothRead(feed)).toMatchObject([{ cancelled: true }, { cancelled: false }]);
  });
});
