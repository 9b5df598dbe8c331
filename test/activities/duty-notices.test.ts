import ICAL from 'ical.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import type { OutgoingMessage } from '../../activities/transport.ts';
import type { NewEvent } from '../../domain/events.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { TestCovenant } from './covenant.ts';
import { at, attachmentsOf, postOf, readMail, recording } from './post-support.ts';

const postgres = openPostgres();
let ledger: Ledger;
let covenant: TestCovenant;
let transport: ReturnType<typeof recording>;

const OPENED = '2026-01-05T09:00:00.000Z';
const COR = 'cor@party-one.example';

beforeEach(async () => {
  ledger = await postgres.createLedger();
  transport = recording();
  covenant = await TestCovenant.open(ledger, OPENED, {
    contacts: {
      'contact-one': { name: 'Cor Contact', address: COR },
      'contact-two': { name: 'Twan Two', address: 'twan@party-two.example' },
    },
  });
  return () => ledger.close();
});

async function send(day: string): Promise<OutgoingMessage[]> {
  const before = transport.messages.length;
  await dispatch(postOf(ledger, transport), { asOf: day, clock: at(`${day}T07:00:00.000Z`) });
  return transport.messages.slice(before);
}

async function record(day: string, ...events: NewEvent[]): Promise<void> {
  await covenant.record(`${day}T10:00:00.000Z`, events);
}

/** A duty that its contact was told of on 15 February 2026. */
async function toldDuty(): Promise<OutgoingMessage> {
  await covenant.oblige(OPENED, 'plan', '2026-03-01');
  const [message] = await send('2026-02-15');
  if (!message) throw new Error('nothing was sent');
  return message;
}

interface Entry {
  method: unknown;
  uid: string;
  sequence: number | undefined;
  status: unknown;
  on: string;
}

/** Every calendar entry of a message, as a calendar program reads it. */
function calendarOf(message: OutgoingMessage | undefined): Entry[] {
  const files = Object.values(attachmentsOf(message?.bytes ?? ''));
  return files.flatMap(({ text }) => {
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        method: calendar.getFirstPropertyValue('method'),
        uid: event.uid,
        sequence: event.sequence,
        status: component.getFirstPropertyValue('status'),
        on: event.startDate.toString(),
      };
    });
  });
}

const text = (message: OutgoingMessage | undefined): string => readMail(message?.bytes ?? '').text;

async function extend(day: string, due: string, previous: string): Promise<void> {
  const reason = await covenant.text('more time');
  await record(day, { type: 'ObligationExtended', data: { obligation: 'plan', due, previous, reason } });
}

async function drop(day: string): Promise<void> {
  const reason = await covenant.text('Samengevoegd met het jaarverslag');
  await record(day, { type: 'ObligationDropped', data: { obligation: 'plan', reason, because: 'decided' } });
}

describe('a reminder', () => {
  test('puts the duty into the reader’s calendar, under an id that stays', async () => {
    const message = await toldDuty();
    expect(calendarOf(message)).toEqual([
      {
        method: 'PUBLISH',
        uid: `plan@${covenant.stream}`,
        sequence: covenant.state.obligations['plan']?.changedAt,
        status: 'CONFIRMED',
        on: '2026-03-01',
      },
    ]);
  });

  test('of several covenants carries an entry for each duty that has a day', async () => {
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await covenant.oblige(OPENED, 'list', '2026-03-01');
    await covenant.record('2026-02-14T10:00:00.000Z', [
      { type: 'GateOpened', data: { gate: 'agreed', silentOn: null } },
    ]);
    const messages = await send('2026-02-15');
    const own = messages.find(({ to }) => to === COR);
    expect(text(own)).toContain('3. ');
    expect(calendarOf(own).map(({ uid }) => uid)).toEqual([
      `list@${covenant.stream}`,
      `plan@${covenant.stream}`,
    ]);
  });
});

