import { beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { calendarOf, COR, MeetingDesk, textOf, to, TWAN } from './meeting-desk.ts';

const postgres = openPostgres();
let ledger: Ledger;
let desk: MeetingDesk;

beforeEach(async () => {
  ledger = await postgres.createLedger();
  desk = await MeetingDesk.open(ledger);
  return () => ledger.close();
});

describe('an invitation', () => {
  test('says when, where, who hosts and what is on the agenda, in the reader’s language', async () => {
    await desk.plan('2026-02-02');
    const messages = await desk.send('2026-02-03');
    expect(messages.map((message) => message.to).sort()).toEqual([COR, TWAN]);
    expect(textOf(to(messages, COR))).toContain(
      [
        '1. Startbijeenkomst; kennismaking',
        '   U bent uitgenodigd voor maandag 2 maart 2026, 14:00–15:30 uur.',
        '   Plaats: Bezuidenhoutseweg 60, Den Haag',
        '   Gastheer: Organisation party-two',
      ].join('\n'),
    );
    expect(textOf(to(messages, TWAN))).toContain('You are invited for Monday 2 March 2026, 14:00–15:30.');
    expect(await desk.send('2026-02-04')).toEqual([]);
  });

  test('puts the meeting into the reader’s calendar, at its instants in UTC', async () => {
    await desk.plan('2026-02-02');
    const [entry, ...others] = calendarOf(to(await desk.send('2026-02-03'), COR));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      method: 'PUBLISH',
      uid: `meeting/m1@${desk.covenant.stream}`,
      sequence: desk.meeting.changedAt,
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
    await desk.plan('2026-02-02', { on, time });
    expect(calendarOf(to(await desk.send('2026-02-03'), COR))).toMatchObject([{ start }]);
  });

  test('has the agenda so far, where the meeting changes after something was put on it', async () => {
    await desk.plan('2026-02-02');
    await desk.send('2026-02-03');
    await desk.put('2026-02-04', 'welcome', 'Welkom');
    expect(await desk.send('2026-02-05')).toEqual([]);
    await desk.move('2026-02-06', { time: '15:00' });
    const own = to(await desk.send('2026-02-07'), COR);
    expect(textOf(own)).toContain('Op de agenda staat tot nu toe:\n   • Welkom');
    expect(calendarOf(own)[0]?.raw.replaceAll('\r\n ', '')).toContain('• Welkom');
  });
});

describe('a meeting that changes', () => {
  test('is told with its new day and the one that was told, under a higher number of the same entry', async () => {
    await desk.plan('2026-02-02');
    const before = calendarOf(to(await desk.send('2026-02-03'), COR))[0];
    const reason = await desk.covenant.text('De zaal is bezet');
    await desk.move('2026-02-10', { on: '2026-04-06', time: '10:00', reason });
    const own = to(await desk.send('2026-02-11'), COR);
    expect(textOf(own)).toContain(
      'De vergadering is verplaatst naar maandag 6 april 2026, 10:00–11:30 uur; dat was maandag 2 maart 2026, 14:00 uur.',
    );
    expect(textOf(own)).toContain('Toelichting: De zaal is bezet');
    const after = calendarOf(own)[0];
    expect(after).toMatchObject({ method: 'PUBLISH', uid: before?.uid, start: '2026-04-06T08:00:00.000Z' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  test('leaves the calendar of everybody when it is called off, with the reason', async () => {
    await desk.plan('2026-02-02');
    const before = calendarOf(to(await desk.send('2026-02-03'), COR))[0];
    await desk.cancel('2026-02-10');
    const messages = await desk.send('2026-02-11');
    expect(messages.map((message) => message.to).sort()).toEqual([COR, TWAN]);
    expect(textOf(to(messages, COR))).toContain(
      'De vergadering van maandag 2 maart 2026, 14:00 uur, gaat niet door.',
    );
    expect(textOf(to(messages, COR))).toContain('Toelichting: Te weinig mensen kunnen');
    const after = calendarOf(to(messages, COR))[0];
    expect(after).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: before?.uid });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  test('leaves the calendar of whoever is not invited any more; who is new is invited', async () => {
    await desk.plan('2026-02-02', { invited: ['party-one'] });
    await desk.send('2026-02-03');
    await desk.move('2026-02-10', { invited: ['party-two'] });
    const messages = await desk.send('2026-02-11');
    expect(textOf(to(messages, COR))).toContain('U wordt niet meer verwacht');
    expect(calendarOf(to(messages, COR))).toMatchObject([{ method: 'CANCEL' }]);
    expect(textOf(to(messages, TWAN))).toContain('You are invited for');
    expect(calendarOf(to(messages, TWAN))).toMatchObject([{ method: 'PUBLISH' }]);
  });
});

describe('before a message has left', () => {
  test('who is invited hears of the meeting as it is by then, as an invitation', async () => {
    await desk.plan('2026-02-02');
    await desk.move('2026-02-02', { on: '2026-03-09' });
    const [message, ...others] = (await desk.send('2026-02-03')).filter(({ to: address }) => address === COR);
    expect(others).toEqual([]);
    expect(textOf(message)).toContain('U bent uitgenodigd voor maandag 9 maart 2026');
    expect(textOf(message)).not.toContain('2 maart');
    expect(calendarOf(message)).toMatchObject([{ method: 'PUBLISH', start: '2026-03-09T13:00:00.000Z' }]);
  });

  test('nobody hears of a meeting that was planned and called off', async () => {
    await desk.plan('2026-02-02');
    await desk.cancel('2026-02-02');
    expect(await desk.send('2026-02-03')).toEqual([]);
  });

  test('of two moves the last is told, from the day that the reader knows', async () => {
    await desk.plan('2026-02-02');
    await desk.send('2026-02-03');
    await desk.move('2026-02-10', { on: '2026-03-09' });
    await desk.move('2026-02-10', { on: '2026-03-16' });
    const own = to(await desk.send('2026-02-11'), COR);
    expect(textOf(own)).toContain(
      'naar maandag 16 maart 2026, 14:00–15:30 uur; dat was maandag 2 maart 2026',
    );
    expect(calendarOf(own)).toHaveLength(1);
  });

  test('a move and an end are told as the end', async () => {
    await desk.plan('2026-02-02');
    await desk.send('2026-02-03');
    await desk.move('2026-02-10', { on: '2026-03-09' });
    await desk.cancel('2026-02-10');
    const own = to(await desk.send('2026-02-11'), COR);
    expect(textOf(own)).not.toContain('verplaatst');
    expect(calendarOf(own)).toMatchObject([{ method: 'CANCEL' }]);
  });

  test('an invitation taken back and given again is a change', async () => {
    await desk.plan('2026-02-02');
    await desk.send('2026-02-03');
    await desk.move('2026-02-10', { invited: ['party-two'] });
    await desk.move('2026-02-10', { invited: ['party-one', 'party-two'], time: '16:00' });
    const own = to(await desk.send('2026-02-11'), COR);
    expect(textOf(own)).toContain('De vergadering is verplaatst');
    expect(calendarOf(own)).toMatchObject([{ method: 'PUBLISH', start: '2026-03-02T15:00:00.000Z' }]);
  });
});

test('who chairs is a guest who hears all of it', async () => {
  const card = await desk.covenant.card({ name: 'Cora Chair', address: 'cora@elsewhere.example' });
  const roles = ['chair' as const];
  const cora = { id: 'cora', organisation: 'elsewhere', roles, language: 'en' as const, card };
  await desk.plan('2026-02-02', { guests: ['cora'], cards: [cora] });
  const about = { kind: 'gate' as const, id: 'agreed' };
  await desk.record('2026-02-02', {
    type: 'AgendaItemPut',
    data: { meeting: 'm1', agendaItem: 'go', about },
  });
  await desk.move('2026-02-02', { time: '15:00' });
  const message = to(await desk.send('2026-02-03'), 'cora@elsewhere.example');
  expect(textOf(message)).toContain('• Decision: Agreement on the text');
});

test('[R47] a guest of another covenant is invited at an address of the invitation, to what a guest may hear', async () => {
  const card = await desk.covenant.card({ name: 'Gina Guest', address: 'gina@elsewhere.example' });
  const gina = {
    id: 'gina',
    organisation: 'elsewhere',
    roles: ['contact' as const],
    language: 'en' as const,
    card,
  };
  await desk.plan('2026-02-02', { guests: ['gina'], cards: [gina] });
  const about = { kind: 'gate' as const, id: 'agreed' };
  await desk.record('2026-02-02', {
    type: 'AgendaItemPut',
    data: { meeting: 'm1', agendaItem: 'go', about },
  });
  await desk.put('2026-02-02', 'talk', 'What another sector learned');
  await desk.move('2026-02-02', { time: '15:00' });
  const messages = await desk.send('2026-02-03');
  const guest = to(messages, 'gina@elsewhere.example');
  expect(textOf(guest)).toContain('Dear Gina Guest,');
  expect(textOf(guest)).toContain('• What another sector learned');
  expect(textOf(guest)).not.toContain('Agreement on the text');
  expect(textOf(to(messages, TWAN))).toContain('• Decision: Agreement on the text');
});

test('the duty to look back on a decision is called what it is', async () => {
  const words = await desk.covenant.text('De lijst verschijnt elk jaar');
  const data = { obligation: 'decision-review/list', owner: 'party-one', template: null, occurrence: 1 };
  await desk.record('2026-02-02', {
    type: 'ObligationOpened',
    data: { ...data, text: words, due: '2026-02-20' },
  });
  const own = to(await desk.send('2026-02-07'), COR);
  expect(textOf(own)).toContain('Terugblik op besluit: De lijst verschijnt elk jaar');
});
