import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutbox } from '../../activities/outbox.ts';
import { DropFolder } from '../../cli/drop/drop-folder.ts';
import { createSubmit } from '../../cli/drop/submit.ts';
import { createTell } from '../../cli/drop/tell.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { go, playKites, signKites } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;
let root: string;
let folder: DropFolder;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'covenant-drop-'));
  engine = new FakeEngine(await postgres.createLedger());
  await playKites(engine);
  await signKites(engine);
  const { db } = engine.ledger;
  const from = { name: 'Test office', address: 'office@example.org' };
  const transport = createOutbox(join(root, 'outbox'));
  folder = new DropFolder(join(root, 'drop'), {
    submit: createSubmit({ db, client: engine.port() }),
    tell: createTell({ db, transport, from, now: () => engine.now }),
    log: () => undefined,
  });
});

afterAll(async () => {
  await engine.ledger.close();
  rmSync(root, { recursive: true, force: true });
});

async function drop(place: string, name: string, content: string): Promise<void> {
  const inbox = join(root, 'drop', place);
  mkdirSync(inbox, { recursive: true });
  writeFileSync(join(inbox, name), content);
  await folder.scan();
  await folder.scan();
}

async function submissions(): Promise<number> {
  const { submissions: count } = await go(engine, 'summary kites');
  return count as number;
}

function notices(): string[] {
  return (readdirSync(join(root, 'outbox'), { recursive: true }) as string[])
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(root, 'outbox', name), 'utf8'));
}

describe('the drop folder on a ledger', () => {
  it('submits for the organisation of the folder, by its contact, and takes the same file once', async () => {
    await drop('kites/company-one', 'location-list.csv', 'location\nTest works\n');
    await drop('kites/company-one', 'location-list.csv', 'location\nTest works\n');
    expect(await submissions()).toBe(1);
    const { waitingFor } = await go(engine, 'status kites');
    expect(waitingFor).toContainEqual(
      expect.objectContaining({ what: 'verification', subject: 'location-list/company-one#1' }),
    );
  });

  it('tells the contact in the language of that person what was wrong, and which reports are open', async () => {
    await drop('kites/company-two', 'locatons.csv', 'location\nTest mill\n');
    const [notice = ''] = notices();
    expect(notice).toMatch(/^To: .*<cees@example\.org>/m);
    expect(notice).toMatch(/Niet ontvangen/);
    expect(notice).toContain('location-list/company-two#1');
    expect(await submissions()).toBe(1);
  });

  it('finds the obligation by a name with its occurrence', async () => {
    await drop('kites/company-two', 'location-list#1.csv', 'location\nTest mill\n');
    expect(await submissions()).toBe(2);
  });

  it('rejects a report for a covenant or an organisation that is not there', async () => {
    await drop('nowhere/company-two', 'location-list.csv', 'location\nTest mill\n');
    await drop('kites/nobody', 'location-list.csv', 'location\nTest mill\n');
    expect(readdirSync(join(root, 'drop', 'nowhere', 'company-two', 'rejected'))).toHaveLength(2);
    expect(readdirSync(join(root, 'drop', 'kites', 'nobody', 'rejected'))).toHaveLength(2);
  });
});
