import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import proto from '@temporalio/proto';
import { archiveHistory } from '../ledger/archive.ts';
import { closeRun, listRuns, recordRun, type Run } from '../ledger/runs.ts';
import type { LedgerDatabase, RunStatus } from '../ledger/schema.ts';

const { History } = proto.temporal.api.history.v1;
type EngineHistory = proto.temporal.api.history.v1.IHistory;

export interface Archive {
  db: LedgerDatabase;
  temporal: Client;
}

/** The start of a covenant's run, as far as the list of runs needs it. */
interface StartInput {
  stream: string;
  epoch: number;
  state: { sequence: number };
}

const STATUSES: Partial<Record<WorkflowExecutionInfo['status']['name'], Exclude<RunStatus, 'open'>>> = {
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  CONTINUED_AS_NEW: 'continued',
  TIMED_OUT: 'timed_out',
};

/**
 * Archives the whole history of every closed run of a covenant that the archive misses: those that the ledger lists,
 * and those that wrote nothing but that the engine knows. Idempotent.
 * @returns how many histories were stored.
 */
export async function sweepRuns(archive: Archive): Promise<number> {
  await listSilentRuns(archive);
  let stored = 0;
  for (const run of await listRuns(archive.db)) {
    if (run.historyHash === null && (await sweepRun(archive, run))) stored++;
  }
  return stored;
}

/** Puts runs that ended before they wrote anything on the ledger's list, so that no gap stays hidden. */
async function listSilentRuns(archive: Archive): Promise<void> {
  const known = new Set((await listRuns(archive.db)).map((run) => run.runId));
  const closed = archive.temporal.workflow.list({
    query: `WorkflowType = 'covenant' AND ExecutionStatus != 'Running'`,
  });
  for await (const { workflowId, runId, startTime } of closed) {
    if (known.has(runId)) continue;
    const history = await fetchHistory(archive.temporal, workflowId, runId);
    const start = history ? startOf(history) : null;
    if (!start || !(await isOurs(archive.db, start.stream))) continue;
    await recordRun(archive.db, {
      runId,
      workflowId,
      stream: start.stream,
      epoch: start.epoch,
      firstSequence: start.state.sequence + 1,
      build: history ? buildOf(history) : 'unversioned',
      openedAt: startTime.toISOString(),
    });
  }
}

/** Rehearsals share a namespace but not a ledger. */
async function isOurs(db: LedgerDatabase, stream: string): Promise<boolean> {
  const row = await db.selectFrom('stream').select('stream').where('stream', '=', stream).executeTakeFirst();
  return row !== undefined;
}

async function sweepRun(archive: Archive, run: Run): Promise<boolean> {
  const closed = await closedAs(archive.temporal, run);
  if (!closed) return false;
  const history = await fetchHistory(archive.temporal, run.workflowId, run.runId);
  if (!history) return false;
  await closeRun(archive.db, { runId: run.runId, ...closed });
  const bytes = History.encode(History.create(history)).finish();
  const { stored } = await archiveHistory(archive.db, {
    runId: run.runId,
    bytes,
    events: history.events?.length ?? 0,
  });
  return stored;
}

/** How and when a run ended; null while it is open or when the engine no longer knows it. */
async function closedAs(
  temporal: Client,
  { workflowId, runId }: Run,
): Promise<{ status: Exclude<RunStatus, 'open'>; closedAt: string } | null> {
  try {
    const { status, closeTime } = await temporal.workflow.getHandle(workflowId, runId).describe();
    const name = STATUSES[status.name];
    return name ? { status: name, closedAt: (closeTime ?? new Date(0)).toISOString() } : null;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** A run's history so far, whole; null when the engine does not know the run. */
export async function fetchHistory(
  temporal: Client,
  workflowId: string,
  runId: string,
): Promise<EngineHistory | null> {
  try {
    return await temporal.workflow.getHandle(workflowId, runId).fetchHistory();
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Histories of the runs of a stream that are still open, by run id. */
export async function openRunsOf(
  { db, temporal }: Archive,
  stream: string,
): Promise<Map<string, EngineHistory>> {
  const open = new Map<string, EngineHistory>();
  for (const run of await listRuns(db, stream)) {
    if (run.historyHash !== null) continue;
    const history = await fetchHistory(temporal, run.workflowId, run.runId);
    if (history) open.set(run.runId, history);
  }
  return open;
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'WorkflowNotFoundError';
}

function startOf(history: EngineHistory): StartInput | null {
  const data = history.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
  if (!data) return null;
  const input = JSON.parse(Buffer.from(data).toString('utf8')) as Partial<StartInput>;
  return input.stream && input.epoch && input.state ? (input as StartInput) : null;
}

function buildOf(history: EngineHistory): string {
  const builds = (history.events ?? []).flatMap(
    (event) => event.workflowTaskCompletedEventAttributes?.deploymentVersion?.buildId ?? [],
  );
  return builds[0] ?? 'unversioned';
}
