import type { ClockKind } from '../domain/envelope.ts';
import { LedgerError, withLedgerErrors } from './errors.ts';
import type { LedgerDatabase, StreamRow } from './schema.ts';

export interface Stream {
  stream: string;
  slug: string;
  epoch: number;
  head: { sequence: number; hash: string };
  clock: ClockKind;
  /** Instant, UTC. */
  openedAt: string;
  halted: { code: string; reason: string; at: string } | null;
}

/** Every stream, the oldest first. */
export async function listStreams(db: LedgerDatabase): Promise<Stream[]> {
  const rows = await withLedgerErrors(() =>
    db.selectFrom('stream').selectAll().orderBy('opened_at').orderBy('stream').execute(),
  );
  return rows.map(toStream);
}

/** One stream by its id or its slug. */
export async function findStream(db: LedgerDatabase, idOrSlug: string): Promise<Stream | undefined> {
  const row = await withLedgerErrors(() =>
    db
      .selectFrom('stream')
      .selectAll()
      .where((eb) => eb.or([eb('stream', '=', idOrSlug), eb('slug', '=', idOrSlug)]))
      // An id wins over a slug that happens to look like it.
      .orderBy((eb) => eb('stream', '=', idOrSlug), 'desc')
      .limit(1)
      .executeTakeFirst(),
  );
  return row === undefined ? undefined : toStream(row);
}

/** The last event's sequence and hash (hex); sequence 0 where the ledger does not know the stream. */
export async function streamHead(
  db: LedgerDatabase,
  stream: string,
): Promise<{ sequence: number; hash: string; epoch: number } | undefined> {
  const row = await withLedgerErrors(() =>
    db
      .selectFrom('stream')
      .select(['head_sequence', 'head_hash', 'epoch'])
      .where('stream', '=', stream)
      .executeTakeFirst(),
  );
  if (row === undefined) return undefined;
  return { sequence: row.head_sequence, hash: row.head_hash.toString('hex'), epoch: row.epoch };
}

/**
 * Raises a stream's epoch, so that every append of an older run is refused from now on; appends under way end first.
 * @returns the new epoch, and the head at which its first event follows. Error: STREAM_UNKNOWN.
 */
export async function fenceStream(
  db: LedgerDatabase,
  stream: string,
): Promise<{ epoch: number; sequence: number }> {
  const row = await withLedgerErrors(() =>
    db
      .updateTable('stream')
      .set((eb) => ({ epoch: eb('epoch', '+', 1) }))
      .where('stream', '=', stream)
      .returning(['epoch', 'head_sequence'])
      .executeTakeFirst(),
  );
  if (row === undefined) throw unknownStream(stream);
  return { epoch: row.epoch, sequence: row.head_sequence };
}

/**
 * Marks a stream as halted, so that everybody who reads the ledger sees it; the next append that is accepted takes
 * the mark away. The first reason stays. Error: STREAM_UNKNOWN.
 */
export async function haltStream(
  db: LedgerDatabase,
  stream: string,
  halt: { code: string; reason: string; at: string },
): Promise<void> {
  const result = await withLedgerErrors(() =>
    db
      .updateTable('stream')
      .set((eb) => ({
        halted_code: eb.fn.coalesce('halted_code', eb.val(halt.code)),
        halted_reason: eb.fn.coalesce('halted_reason', eb.val(halt.reason)),
        halted_at: eb.fn.coalesce('halted_at', eb.cast<Date>(eb.val(halt.at), 'timestamptz')),
      }))
      .where('stream', '=', stream)
      .executeTakeFirst(),
  );
  if (result.numUpdatedRows === 0n) {
    throw unknownStream(stream);
  }
}

function unknownStream(stream: string): LedgerError {
  return new LedgerError('STREAM_UNKNOWN', `The ledger has no stream ${stream}. Check the id.`);
}

function toStream(row: StreamRow): Stream {
  return {
    stream: row.stream,
    slug: row.slug,
    epoch: row.epoch,
    head: { sequence: row.head_sequence, hash: row.head_hash.toString('hex') },
    clock: row.clock,
    openedAt: row.opened_at.toISOString(),
    halted: toHalt(row),
  };
}

function toHalt(row: StreamRow): Stream['halted'] {
  if (row.halted_code === null || row.halted_at === null) return null;
  return { code: row.halted_code, reason: row.halted_reason ?? '', at: row.halted_at.toISOString() };
}
