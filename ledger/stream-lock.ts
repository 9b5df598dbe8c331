import { sql } from 'kysely';
import { withLedgerErrors } from './errors.ts';
import type { LedgerDatabase } from './schema.ts';

/**
 * Does something with a stream that only one process may do at a time, such as taking it over; others wait. The lock
 * stands in the database and goes with its connection, so a crash leaves none. Appends do not wait for it.
 */
export async function withStreamLock<T>(
  db: LedgerDatabase,
  stream: string,
  work: () => Promise<T>,
): Promise<T> {
  return withLedgerErrors(() =>
    db.connection().execute(async (connection) => {
      const key = sql`hashtextextended(${`covenant-stream:${stream}`}, 0)`;
      await sql`select pg_advisory_lock(${key})`.execute(connection);
      try {
        return await work();
      } finally {
        await sql`select pg_advisory_unlock(${key})`.execute(connection);
      }
    }),
  );
}
