import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatusView } from '../../cli/views/status.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;

const status = async (): Promise<StatusView> => (await go(engine, 'status kites')) as unknown as StatusView;

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await go(engine, `open ${KITES} --as olga`);
});

afterAll(async () => {
  await engine.ledger.close();
});

describe('a duty of its own', () => {
  it('is called by its words in every view, also once it is over', async () => {
    const duty = '--obligation note --owner union --text "A short note" --due 2027-03-31 --verify false';
    await go(engine, `do kites OpenObligation ${duty} --as olga`);
    const name = { nl: 'A short note', en: 'A short note' };
    const [one, reminders] = [
      await go(engine, 'deadline explain kites note'),
      await go(engine, 'reminder explain kites note'),
    ];
    expect([one['name'], reminders['name']]).toEqual([name, name]);
    const { deadlines, waitingFor } = await status();
    expect(deadlines).toContainEqual(expect.objectContaining({ obligation: 'note', name }));
    expect(waitingFor).toContainEqual(expect.objectContaining({ subject: 'note', name }));
    await go(engine, 'request-extension kites note 2027-05-20 --reason "Holidays" --as ugo');
    expect((await status()).requests).toContainEqual(expect.objectContaining({ obligation: 'note', name }));
    await go(engine, 'report-done kites note --as ugo');
    expect((await go(engine, 'deadline explain kites note'))['name']).toEqual(name);
    const told = (await covenant(engine, ['timeline', 'kites'])).out;
    expect(told).toContain('A short note');
    expect(told).not.toContain(': note [note]');
  });
});