describe('a day that moves', () => {
  test('is told once to whoever was told the old one, under a higher number', async () => {
    const told = await toldDuty();
    await extend('2026-02-20', '2026-05-01', '2026-03-01');
    const messages = await send('2026-02-21');
    expect(messages.map(({ to }) => to)).toEqual([COR]);
    expect(text(messages[0])).toContain('De termijn is verplaatst van 1 maart 2026 naar 1 mei 2026');
    const [before] = calendarOf(told);
    const [after] = calendarOf(messages[0]);
    expect(after).toMatchObject({ method: 'PUBLISH', uid: before?.uid, on: '2026-05-01' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
    expect(await send('2026-02-22')).toEqual([]);
  });

  test('is no news for who was never told', async () => {
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await extend('2026-01-20', '2026-05-01', '2026-03-01');
    expect(await send('2026-01-21')).toEqual([]);
  });

  test('on request is told to who asked, told of the old one or not', async () => {
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    const reason = await covenant.text('busy');
    const until = '2026-05-01';
    const data = { obligation: 'plan', until, reason, due: '2026-03-01' };
    await record('2026-01-19', { type: 'ExtensionRequested', data });
    await extend('2026-01-20', '2026-04-01', '2026-03-01');
    await extend('2026-01-20', until, '2026-04-01');
    const [message, ...others] = await send('2026-01-21');
    expect(others).toEqual([]);
    expect(message?.to).toBe(COR);
    expect(text(message)).toContain('van 1 maart 2026 naar 1 mei 2026');
    expect(calendarOf(message)).toMatchObject([{ method: 'PUBLISH', on: until }]);
  });

  test('and moves again before a message leaves is told as it stands then', async () => {
    await toldDuty();
    await extend('2026-02-16', '2026-05-01', '2026-03-01');
    await extend('2026-02-17', '2026-06-01', '2026-05-01');
    const [message, ...others] = await send('2026-02-18');
    expect(others).toEqual([]);
    expect(text(message)).toContain('van 1 maart 2026 naar 1 juni 2026');
    expect(calendarOf(message).map(({ on }) => on)).toEqual(['2026-06-01']);
  });

  test('and moves back before a message leaves is no news', async () => {
    await toldDuty();
    await extend('2026-02-16', '2026-05-01', '2026-03-01');
    await extend('2026-02-17', '2026-03-01', '2026-05-01');
    expect(await send('2026-02-18')).toEqual([]);
  });

  test('by a suspension is told when the clock runs again', async () => {
    await toldDuty();
    const reason = await covenant.text('wait');
    await record('2026-02-16', { type: 'ObligationSuspended', data: { obligation: 'plan', reason } });
    expect(await send('2026-02-17')).toEqual([]);
    await record('2026-02-26', { type: 'ObligationResumed', data: { obligation: 'plan', days: 10 } });
    const messages = await send('2026-02-27');
    expect(messages.map(({ to }) => to)).toEqual([COR]);
    expect(calendarOf(messages[0])).toMatchObject([{ on: '2026-03-11' }]);
  });

  test('of a duty that is reported done meanwhile is not told any more', async () => {
    await toldDuty();
    await extend('2026-02-16', '2026-05-01', '2026-03-01');
    await covenant.report('2026-02-17T10:00:00.000Z', 'plan');
    expect(await send('2026-02-18')).toEqual([]);
  });
});

describe('a duty that is dropped', () => {
  test('leaves the calendar of whoever was told of it, with the reason', async () => {
    const told = await toldDuty();
    await drop('2026-02-20');
    const messages = await send('2026-02-21');
    expect(messages.map(({ to }) => to)).toEqual([COR]);
    expect(text(messages[0])).toContain('Deze afspraak is vervallen.');
    expect(text(messages[0])).toContain('Toelichting: Samengevoegd met het jaarverslag');
    const [before] = calendarOf(told);
    const [after] = calendarOf(messages[0]);
    expect(after).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: before?.uid });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
    expect(Object.keys(attachmentsOf(messages[0]?.bytes ?? ''))).toEqual(['vervallen.ics']);
    expect(await send('2026-02-22')).toEqual([]);
  });

  test('is no news for who was never told, nor after it was done', async () => {
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await drop('2026-01-20');
    expect(await send('2026-01-21')).toEqual([]);
    await covenant.oblige('2026-01-22T09:00:00.000Z', 'list', '2026-03-01');
    await send('2026-02-15');
    await covenant.report('2026-02-16T10:00:00.000Z', 'list');
    await record('2026-02-17', {
      type: 'ObligationDropped',
      data: { obligation: 'list', because: 'covenant-ended' },
    });
    expect(await send('2026-02-18')).toEqual([]);
  });

  test('after it moved is told as dropped only', async () => {
    await toldDuty();
    await extend('2026-02-16', '2026-05-01', '2026-03-01');
    await drop('2026-02-17');
    const [message] = await send('2026-02-18');
    expect(text(message)).not.toContain('verplaatst');
    expect(calendarOf(message).map(({ method }) => method)).toEqual(['CANCEL']);
  });

  test('with its covenant says so, and comes back under a higher number when the covenant goes on', async () => {
    await toldDuty();
    const reason = await covenant.text('no agreement');
    await record('2026-02-16', { type: 'CovenantStopped', data: { reason } });
    const [stopped] = await send('2026-02-17');
    expect(text(stopped)).toContain('Het convenant is gestopt');
    await record('2026-02-18', { type: 'CovenantRestarted', data: { reason, stopped: 1 } });
    const [again] = await send('2026-02-27');
    const [cancelled, back] = [calendarOf(stopped)[0], calendarOf(again)[0]];
    expect(cancelled).toMatchObject({ method: 'CANCEL' });
    expect(back).toMatchObject({ method: 'PUBLISH', uid: cancelled?.uid, status: 'CONFIRMED' });
    expect(back?.sequence).toBeGreaterThan(cancelled?.sequence ?? Infinity);
  });

  test('with a covenant that goes on the same day is no news', async () => {
    await toldDuty();
    const reason = await covenant.text('no agreement');
    await record('2026-02-16', { type: 'CovenantStopped', data: { reason } });
    await record('2026-02-16', { type: 'CovenantRestarted', data: { reason, stopped: 1 } });
    expect(await send('2026-02-17')).toEqual([]);
  });
});

