import { createHash } from 'node:crypto';
import { LedgerError, withLedgerErrors } from './errors.ts';
import type { LedgerDatabase } from './schema.ts';

export interface ArchivedHistory {
  runId: string;
  /** Binary encoding of Temporal's `History`. */
  bytes: Buffer;
  sha256: string;
  /** Events of the engine in it, not of the ledger. */
  events: number;
}

/**
 * Keeps the history of a closed run, once, and notes its hash with the run. The same bytes again are harmless.
 * Error: ARCHIVE_DIFFERS (the run is archived with other bytes: a closed history cannot change).
 */
export async function archiveHistory(
  db: LedgerDatabase,
  history: { runId: string; bytes: Uint8Array; events: number },
): Promise<{ sha256: string; stored: boolean }> {
  const hash = sha256(history.bytes);
  const row = {
    run_id: history.runId,
    bytes: Buffer.from(history.bytes),
    sha256: hash,
    events: history.events,
  };
  return withLedgerErrors(() =>
    db.transaction().execute(async (transaction) => {
      const added = await transaction
        .insertInto('archive')
        .values(row)
        .onConflict((conflict) => conflict.column('run_id').doNothing())
        .executeTakeFirst();
      const stored = added.numInsertedOrUpdatedRows === 1n;
      if (!stored) await requireSameHistory(transaction, history.runId, hash);
      await transaction
        .updateTable('run')
        .set({ history_hash: hash })
        .where('run_id', '=', history.runId)
        .execute();
      return { sha256: hash, stored };
    }),
  );
}

/** A run's archived history, checked against its hash. Error: ARCHIVE_DIFFERS (the stored bytes were damaged). */
export async function archivedHistory(
  db: LedgerDatabase,
  runId: string,
): Promise<ArchivedHistory | undefined> {
  const row = await withLedgerErrors(() =>
    db.selectFrom('archive').selectAll().where('run_id', '=', runId).executeTakeFirst(),
  );
  if (row === undefined) return undefined;
  if (sha256(row.bytes) !== row.sha256) throw differs(runId);
  return { runId, bytes: row.bytes, sha256: row.sha256, events: row.events };
}

async function requireSameHistory(db: LedgerDatabase, runId: string, hash: string): Promise<void> {
  const stored = await db
    .selectFrom('archive')
    .select('sha256')
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow();
  if (stored.sha256 !== hash) throw differs(runId);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function differs(runId: string): LedgerError {
  return new LedgerError(
    'ARCHIVE_DIFFERS',
    `The archived history of run ${runId} has other bytes. Run covenant doctor.`,
  );
}
