import { sql } from 'kysely';
import { withLedgerErrors } from './errors.ts';
import type { LedgerDatabase } from './schema.ts';

/**
 * References of a stream's events, from a sequence on, to content that the store never had. What was erased on purpose
 * has its row still and is not among them.
 */
export async function missingContent(db: LedgerDatabase, stream: string, from = 1): Promise<string[]> {
  const found = await withLedgerErrors(() =>
    sql<{ ref: string }>`
      select distinct found.ref #>> '{}' as ref
      from event, jsonb_path_query(event.json, '$.**.ref ? (@ starts with "cnt_")') as found(ref)
      where event.stream = ${stream} and event.sequence >= ${from}
        and not exists (select from content where content.ref = found.ref #>> '{}')
      order by 1
    `.execute(db),
  );
  return found.rows.map(({ ref }) => ref);
}
