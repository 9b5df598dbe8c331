import { beforeEach, describe, expect, test } from 'vitest';
import type { NewEvent } from '../../domain/events.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { COR, MeetingDesk, textOf, to, TWAN } from './meeting-desk.ts';

const postgres = openPostgres();
let ledger: Ledger;
let desk: MeetingDesk;

const DORA = 'dora@party-one.example';
const gone: NewEvent = {
  type: 'ActingEnded',
  data: { organisation: 'party-one', person: 'contact-one' },
};

beforeEach(async () => {
  ledger = await postgres.createLedger();
  desk = await MeetingDesk.open(ledger);
  return () => ledger.close();
});

async function nameDora(role: 'contact' | 'deputy'): Promise<void> {
  const card = await desk.covenant.card({ name: 'Dora', address: DORA });
  const person = {
    id: 'dora',
    organisation: 'party-one',
    roles: [role],
    language: 'nl' as const,
    card,
  };
  await desk.record('2026-02-02', {
    type: 'ContactChanged',
    data: { organisation: 'party-one', role, person: 'dora', card: person },
  });
}

const sentTo = async (day: string): Promise<string[]> =>
  (await desk.send(day)).map((message) => message.to).sort();

describe('a person who is of an organisation no more', () => {
  test('is sent nothing that waits: the deputy reads it', async () => {
    await nameDora('deputy');
    await desk.plan('2026-02-02');
    await desk.record('2026-02-02', gone);
    const messages = await desk.send('2026-02-03');
    expect(messages.map((message) => message.to).sort()).toEqual([DORA, TWAN]);
    expect(textOf(to(messages, DORA))).toContain('U bent uitgenodigd');
  });

  test('is followed by the new contact, also in what waited before that one was named', async () => {
    await desk.plan('2026-02-02');
    await nameDora('contact');
    await desk.record('2026-02-02', gone);
    expect(await sentTo('2026-02-03')).toEqual([DORA, TWAN]);
  });

  test('is reminded of nothing', async () => {
    await nameDora('deputy');
    await desk.covenant.oblige('2026-02-02T10:00:00.000Z', 'plan', '2026-03-01');
    await desk.record('2026-02-02', gone);
    expect(await sentTo('2026-02-15')).toEqual([DORA]);
    expect(await sentTo('2026-02-27')).toEqual([DORA]);
  });

  test('takes an invitation as a guest along: nobody else was asked', async () => {
    await nameDora('contact');
    await desk.plan('2026-02-02', { invited: ['party-two'], guests: ['contact-one'] });
    await desk.record('2026-02-02', gone);
    expect(await sentTo('2026-02-03')).toEqual([TWAN]);
    await desk.move('2026-02-04', { time: '15:00' });
    expect(await sentTo('2026-02-05')).not.toContain(COR);
  });
});
