import { beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import type { EventData } from '../../domain/events.ts';
import { eraseContent } from '../../ledger/content.ts';
import { attachmentsOf } from './post-support.ts';
import { COR, MeetingDesk, textOf, to, TWAN } from './meeting-desk.ts';

const postgres = openPostgres();
let ledger: Ledger;
let desk: MeetingDesk;

beforeEach(async () => {
  ledger = await postgres.createLedger();
  desk = await MeetingDesk.open(ledger);
  return () => ledger.close();
});

describe('draft minutes', () => {
  const circulate = async (day: string, change: Partial<EventData['MinutesCirculated']> = {}) => {
    const document = await desk.covenant.text('Wat gezegd is');
    const base = { meeting: 'm1', document, to: ['party-one', 'party-two'], guests: [], missing: [] };
    await desk.record(day, { type: 'MinutesCirculated', data: { ...base, ...change } });
    return document;
  };

  beforeEach(async () => {
    await desk.plan('2026-02-02');
    await desk.send('2026-02-03');
  });

  test('go to those who were there, as a file, with the day for comments', async () => {
    await circulate('2026-03-04', { to: ['party-one'], commentsUntil: '2026-03-18' });
    const messages = await desk.send('2026-03-05');
    expect(messages.map((message) => message.to)).toEqual([COR]);
    expect(textOf(messages[0])).toContain('Het conceptverslag van maandag 2 maart 2026 gaat hierbij.');
    expect(textOf(messages[0])).toContain('Opmerkingen ontvangen wij graag uiterlijk op 18 maart 2026');
    const files = attachmentsOf(messages[0]?.bytes ?? '');
    expect(Object.keys(files)).toEqual(['conceptverslag-m1.txt']);
    expect(files['conceptverslag-m1.txt']?.text.trim()).toBe('Wat gezegd is');
  });

  test('have a restricted annex for those of its audience alone; the others are not told of it', async () => {
    const annex = {
      document: await desk.covenant.text('Alleen voor partij een'),
      audience: { only: ['party-one'] },
    };
    await circulate('2026-03-04', { annex });
    const messages = await desk.send('2026-03-05');
    const [own, other] = [to(messages, COR), to(messages, TWAN)];
    expect(Object.keys(attachmentsOf(own?.bytes ?? ''))).toEqual([
      'conceptverslag-m1.txt',
      'besloten-bijlage-m1.txt',
    ]);
    expect(textOf(own)).toContain('De besloten bijlage gaat ook hierbij');
    expect(Object.keys(attachmentsOf(other?.bytes ?? ''))).toEqual(['draft-minutes-m1.txt']);
    expect(other?.bytes.toString()).not.toMatch(/annex|Alleen voor/);
  });

  test('that were erased before they left are told as minutes to ask for', async () => {
    const document = await circulate('2026-03-04');
    await eraseContent(ledger.db, document.ref);
    const own = to(await desk.send('2026-03-05'), COR);
    expect(textOf(own)).toContain('Het kan niet per e-mail mee; vraag het op bij het secretariaat.');
    expect(attachmentsOf(own?.bytes ?? '')).toEqual({});
  });

  test('of which a better draft is made the same day go out once', async () => {
    await circulate('2026-03-04', { document: await desk.covenant.text('Eerste versie') });
    await circulate('2026-03-04', { document: await desk.covenant.text('Tweede versie') });
    const own = to(await desk.send('2026-03-05'), COR);
    const files = Object.values(attachmentsOf(own?.bytes ?? ''));
    expect(files.map((file) => file.text.trim())).toEqual(['Tweede versie']);
  });
});
