import { v7 as uuidv7 } from 'uuid';
import { withLedgerErrors } from './errors.ts';
import type { LedgerDatabase } from './schema.ts';

/** Events that were acknowledged once and that no archive or retained history gave back. */
export interface Loss {
  stream: string;
  fromSequence: number;
  toSequence: number;
  reason: string;
}

/** Puts a loss on record; like events, it cannot be taken back. */
export async function recordLoss(db: LedgerDatabase, loss: Loss): Promise<void> {
  await withLedgerErrors(() =>
    db
      .insertInto('loss')
      .values({
        id: `los_${uuidv7()}`,
        stream: loss.stream,
        from_sequence: loss.fromSequence,
        to_sequence: loss.toSequence,
        reason: loss.reason,
      })
      .execute(),
  );
}

/** The losses of one stream, or of all, as they were recorded. */
export async function listLosses(
  db: LedgerDatabase,
  stream?: string,
): Promise<(Loss & { recordedAt: string })[]> {
  const rows = await withLedgerErrors(() =>
    db
      .selectFrom('loss')
      .selectAll()
      .$if(stream !== undefined, (query) => query.where('stream', '=', stream ?? ''))
      .orderBy('id')
      .execute(),
  );
  return rows.map((row) => ({
    stream: row.stream,
    fromSequence: row.from_sequence,
    toSequence: row.to_sequence,
    reason: row.reason,
    recordedAt: row.recorded_at.toISOString(),
  }));
}
