import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import type { OutgoingMessage } from '../../activities/transport.ts';
import type { EventData, NewEvent } from '../../domain/events.ts';
import { eraseContent } from '../../ledger/content.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { TestCovenant } from './covenant.ts';
import { at, attachmentsOf, postOf, readMail, recording } from './post-support.ts';

const postgres = openPostgres();
let ledger: Ledger;
let covenant: TestCovenant;
let transport: ReturnType<typeof recording>;

const COR = 'cor@party-one.example';
const TWAN = 'twan@party-two.example';

beforeEach(async () => {
  ledger = await postgres.createLedger();
  transport = recording();
  covenant = await TestCovenant.open(ledger, '2026-01-05T09:00:00.000Z', {
    contacts: {
      'contact-one': { name: 'Cor Contact', address: COR },
      'contact-two': { name: 'Twan Two', address: TWAN, language: 'en' },
    },
  });
  return () => ledger.close();
});

async function send(day: string): Promise<OutgoingMessage[]> {
  const before = transport.messages.length;
  await dispatch(postOf(ledger, transport), { asOf: day, clock: at(`${day}T07:00:00.000Z`) });
  return transport.messages.slice(before);
}

const record = (day: string, ...events: NewEvent[]) => covenant.record(`${day}T10:00:00.000Z`, events);

const to = (messages: OutgoingMessage[], address: string) =>
  messages.find((message) => message.to === address);
const text = (message: OutgoingMessage | undefined): string =>
  readMail(message?.bytes ?? '').text.replaceAll('\r\n', '\n');

const invitation = { on: '2026-03-02', time: '14:00', minutes: 90 };
const everybody = { invited: ['party-one', 'party-two'], guests: [] as string[] };

async function plan(day: string, change: Partial<EventData['MeetingPlanned']> = {}): Promise<void> {
  const data: EventData['MeetingPlanned'] = {
    meeting: 'm1',
    meetingKind: 'plenary',
    title: await covenant.text('Startbijeenkomst; kennismaking'),
    place: await covenant.text('Bezuidenhoutseweg 60, Den Haag'),
    host: 'party-two',
    ...invitation,
    ...everybody,
    cards: [],
    audience: 'parties',
    ...change,
  };
  await record(day, { type: 'MeetingPlanned', data });
}

async function move(day: string, change: Partial<EventData['MeetingMoved']>): Promise<void> {
  const before = covenant.state.meetings.open['m1'];
  if (!before) throw new Error('there is no meeting');
  const { on, time, minutes, invited, guests, place, host, audience } = before;
  const previous = { on, time, minutes, invited, guests };
  const data = { meeting: 'm1', ...previous, place, host, audience, cards: [], previous, ...change };
  await record(day, { type: 'MeetingMoved', data });
}

async function cancel(day: string): Promise<void> {
  const before = covenant.state.meetings.open['m1'];
  if (!before) throw new Error('there is no meeting');
  const { on, time, minutes, invited, guests, title, audience } = before;
  const previous = { on, time, minutes, invited, guests };
  const reason = await covenant.text('Te weinig mensen kunnen');
  await record(day, {
    type: 'MeetingCancelled',
    data: { meeting: 'm1', reason, title, audience, previous },
  });
}

async function put(day: string, agendaItem: string, words: string): Promise<void> {
  const data = { meeting: 'm1', agendaItem, words: await covenant.text(words) };
  await record(day, { type: 'AgendaItemPut', data });
}

/** Every entry of a message's calendars, as two libraries read them alike. */
function calendarOf(message: OutgoingMessage | undefined) {
  const files = Object.values(attachmentsOf(message?.bytes ?? '')).filter(({ headers }) =>
    headers['content-type']?.startsWith('text/calendar'),
  );
  return files.flatMap(({ text: file }) => {
    const calendar = new ICAL.Component(ICAL.parse(file));
    const others = Object.values(nodeIcal.sync.parseICS(file)).filter((one) => one?.type === 'VEVENT');
    return calendar.getAllSubcomponents('vevent').map((component, index) => {
      const event = new ICAL.Event(component);
      const start = event.startDate.toJSDate().toISOString();
      const other = others[index];
      expect(other?.type === 'VEVENT' && new Date(other.start).toISOString()).toBe(start);
      return {
        method: calendar.getFirstPropertyValue('method'),
        uid: event.uid,
        sequence: event.sequence ?? 0,
        status: component.getFirstPropertyValue('status'),
        start,
        end: event.endDate.toJSDate().toISOString(),
        summary: event.summary,
        location: event.location,
        raw: file,
      };
    });
  });
}

