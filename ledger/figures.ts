import { sql } from 'kysely';
import { withLedgerErrors } from './errors.ts';
import type { LedgerDatabase, NoticeStatus } from './schema.ts';

/** A ledger in numbers, for whoever watches over it: counts and sizes, nothing of what it says. */
export interface LedgerFigures {
  streams: number;
  halted: number;
  events: number;
  /** Events that are stored and not yet turned into planned notices. */
  unplannedEvents: number;
  /** Planned messages whose day has come and that stand in no notice yet. */
  dueItems: number;
  /** Planned messages of days to come. */
  plannedItems: number;
  notices: Record<NoticeStatus, number>;
  /** Answers by mail that an officer has yet to accept or reject. */
  proposals: number;
  /** Runs that are over and whose history is not archived. */
  unarchivedRuns: number;
  /** Size of the database. */
  bytes: number;
}

type Row = Omit<LedgerFigures, 'notices'> & { notices: Partial<Record<NoticeStatus, number>> | null };

/** Reads the figures in one statement, so that they fit each other. `today` is a civil date in Europe/Amsterdam. */
export async function ledgerFigures(db: LedgerDatabase, today: string): Promise<LedgerFigures> {
  const { rows } = await withLedgerErrors(() =>
    sql<Row>`
      select
        (select count(*) from stream) as streams,
        (select count(*) from stream where halted_code is not null) as halted,
        (select coalesce(sum(head_sequence), 0)::bigint from stream) as events,
        (select coalesce(sum(head_sequence - planned_sequence), 0)::bigint from stream) as "unplannedEvents",
        (select count(*) from notice_item
         where notice_id is null and superseded_on is null and due_on <= ${today}) as "dueItems",
        (select count(*) from notice_item
         where notice_id is null and superseded_on is null and due_on > ${today}) as "plannedItems",
        (select json_object_agg(status, number)
         from (select status, count(*) as number from notice group by status) as by_status) as notices,
        (select count(*) from proposal where status = 'proposed') as proposals,
        (select count(*) from run
         where not exists (select from archive where archive.run_id = run.run_id)
           and (run.status <> 'open' or exists (
             select from run as later
             where later.stream = run.stream and later.first_sequence > run.first_sequence))) as "unarchivedRuns",
        pg_database_size(current_database()) as bytes`.execute(db),
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the ledger gave no figures');
  const none = { queued: 0, sent: 0, refused_for_now: 0, refused_for_good: 0, unknown: 0 };
  return { ...row, notices: { ...none, ...row.notices } };
}
