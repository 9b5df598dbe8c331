import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import {
  type BackupManifest,
  type BackupPart,
  backupTableNames,
  damaged,
  MANIFEST_FILE,
  parseManifest,
} from './backup-format.ts';
import { currentSchema, ledgerSetting, migrateSchema, refuseOtherClock, tableExists } from './database.ts';
import { isLedgerError, LedgerError, withLedgerErrors } from './errors.ts';
import { latestSchema, migrations } from './migrations/index.ts';
import type { LedgerDatabase } from './schema.ts';
import { verifyLedger } from './verify.ts';

/** Characters of JSON that one statement carries; a longer row goes alone. */
const BATCH_CHARACTERS = 4_000_000;
const BATCH_ROWS = 1_000;

/**
 * Puts a backup into an empty database, whole or not at all: every file is checked against the manifest first, every
 * stream's chain before the commit. The schema is brought to this version at the end.
 * Errors: BACKUP_DAMAGED, BACKUP_NEWER, LEDGER_SCHEMA_NEWER, RESTORE_NOT_EMPTY, CLOCK_MISMATCH (the empty ledger was
 * made for the other clock), LEDGER_UNREACHABLE.
 */
export async function restore(db: LedgerDatabase, folder: string): Promise<BackupManifest> {
  const manifest = await checkBackup(folder);
  await withLedgerErrors(async () => {
    await prepareSchema(db, manifest);
    await db.transaction().execute(async (transaction) => {
      await claimEmpty(transaction, manifest);
      for (const part of sorted(manifest.parts)) await loadPart(transaction, folder, part);
      await requireSound(transaction);
    });
    await migrateSchema(db, latestSchema);
  });
  return manifest;
}

/** Checks a backup without a database: manifest, and every file against it. Errors as for `restore`. */
export async function checkBackup(folder: string): Promise<BackupManifest> {
  const manifest = parseManifest(await readManifest(folder));
  if (!(manifest.schema in migrations)) {
    const advice = 'Use a newer version of covenants';
    throw new LedgerError('LEDGER_SCHEMA_NEWER', `The backup has schema ${manifest.schema}. ${advice}.`);
  }
  for (const part of manifest.parts) {
    if ((await hashFile(join(folder, part.file))) !== part.sha256) throw damaged(`${part.file} was changed`);
  }
  return manifest;
}

async function readManifest(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, MANIFEST_FILE), 'utf8');
  } catch (error) {
    throw damaged(`${MANIFEST_FILE} cannot be read in ${folder}`, error);
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    throw damaged(`${path} cannot be read`, error);
  }
  return hash.digest('hex');
}

/** The rows fit the schema that they were taken from; later migrations run over them afterwards. */
async function prepareSchema(db: LedgerDatabase, manifest: BackupManifest): Promise<void> {
  const schema = await currentSchema(db);
  if (schema === null) await migrateSchema(db, manifest.schema);
  else if (schema !== manifest.schema) throw notEmpty();
}

async function claimEmpty(db: LedgerDatabase, manifest: BackupManifest): Promise<void> {
  // Whoever would append meanwhile waits here, and finds the restored ledger.
  await sql`lock table setting in access exclusive mode`.execute(db);
  for (const table of backupTableNames) {
    if (table === 'setting' || !(await tableExists(db, table))) continue;
    const found = await db
      .selectFrom(table)
      .select(sql`1`.as('one'))
      .limit(1)
      .execute();
    if (found.length > 0) throw notEmpty();
  }
  const setting = await ledgerSetting(db).catch((error: unknown) => {
    if (isLedgerError(error, 'LEDGER_NOT_READY')) return undefined;
    throw error;
  });
  if (setting !== undefined) refuseOtherClock(setting.clock, manifest.clock);
  await db.deleteFrom('setting').execute();
}

function sorted(parts: readonly BackupPart[]): BackupPart[] {
  return parts.toSorted((a, b) => backupTableNames.indexOf(a.table) - backupTableNames.indexOf(b.table));
}

async function loadPart(db: LedgerDatabase, folder: string, part: BackupPart): Promise<void> {
  let rows = 0;
  await pipeline(
    createReadStream(join(folder, part.file)),
    createGunzip(),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const batch of batches(chunks)) {
        rows += batch.length;
        const table = sql.id(part.table);
        await sql`insert into ${table} select * from json_populate_recordset(null::${table}, ${`[${batch.join(',')}]`})`.execute(
          db,
        );
      }
    },
  );
  if (rows !== part.rows) throw damaged(`${part.file} holds ${rows} rows instead of ${part.rows}`);
}

async function* batches(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let characters = 0;
  for await (const line of lines(chunks)) {
    batch.push(line);
    characters += line.length;
    if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    yield batch;
    [batch, characters] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

async function* lines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const [head = '', ...rest] = decoder.write(chunk).split('\n');
    pieces.push(head);
    for (const next of rest) {
      yield pieces.join('');
      pieces = [next];
    }
  }
}

async function requireSound(db: LedgerDatabase): Promise<void> {
  for (const report of await verifyLedger(db)) {
    const problem = report.problems[0];
    if (problem === undefined) continue;
    throw damaged(`stream ${report.stream}, event ${problem.sequence}: ${problem.detail}`);
  }
}

function notEmpty(): LedgerError {
  return new LedgerError(
    'RESTORE_NOT_EMPTY',
    'The database already holds a ledger. Restore into a new, empty database; the old one stays as it is.',
  );
}
