import type { ExpressionBuilder, Selectable } from 'kysely';
import { LedgerError, withLedgerErrors } from './errors.ts';
import type { LedgerDatabase, LedgerTables, RunStatus, RunTable } from './schema.ts';

/** One execution of a stream's workflow, from its start to its end or to continue-as-new. */
export interface Run {
  runId: string;
  workflowId: string;
  stream: string;
  epoch: number;
  /** The first event that it wrote, or would have written. */
  firstSequence: number;
  build: string;
  /** Instant, UTC. */
  openedAt: string;
  status: RunStatus;
  closedAt: string | null;
  /** SHA-256 (hex) of the archived history; null until it is archived. */
  historyHash: string | null;
}

export type NewRun = Omit<Run, 'status' | 'closedAt' | 'historyHash'>;

/** Lists a run, once: what is listed already stays as it was. Append does this for every run that writes. */
export async function recordRun(db: LedgerDatabase, run: NewRun): Promise<void> {
  await withLedgerErrors(() =>
    db
      .insertInto('run')
      .values({
        run_id: run.runId,
        workflow_id: run.workflowId,
        stream: run.stream,
        epoch: run.epoch,
        first_sequence: run.firstSequence,
        build: run.build,
        opened_at: run.openedAt,
      })
      .onConflict((conflict) => conflict.column('run_id').doNothing())
      .execute(),
  );
}

/** Records how and when (instant, UTC) a run ended. Error: RUN_UNKNOWN. */
export async function closeRun(
  db: LedgerDatabase,
  end: { runId: string; status: Exclude<RunStatus, 'open'>; closedAt: string },
): Promise<void> {
  const result = await withLedgerErrors(() =>
    db
      .updateTable('run')
      .set({ status: end.status, closed_at: end.closedAt })
      .where('run_id', '=', end.runId)
      .executeTakeFirst(),
  );
  if (result.numUpdatedRows === 0n) {
    throw new LedgerError('RUN_UNKNOWN', `The ledger does not list run ${end.runId}. Record it first.`);
  }
}

/** The runs of one stream, or of all, in the order in which they wrote. */
export async function listRuns(db: LedgerDatabase, stream?: string): Promise<Run[]> {
  const rows = await withLedgerErrors(() =>
    db
      .selectFrom('run')
      .selectAll()
      .$if(stream !== undefined, (query) => query.where('stream', '=', stream ?? ''))
      .orderBy('stream')
      .orderBy('first_sequence')
      .orderBy('opened_at')
      .execute(),
  );
  return rows.map(toRun);
}

/**
 * Runs whose history is not archived although they are over: closed, or followed by another run of their stream.
 * Each is work for the sweeper; one whose history the engine no longer has is a gap in the record.
 */
export async function listUnarchivedRuns(db: LedgerDatabase): Promise<Run[]> {
  const rows = await withLedgerErrors(() =>
    db
      .selectFrom('run')
      .selectAll('run')
      .leftJoin('archive', 'archive.run_id', 'run.run_id')
      .where('archive.run_id', 'is', null)
      .where((eb) => eb.or([eb('run.status', '<>', 'open'), eb.exists(laterRun(eb))]))
      .orderBy('run.stream')
      .orderBy('run.first_sequence')
      .execute(),
  );
  return rows.map(toRun);
}

function laterRun(eb: ExpressionBuilder<LedgerTables, 'run'>) {
  return eb
    .selectFrom('run as later')
    .select('later.run_id')
    .whereRef('later.stream', '=', 'run.stream')
    .whereRef('later.first_sequence', '>', 'run.first_sequence');
}

function toRun(row: Selectable<RunTable>): Run {
  return {
    runId: row.run_id,
    workflowId: row.workflow_id,
    stream: row.stream,
    epoch: row.epoch,
    firstSequence: row.first_sequence,
    build: row.build,
    openedAt: row.opened_at.toISOString(),
    status: row.status,
    closedAt: row.closed_at?.toISOString() ?? null,
    historyHash: row.history_hash,
  };
}
