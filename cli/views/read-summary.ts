import type { EventEnvelope } from '../../domain/envelope.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import { events } from '../../ledger/read.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { noticesOf } from './notices.ts';
import { summarise, type Summary } from './summary.ts';

/** Reads all that a stream's summary needs from the ledger. @param today the civil day up to which it is judged. */
export async function readSummary(db: LedgerDatabase, stream: string, today: CivilDate): Promise<Summary> {
  const envelopes: EventEnvelope[] = [];
  for await (const { envelope } of events(db, stream)) envelopes.push(envelope);
  const told = await noticesOf(db, stream);
  const notices = new Set(told.map(({ notice }) => notice)).size;
  return summarise(envelopes, { notices, today, ...(await runsOf(db, stream)) });
}

/** How many runs wrote the stream, and how many engine events their archived histories hold. */
async function runsOf(db: LedgerDatabase, stream: string): Promise<{ runs: number; historyEvents: number }> {
  const row = await withLedgerErrors(() =>
    db
      .selectFrom('run')
      .leftJoin('archive', 'archive.run_id', 'run.run_id')
      .select((eb) => [eb.fn.countAll<number>().as('runs'), eb.fn.sum<number>('archive.events').as('events')])
      .where('run.stream', '=', stream)
      .executeTakeFirst(),
  );
  return { runs: row?.runs ?? 0, historyEvents: row?.events ?? 0 };
}