describe('an invitation', () => {
  test('says when, where, who hosts and what is on the agenda, in the reader’s language', async () => {
    await plan('2026-02-02');
    const messages = await send('2026-02-03');
    expect(messages.map((message) => message.to).sort()).toEqual([COR, TWAN]);
    expect(text(to(messages, COR))).toContain(
      [
        '1. Startbijeenkomst; kennismaking',
        '   U bent uitgenodigd voor maandag 2 maart 2026, 14:00–15:30 uur.',
        '   Plaats: Bezuidenhoutseweg 60, Den Haag',
        '   Gastheer: Organisation party-two',
      ].join('\n'),
    );
    expect(text(to(messages, TWAN))).toContain('You are invited for Monday 2 March 2026, 14:00–15:30.');
    expect(await send('2026-02-04')).toEqual([]);
  });

  test('puts the meeting into the reader’s calendar, at its instants in UTC', async () => {
    await plan('2026-02-02');
    const [entry, ...others] = calendarOf(to(await send('2026-02-03'), COR));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      method: 'PUBLISH',
      uid: `meeting/m1@${covenant.stream}`,
      sequence: covenant.state.meetings.open['m1']?.changedAt,
      status: 'CONFIRMED',
      start: '2026-03-02T13:00:00.000Z',
      end: '2026-03-02T14:30:00.000Z',
      summary: 'Startbijeenkomst; kennismaking',
      location: 'Bezuidenhoutseweg 60, Den Haag',
    });
    expect(entry?.raw).toContain('DTSTART:20260302T130000Z');
  });

  test.each([
    ['winter', '2026-02-27', '14:00', '2026-02-27T13:00:00.000Z'],
    ['summer', '2026-07-01', '14:00', '2026-07-01T12:00:00.000Z'],
    ['the day on which summer begins', '2026-03-29', '09:30', '2026-03-29T07:30:00.000Z'],
    ['the day on which winter begins', '2026-10-25', '09:30', '2026-10-25T08:30:00.000Z'],
    ['the evening before summer begins', '2026-03-28', '23:30', '2026-03-28T22:30:00.000Z'],
    ['the first hour of the day on which summer begins', '2026-03-29', '00:30', '2026-03-28T23:30:00.000Z'],
  ])('is right in %s', async (_season, on, time, start) => {
    await plan('2026-02-02', { on, time });
    expect(calendarOf(to(await send('2026-02-03'), COR))).toMatchObject([{ start }]);
  });

  test('has the agenda so far, where the meeting changes after something was put on it', async () => {
    await plan('2026-02-02');
    await send('2026-02-03');
    await put('2026-02-04', 'welcome', 'Welkom');
    expect(await send('2026-02-05')).toEqual([]);
    await move('2026-02-06', { time: '15:00' });
    const own = to(await send('2026-02-07'), COR);
    expect(text(own)).toContain('Op de agenda staat tot nu toe:\n   • Welkom');
    expect(calendarOf(own)[0]?.raw.replaceAll('\r\n ', '')).toContain('• Welkom');
  });
});