describe('a new contact', () => {
  test('has the calendar of what is open, and hears when it moves', async () => {
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    const card = await covenant.card({ name: 'Nina New', address: 'nina@party-one.example' });
    const roles = ['contact' as const];
    const person = { id: 'nina', organisation: 'party-one', roles, language: 'nl' as const, card };
    const data = { organisation: 'party-one', role: 'contact' as const, person: 'nina', card: person };
    await record('2026-01-20', { type: 'ContactChanged', data });
    const [summary] = await send('2026-01-21');
    expect(summary?.to).toBe('nina@party-one.example');
    expect(calendarOf(summary)).toMatchObject([
      { method: 'PUBLISH', uid: `plan@${covenant.stream}`, on: '2026-03-01' },
    ]);
    await extend('2026-01-22', '2026-05-01', '2026-03-01');
    const [moved, ...others] = await send('2026-01-23');
    expect(others).toEqual([]);
    expect(moved?.to).toBe('nina@party-one.example');
    expect(text(moved)).toContain('De termijn is verplaatst van 1 maart 2026 naar 1 mei 2026');
    expect(calendarOf(moved)[0]?.sequence).toBeGreaterThan(calendarOf(summary)[0]?.sequence ?? Infinity);
  });
});

describe('a duty that is handed over', () => {
  const TWAN = 'twan@party-two.example';

  async function handOver(day: string, from: string, to: string): Promise<void> {
    const reason = await covenant.text('Other tasks');
    await record(day, { type: 'ObligationHandedOver', data: { obligation: 'plan', from, to, reason } });
  }

  test('is told once to both: who takes it over, and who need do nothing more', async () => {
    await toldDuty();
    await handOver('2026-02-20', 'party-one', 'party-two');
    const messages = await send('2026-02-21');
    const [before, after] = [COR, TWAN].map((address) => messages.find(({ to }) => to === address));
    expect(messages).toHaveLength(2);
    expect(text(before)).toContain('Deze afspraak is overgenomen door een andere organisatie.');
    expect(calendarOf(before)).toMatchObject([{ method: 'CANCEL', uid: `plan@${covenant.stream}` }]);
    expect(text(after)).toContain(
      'Uw organisatie heeft deze afspraak overgenomen. Graag uiterlijk op 1 maart 2026',
    );
    expect(calendarOf(after)).toMatchObject([{ method: 'PUBLISH', on: '2026-03-01' }]);
    expect(await send('2026-02-22')).toEqual([]);
  });

  test('reminds and moves for its new owner alone', async () => {
    await toldDuty();
    await handOver('2026-02-20', 'party-one', 'party-two');
    await send('2026-02-21');
    await extend('2026-02-22', '2026-05-01', '2026-03-01');
    expect((await send('2026-02-23')).map(({ to }) => to)).toEqual([TWAN]);
    expect((await send('2026-04-17')).map(({ to }) => to)).toEqual([TWAN]);
  });

  test('says nothing to who was never told of it, nor to who passes it on before hearing of it', async () => {
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await handOver('2026-01-20', 'party-one', 'party-two');
    await handOver('2026-01-20', 'party-two', 'party-one');
    expect((await send('2026-01-21')).map(({ to }) => to)).toEqual([COR]);
  });

  test('that comes back is its first owner’s again, in the calendar too', async () => {
    const told = await toldDuty();
    await handOver('2026-02-16', 'party-one', 'party-two');
    await send('2026-02-17');
    await handOver('2026-02-18', 'party-two', 'party-one');
    const back = (await send('2026-02-19')).find(({ to }) => to === COR);
    expect(text(back)).toContain('Uw organisatie heeft deze afspraak overgenomen.');
    const [first, again] = [calendarOf(told)[0], calendarOf(back)[0]];
    expect(again).toMatchObject({ method: 'PUBLISH', uid: first?.uid });
    expect(again?.sequence).toBeGreaterThan(first?.sequence ?? Infinity);
    await extend('2026-02-20', '2026-05-01', '2026-03-01');
    expect((await send('2026-02-21')).map(({ to }) => to)).toEqual([COR]);
  });
});
