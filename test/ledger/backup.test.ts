import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { append, type Within } from '../../ledger/append.ts';
import { archiveHistory } from '../../ledger/archive.ts';
import { backup } from '../../ledger/backup.ts';
import {
  type BackupManifest,
  backupTableNames,
  parseManifest,
  sealManifest,
} from '../../ledger/backup-format.ts';
import { eraseContent, putContent } from '../../ledger/content.ts';
import { connect, currentSchema, type Ledger, ledgerSetting, migrate } from '../../ledger/database.ts';
import { latestSchema } from '../../ledger/migrations/index.ts';
import { recordLoss } from '../../ledger/losses.ts';
import { recordRefusal } from '../../ledger/refusals.ts';
import { storeBundle } from '../../ledger/bundles.ts';
import { restore } from '../../ledger/restore.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import {
  addWorkingNote,
  eraseWorkingNote,
  workingNotes,
  type NewWorkingNote,
} from '../../ledger/working-notes.ts';
import { answer, newCommandId, newStream, request } from './build.ts';
import { openPostgres } from './postgres.ts';

const postgres = openPostgres();
let ledger: Ledger;
let folder: string;
let manifest: BackupManifest;

beforeAll(async () => {
  ledger = await postgres.createLedger();
  folder = await mkdtemp(join(tmpdir(), 'ledger-backup-'));
  await fill(ledger);
  manifest = await backup(ledger.db, join(folder, 'whole'));
});

afterAll(async () => {
  await ledger?.close();
  await rm(folder, { recursive: true, force: true });
});

const instant = '2026-11-23T20:00:00.000Z';

/** Something in every table; text that is awkward in JSON, in gzip and at the edge of a batch. */
async function fill({ db }: Ledger): Promise<void> {
  const streams = [newStream(), newStream()];
  for (const stream of streams) {
    await append(db, answer(stream, newCommandId(), 1, 3), plan(stream.stream));
    await append(db, request(stream, 4, 600, { data: { text: 'é "\n" \u0000 \u{1f600}' } }));
    await recordLoss(db, { stream: stream.stream, fromSequence: 601, toSequence: 602, reason: 'test' });
  }
  await putContent(db, { bytes: Buffer.alloc(2_500_000, 'a€'), mediaType: 'text/csv' });
  const erased = await putContent(db, { bytes: Buffer.from('gone'), mediaType: 'text/plain' });
  await eraseContent(db, erased.ref);
  await archiveHistory(db, { runId: 'run-one', bytes: Buffer.from([0, 255, 10]), events: 3 });
  await storeBundle(db, 'build-one', Buffer.from('code'));
  const refusal = { stream: null, commandId: null, commandType: null, code: 'X', rule: null, detail: {} };
  await recordRefusal(db, { ...refusal, at: instant });
  await fillMailbox(db);
  await addWorkingNote(db, { ...note(streams[0]?.stream ?? ''), words: 'Wij aarzelen' });
  await db
    .insertInto('unreachable_card')
    .values({ card: 'cnt_1', reason: 'refused', detail: '550', since: '2027-01-31' })
    .execute();
  await db
    .insertInto('notice')
    .values({
      id: 'n',
      person: 'p',
      on_date: '2027-01-31',
      message_id: '<n>',
      rendered: Buffer.from('mail'),
      created_at: instant,
      detail: null,
    })
    .execute();
}

function note(stream: string): Omit<NewWorkingNote, 'words'> {
  const about = { paper: 'covenant', clause: null, organisation: 'union', person: 'umar' };
  return { ...about, stream, audience: 'organisation', written_at: instant };
}

async function fillMailbox(db: Ledger['db']): Promise<void> {
  const seen = { mailbox: 'm', uid_validity: 1, uid: 2, received_at: instant, taken_at: instant };
  const mail = { ...seen, id: 'mail-one', fingerprint: 'f', kind: 'answer', size: 3 } as const;
  await db
    .insertInto('mail')
    .values({ ...mail, notice_id: null, content: null })
    .execute();
  const proposal = { id: 'p', number: 1, mail_id: 'mail-one', intent: 'done', certain: true, hold: null };
  const nothing = { stream: null, obligation: null, organisation: null, person: null, position: null };
  const open = { hints: '[]', body: '{"ref":"x"}', command_id: null, decided_by: null, outcome: null };
  await db
    .insertInto('proposal')
    .values({ ...proposal, ...nothing, ...open })
    .execute();
}