describe('a meeting that changes', () => {
  test('is told with its new day and the one that was told, under a higher number of the same entry', async () => {
    await plan('2026-02-02');
    const before = calendarOf(to(await send('2026-02-03'), COR))[0];
    const reason = await covenant.text('De zaal is bezet');
    await move('2026-02-10', { on: '2026-04-06', time: '10:00', reason });
    const own = to(await send('2026-02-11'), COR);
    expect(text(own)).toContain(
      'De vergadering is verplaatst naar maandag 6 april 2026, 10:00–11:30 uur; dat was maandag 2 maart 2026, 14:00 uur.',
    );
    expect(text(own)).toContain('Toelichting: De zaal is bezet');
    const after = calendarOf(own)[0];
    expect(after).toMatchObject({ method: 'PUBLISH', uid: before?.uid, start: '2026-04-06T08:00:00.000Z' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  test('leaves the calendar of everybody when it is called off, with the reason', async () => {
    await plan('2026-02-02');
    const before = calendarOf(to(await send('2026-02-03'), COR))[0];
    await cancel('2026-02-10');
    const messages = await send('2026-02-11');
    expect(messages.map((message) => message.to).sort()).toEqual([COR, TWAN]);
    expect(text(to(messages, COR))).toContain(
      'De vergadering van maandag 2 maart 2026, 14:00 uur, gaat niet door.',
    );
    expect(text(to(messages, COR))).toContain('Toelichting: Te weinig mensen kunnen');
    const after = calendarOf(to(messages, COR))[0];
    expect(after).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: before?.uid });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  test('leaves the calendar of whoever is not invited any more; who is new is invited', async () => {
    await plan('2026-02-02', { invited: ['party-one'] });
    await send('2026-02-03');
    await move('2026-02-10', { invited: ['party-two'] });
    const messages = await send('2026-02-11');
    expect(text(to(messages, COR))).toContain('U wordt niet meer verwacht');
    expect(calendarOf(to(messages, COR))).toMatchObject([{ method: 'CANCEL' }]);
    expect(text(to(messages, TWAN))).toContain('You are invited for');
    expect(calendarOf(to(messages, TWAN))).toMatchObject([{ method: 'PUBLISH' }]);
  });
});

describe('before a message has left', () => {
  test('who is invited hears of the meeting as it is by then, as an invitation', async () => {
    await plan('2026-02-02');
    await move('2026-02-02', { on: '2026-03-09' });
    const [message, ...others] = (await send('2026-02-03')).filter(({ to: address }) => address === COR);
    expect(others).toEqual([]);
    expect(text(message)).toContain('U bent uitgenodigd voor maandag 9 maart 2026');
    expect(text(message)).not.toContain('2 maart');
    expect(calendarOf(message)).toMatchObject([{ method: 'PUBLISH', start: '2026-03-09T13:00:00.000Z' }]);
  });

  test('nobody hears of a meeting that was planned and called off', async () => {
    await plan('2026-02-02');
    await cancel('2026-02-02');
    expect(await send('2026-02-03')).toEqual([]);
  });

  test('of two moves the last is told, from the day that the reader knows', async () => {
    await plan('2026-02-02');
    await send('2026-02-03');
    await move('2026-02-10', { on: '2026-03-09' });
    await move('2026-02-10', { on: '2026-03-16' });
    const own = to(await send('2026-02-11'), COR);
    expect(text(own)).toContain('naar maandag 16 maart 2026, 14:00–15:30 uur; dat was maandag 2 maart 2026');
    expect(calendarOf(own)).toHaveLength(1);
  });

  test('a move and an end are told as the end', async () => {
    await plan('2026-02-02');
    await send('2026-02-03');
    await move('2026-02-10', { on: '2026-03-09' });
    await cancel('2026-02-10');
    const own = to(await send('2026-02-11'), COR);
    expect(text(own)).not.toContain('verplaatst');
    expect(calendarOf(own)).toMatchObject([{ method: 'CANCEL' }]);
  });

  test('an invitation taken back and given again is a change', async () => {
    await plan('2026-02-02');
    await send('2026-02-03');
    await move('2026-02-10', { invited: ['party-two'] });
    await move('2026-02-10', { invited: ['party-one', 'party-two'], time: '16:00' });
    const own = to(await send('2026-02-11'), COR);
    expect(text(own)).toContain('De vergadering is verplaatst');
    expect(calendarOf(own)).toMatchObject([{ method: 'PUBLISH', start: '2026-03-02T15:00:00.000Z' }]);
  });
});

test('[R47] a guest of another covenant is invited at an address of the invitation, to what a guest may hear', async () => {
  const card = await covenant.card({ name: 'Gina Guest', address: 'gina@elsewhere.example' });
  const gina = {
    id: 'gina',
    organisation: 'elsewhere',
    roles: ['contact' as const],
    language: 'en' as const,
    card,
  };
  await plan('2026-02-02', { guests: ['gina'], cards: [gina] });
  const about = { kind: 'gate' as const, id: 'agreed' };
  await record('2026-02-02', { type: 'AgendaItemPut', data: { meeting: 'm1', agendaItem: 'go', about } });
  await put('2026-02-02', 'talk', 'What another sector learned');
  await move('2026-02-02', { time: '15:00' });
  const messages = await send('2026-02-03');
  const guest = to(messages, 'gina@elsewhere.example');
  expect(text(guest)).toContain('Dear Gina Guest,');
  expect(text(guest)).toContain('• What another sector learned');
  expect(text(guest)).not.toContain('Agreement on the text');
  expect(text(to(messages, TWAN))).toContain('• Decision: Agreement on the text');
});

describe('draft minutes', () => {
  const circulate = async (day: string, change: Partial<EventData['MinutesCirculated']> = {}) => {
    const document = await covenant.text('Wat gezegd is');
    const base = { meeting: 'm1', document, to: ['party-one', 'party-two'], guests: [], missing: [] };
    await record(day, { type: 'MinutesCirculated', data: { ...base, ...change } });
    return document;
  };

  beforeEach(async () => {
    await plan('2026-02-02');
    await send('2026-02-03');
  });

  test('go to those who were there, as a file, with the day for comments', async () => {
    await circulate('2026-03-04', { to: ['party-one'], commentsUntil: '2026-03-18' });
    const messages = await send('2026-03-05');
    expect(messages.map((message) => message.to)).toEqual([COR]);
    expect(text(messages[0])).toContain('Het conceptverslag van maandag 2 maart 2026 gaat hierbij.');
    expect(text(messages[0])).toContain('Opmerkingen ontvangen wij graag uiterlijk op 18 maart 2026');
    const files = attachmentsOf(messages[0]?.bytes ?? '');
    expect(Object.keys(files)).toEqual(['conceptverslag-m1.txt']);
    expect(files['conceptverslag-m1.txt']?.text.trim()).toBe('Wat gezegd is');
  });

  test('have a restricted annex for those of its audience alone; the others are not told of it', async () => {
    const annex = {
      document: await covenant.text('Alleen voor partij een'),
      audience: { only: ['party-one'] },
    };
    await circulate('2026-03-04', { annex });
    const messages = await send('2026-03-05');
    const [own, other] = [to(messages, COR), to(messages, TWAN)];
    expect(Object.keys(attachmentsOf(own?.bytes ?? ''))).toEqual([
      'conceptverslag-m1.txt',
      'besloten-bijlage-m1.txt',
    ]);
    expect(text(own)).toContain('De besloten bijlage gaat ook hierbij');
    expect(Object.keys(attachmentsOf(other?.bytes ?? ''))).toEqual(['draft-minutes-m1.txt']);
    expect(other?.bytes.toString()).not.toMatch(/annex|Alleen voor/);
  });

  test('that were erased before they left are told as minutes to ask for', async () => {
    const document = await circulate('2026-03-04');
    await eraseContent(ledger.db, document.ref);
    const own = to(await send('2026-03-05'), COR);
    expect(text(own)).toContain('Het kan niet per e-mail mee; vraag het op bij het secretariaat.');
    expect(attachmentsOf(own?.bytes ?? '')).toEqual({});
  });

  test('of which a better draft is made the same day go out once', async () => {
    await circulate('2026-03-04', { document: await covenant.text('Eerste versie') });
    await circulate('2026-03-04', { document: await covenant.text('Tweede versie') });
    const own = to(await send('2026-03-05'), COR);
    const files = Object.values(attachmentsOf(own?.bytes ?? ''));
    expect(files.map((file) => file.text.trim())).toEqual(['Tweede versie']);
  });
});

test('the duty to look back on a decision is called what it is', async () => {
  const words = await covenant.text('De lijst verschijnt elk jaar');
  const data = { obligation: 'decision-review/list', owner: 'party-one', template: null, occurrence: 1 };
  await record('2026-02-02', { type: 'ObligationOpened', data: { ...data, text: words, due: '2026-02-20' } });
  const own = to(await send('2026-02-07'), COR);
  expect(text(own)).toContain('Terugblik op besluit: De lijst verschijnt elk jaar');
});
