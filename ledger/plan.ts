import { withLedgerErrors } from './errors.ts';
import type { LedgerDatabase } from './schema.ts';

/** A reminder that is still to come. */
export interface PlannedItem {
  obligation: string;
  /** Step of the ladder. */
  step: string;
  /** Opaque id of a person or mailbox; the address itself is content. */
  recipient: string;
  /** Civil date on which it is due, Europe/Amsterdam. */
  dueOn: string;
  kind: string;
  /** What rendering needs: ids and message keys, no personal data. */
  payload: unknown;
}

/** Below PostgreSQL's limit of 65,535 parameters at seven a row. */
const ROWS_PER_INSERT = 5_000;

/**
 * Makes `items` the stream's whole plan: what no notice has frozen yet is replaced, what one has stays. Meant for
 * `within` of `append`, so that nothing is planned before its event is stored.
 */
export async function replacePlan(
  db: LedgerDatabase,
  stream: string,
  items: readonly PlannedItem[],
): Promise<void> {
  await withLedgerErrors(async () => {
    await db.deleteFrom('notice_item').where('stream', '=', stream).where('notice_id', 'is', null).execute();
    for (let from = 0; from < items.length; from += ROWS_PER_INSERT) {
      const rows = items.slice(from, from + ROWS_PER_INSERT).map((item) => toRow(stream, item));
      await db
        .insertInto('notice_item')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}

function toRow(stream: string, item: PlannedItem) {
  return {
    stream,
    obligation: item.obligation,
    step: item.step,
    recipient: item.recipient,
    due_on: item.dueOn,
    kind: item.kind,
    payload: JSON.stringify(item.payload),
  };
}