function plan(stream: string): Within {
  const item = { obligation: 'o', step: 's', recipient: 'p', due_on: '2027-01-31', kind: 'k' };
  return async (transaction) => {
    const row = { ...item, stream, payload: '{"a":[1]}', notice_id: null };
    await transaction.insertInto('notice_item').values(row).execute();
  };
}

/** Every row of every table as the database writes it. */
async function contents({ db }: Ledger): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of backupTableNames) {
    const result = await sql<{ digest: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(line, ' ' order by line)), '') as digest
      from (select row_to_json(t)::text as line from ${sql.id(table)} t) rows`.execute(db);
    digests[table] = result.rows[0]?.digest ?? '';
  }
  return digests;
}

async function emptyDatabase(): Promise<Ledger> {
  return connect(await postgres.createDatabase());
}

describe('backup and restore', () => {
  test('bring every row back into an empty database, to the last microsecond', async () => {
    const target = join(folder, 'whole');
    expect(manifest.parts.map((part) => part.table)).toEqual(backupTableNames);
    expect(manifest.parts.every((part) => part.rows > 0)).toBe(true);
    const copy = await emptyDatabase();
    expect(await restore(copy.db, target)).toEqual(manifest);
    expect(await contents(copy)).toEqual(await contents(ledger));
    expect((await verifyLedger(copy.db)).flatMap((report) => report.problems)).toEqual([]);
    await expect(sql`delete from event`.execute(copy.db)).rejects.toThrow('append-only');
    await copy.close();
  });

  test('the restored ledger goes on where it was', async () => {
    const source = await postgres.createLedger();
    const stream = newStream();
    await append(source.db, request(stream, 1, 2));
    const target = join(folder, 'going-on');
    await backup(source.db, target);
    await append(source.db, request(stream, 3, 4));
    const copy = await emptyDatabase();
    await restore(copy.db, target);
    const stored = await append(copy.db, request(stream, 2, 4));
    expect(stored).toEqual({ ...(await append(source.db, request(stream, 4, 4))), recorded: 2 });
    await Promise.all([source.close(), copy.close()]);
  });

  test('of an older schema come back under the schema of today', async () => {
    const old = await emptyDatabase();
    await migrate(old.db, 'virtual', '001-ledger');
    const stream = newStream();
    await append(old.db, request(stream, 1, 2));
    const target = join(folder, 'older');
    expect((await backup(old.db, target)).schema).toBe('001-ledger');
    const copy = await emptyDatabase();
    await restore(copy.db, target);
    expect(await currentSchema(copy.db)).toBe(latestSchema);
    expect(await append(copy.db, request(stream, 2, 3))).toMatchObject({ sequence: 3, recorded: 1 });
    await Promise.all([old.close(), copy.close()]);
  });

  test('holds working notes, and none that was erased before it', async () => {
    const source = await postgres.createLedger();
    const { stream } = newStream();
    await append(source.db, request({ ...newStream(), stream }, 1, 1));
    const kept = await addWorkingNote(source.db, { ...note(stream), words: 'kept' });
    const erased = await addWorkingNote(source.db, { ...note(stream), words: 'secret words' });
    expect(await eraseWorkingNote(source.db, stream, erased)).toBe(true);
    expect(await eraseWorkingNote(source.db, stream, erased)).toBe(false);
    const target = join(folder, 'notes');
    await backup(source.db, target);
    const lines = gunzipSync(await readFile(join(target, 'working_note.ndjson.gz'))).toString();
    expect(lines).toContain(kept);
    expect(lines).not.toContain('secret words');
    const copy = await emptyDatabase();
    await restore(copy.db, target);
    expect((await workingNotes(copy.db, stream)).map(({ id, words }) => [id, words])).toEqual([
      [kept, 'kept'],
    ]);
    await Promise.all([source.close(), copy.close()]);
  });

  test('takes one instant, whatever is appended meanwhile', async () => {
    const source = await postgres.createLedger();
    const stream = newStream();
    await append(source.db, request(stream, 1, 1));
    const backups = backup(source.db, join(folder, 'busy'));
    for (let sequence = 2; sequence <= 40; sequence += 1) {
      await append(source.db, request(stream, sequence, sequence));
    }
    await backups;
    await source.close();
    const copy = await emptyDatabase();
    await restore(copy.db, join(folder, 'busy'));
    await copy.close();
  });

  test('is readable by its owner alone, and leaves no draft behind', async () => {
    const target = join(folder, 'whole');
    expect((await stat(target)).mode & 0o077).toBe(0);
    for (const file of await readdir(target)) expect((await stat(join(target, file))).mode & 0o077).toBe(0);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('never overwrites a folder', async () => {
    await expect(backup(ledger.db, folder)).rejects.toMatchObject({ code: 'BACKUP_EXISTS' });
  });
});

describe('restore refuses', () => {
  let copy: Ledger;

  beforeAll(async () => {
    copy = await emptyDatabase();
  });

  afterAll(async () => {
    await copy?.close();
  });

  test('a database that holds a ledger', async () => {
    const other = await postgres.createLedger();
    await append(other.db, request(newStream(), 1, 1));
    const before = await contents(other);
    const target = await freshBackup('not-empty');
    await expect(restore(other.db, target)).rejects.toMatchObject({ code: 'RESTORE_NOT_EMPTY' });
    expect(await contents(other)).toEqual(before);
    await other.close();
  });

  test('an empty ledger of the other clock', async () => {
    const real = await postgres.createLedger('real');
    const target = await freshBackup('other-clock');
    await expect(restore(real.db, target)).rejects.toMatchObject({ code: 'CLOCK_MISMATCH' });
    expect((await ledgerSetting(real.db)).clock).toBe('real');
    await real.close();
  });

  test.each([
    ['a changed byte', async (target: string) => flip(join(target, 'event.ndjson.gz'))],
    ['half a file', async (target: string) => truncate(join(target, 'event.ndjson.gz'), 100)],
    ['a missing file', async (target: string) => rm(join(target, 'content.ndjson.gz'))],
    ['a missing manifest', async (target: string) => rm(join(target, 'manifest.json'))],
    ['half a manifest', async (target: string) => truncate(join(target, 'manifest.json'), 100)],
    [
      'a changed manifest',
      async (target: string) => editManifest(target, (text) => text.replace('"virtual"', '"real"')),
    ],
    ['an event changed with its file and manifest rewritten to match', forge],
  ])('%s', async (name, damage) => {
    const target = await freshBackup(name.replaceAll(' ', '-'));
    await damage(target);
    await expect(restore(copy.db, target)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
  });

  test.each([
    ['format', 'BACKUP_NEWER', { version: 2 }],
    ['schema', 'LEDGER_SCHEMA_NEWER', { schema: '999-later' }],
  ])('a backup of a newer %s', async (name, code, change) => {
    const target = await freshBackup(`newer-${name}`);
    await editManifest(target, (text) => {
      const { sha256: _, ...manifest } = parseManifest(text);
      return JSON.stringify(sealManifest({ ...manifest, ...change }));
    });
    await expect(restore(copy.db, target)).rejects.toMatchObject({ code });
  });

  test('and after all of them the database is still empty, and takes a whole one', async () => {
    await restore(copy.db, await freshBackup('after-all'));
    expect(await contents(copy)).toEqual(await contents(ledger));
  });
});

/** A copy of one whole backup, to be damaged. */
async function freshBackup(name: string): Promise<string> {
  const target = join(folder, name);
  await cp(join(folder, 'whole'), target, { recursive: true });
  return target;
}

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

async function editManifest(target: string, edit: (text: string) => string): Promise<void> {
  const path = join(target, 'manifest.json');
  await writeFile(path, edit(await readFile(path, 'utf8')));
}

/** Swaps the hashes in the rows: files and manifest agree with each other, only the chain does not. */
async function forge(target: string): Promise<void> {
  const path = join(target, 'event.ndjson.gz');
  const rows = gunzipSync(await readFile(path))
    .toString('utf8')
    .replace(/"hash":"\\\\x../, String.raw`"hash":"\\x00`);
  const file = gzipSync(rows);
  await writeFile(path, file);
  const sha256 = createHash('sha256').update(file).digest('hex');
  await editManifest(target, (text) => {
    const { sha256: _, ...manifest } = parseManifest(text);
    const parts = manifest.parts.map((part) =>
      part.table === 'event' ? { ...part, sha256, bytes: file.length } : part,
    );
    return JSON.stringify(sealManifest({ ...manifest, parts }));
  });
}
