import { eventRows } from '../ledger/read.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';

/** A stream's events as text, by sequence. */
export async function storedTexts(db: LedgerDatabase, stream: string): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  for await (const row of eventRows(db, stream)) texts.set(row.sequence, row.body.toString('utf8'));
  return texts;
}
