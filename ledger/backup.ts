import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import {
  BACKUP_VERSION,
  type BackupManifest,
  type BackupPart,
  type BackupTable,
  backupTableNames,
  backupTables,
  MANIFEST_FILE,
  sealManifest,
} from './backup-format.ts';
import { currentSchema, ledgerSetting, tableExists } from './database.ts';
import { LedgerError, withLedgerErrors } from './errors.ts';
import type { LedgerDatabase } from './schema.ts';

/**
 * Writes the whole ledger, as it stands at one instant, into a new folder: one compressed file per table and a manifest
 * with their counts and hashes. Appends go on meanwhile. The folder appears under its name only when it is complete
 * and on disk; only its owner can read it, since it holds what parties wrote.
 * Errors: BACKUP_EXISTS, LEDGER_NOT_READY, LEDGER_UNREACHABLE; those of the file system pass through.
 */
export async function backup(db: LedgerDatabase, folder: string): Promise<BackupManifest> {
  const target = resolve(folder);
  await refuseExisting(target);
  const draft = join(dirname(target), `.${basename(target)}.${uuidv7()}.part`);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const manifest = await withLedgerErrors(() => writeParts(db, draft));
    await writeFile(join(draft, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await flushFolder(draft);
    await rename(draft, target);
    await flushFolder(dirname(target));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function writeParts(db: LedgerDatabase, folder: string): Promise<BackupManifest> {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return snapshot.execute(async (transaction) => {
    await sql`set local time zone 'UTC'`.execute(transaction);
    const { ledgerId, clock } = await ledgerSetting(transaction);
    const now = await sql<{ now: Date }>`select now() as now`.execute(transaction);
    const parts: BackupPart[] = [];
    for (const table of backupTableNames) {
      if (await tableExists(transaction, table)) parts.push(await writePart(transaction, folder, table));
    }
    return sealManifest({
      format: 'covenant-ledger-backup',
      version: BACKUP_VERSION,
      schema: (await currentSchema(transaction)) ?? '',
      ledgerId,
      clock,
      takenAt: now.rows[0]?.now.toISOString() ?? '',
      parts,
    });
  });
}

async function writePart(db: LedgerDatabase, folder: string, table: BackupTable): Promise<BackupPart> {
  const file = `${table}.ndjson.gz`;
  const hash = createHash('sha256');
  const counted = { rows: 0, bytes: 0 };
  await pipeline(
    Readable.from(lines(db, table, counted)),
    createGzip(),
    async function* measured(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        counted.bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(join(folder, file), { mode: 0o600, flush: true }),
  );
  return { table, file, ...counted, sha256: hash.digest('hex') };
}

/** The rows as the database itself writes them, so that every value comes back to the last microsecond. */
async function* lines(
  db: LedgerDatabase,
  table: BackupTable,
  counted: { rows: number },
): AsyncGenerator<string> {
  const { key, page } = backupTables[table];
  await sql
    .raw(
      `declare part no scroll cursor for select row_to_json(t)::text as line from "${table}" t order by ${key}`,
    )
    .execute(db);
  for (;;) {
    const { rows } = await sql.raw<{ line: string }>(`fetch forward ${page} from part`).execute(db);
    if (rows.length === 0) break;
    counted.rows += rows.length;
    yield rows.map(({ line }) => `${line}\n`).join('');
  }
  await sql`close part`.execute(db);
}

async function refuseExisting(folder: string): Promise<void> {
  const exists = await access(folder).then(
    () => true,
    () => false,
  );
  if (!exists) return;
  throw new LedgerError('BACKUP_EXISTS', `${folder} exists already. Give the backup a folder of its own.`);
}

/** A renamed file is safe only once its folder is on disk too. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
