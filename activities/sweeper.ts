import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import proto from '@temporalio/proto';
import { archiveHistory } from '../ledger/archive.ts';
import { closeRun, listRuns, recordRun, type Run } from '../ledger/runs.ts';
import type { LedgerDatabase, RunStatus } from '../ledger/schema.ts';
import { findStream } from '../ledger/streams.ts';
import { buildOf, fetchHistory, startOf, type EngineHistory } from './run-history.ts';

export interface Archive {
  db: LedgerDatabase;
  temporal: Client;
}

type ClosedStatus = Exclude<RunStatus, 'open'>;

const STATUSES: Partial<Record<WorkflowExecutionInfo['status']['name'], ClosedStatus>> = {
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  CONTINUED_AS_NEW: 'continued',
  TIMED_OUT: 'timed_out',
};

/** A workflow writes the stream that its id names. */
const COVENANT_WORKFLOW = /^covenant:(.+)$/;

/**
 * Archives the whole history of every closed run of a covenant that the archive misses: those that the ledger lists,
 * and those that wrote nothing but that the engine knows. Idempotent.
 * @returns how many histories were stored.
 */
export async function sweepRuns(archive: Archive): Promise<number> {
  await listSilentRuns(archive);
  let stored = 0;
  for (const run of await listRuns(archive.db)) {
    if (run.historyHash === null && (await archiveClosed(archive, run))) stored += 1;
  }
  return stored;
}

/** The same for one stream, so that a replay need not wait for the next sweep. */
export async function sweepStream(archive: Archive, stream: string): Promise<number> {
  const unarchived = (await listRuns(archive.db, stream)).filter((run) => run.historyHash === null);
  const runs = new Map(unarchived.map(({ runId, workflowId }) => [runId, workflowId]));
  const query = `WorkflowId = 'covenant:${stream}' AND ExecutionStatus != 'Running'`;
  for await (const { runId, workflowId } of archive.temporal.workflow.list({ query })) {
    runs.set(runId, workflowId);
  }
  let stored = 0;
  for (const [runId, workflowId] of runs) {
    if (await archiveRun(archive, workflowId, runId)) stored += 1;
  }
  return stored;
}

/**
 * Archives one run. False when it is open still, when the engine does not know it, when it belongs to another ledger
 * or when it was archived before.
 */
export async function archiveRun(archive: Archive, workflowId: string, runId: string): Promise<boolean> {
  if (!(await isListed(archive, workflowId, runId))) return false;
  return archiveClosed(archive, { workflowId, runId });
}

/** Histories so far of the runs of a stream that are not archived, by run id: what a replay of a live run needs. */
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

/** Puts runs that ended before they wrote anything on the ledger's list, so that no gap stays hidden. */
async function listSilentRuns(archive: Archive): Promise<void> {
  const known = new Set((await listRuns(archive.db)).map((run) => run.runId));
  const closed = archive.temporal.workflow.list({
    query: `WorkflowType = 'covenant' AND ExecutionStatus != 'Running'`,
  });
  for await (const { workflowId, runId } of closed) {
    if (!known.has(runId)) await isListed(archive, workflowId, runId);
  }
}

/** True when the ledger lists the run, now or already. Rehearsals share a namespace but not a ledger. */
async function isListed({ db, temporal }: Archive, workflowId: string, runId: string): Promise<boolean> {
  const stream = COVENANT_WORKFLOW.exec(workflowId)?.[1];
  if (stream === undefined || !(await findStream(db, stream))) return false;
  if ((await listRuns(db, stream)).some((run) => run.runId === runId)) return true;
  const history = await fetchHistory(temporal, workflowId, runId);
  const start = history && startOf(history);
  if (!history || start?.stream !== stream) return false;
  await recordRun(db, {
    runId,
    workflowId,
    stream,
    epoch: start.epoch,
    firstSequence: start.sequence + 1,
    build: buildOf(history),
    openedAt: start.at,
  });
  return true;
}

async function archiveClosed(
  { db, temporal }: Archive,
  { workflowId, runId }: Pick<Run, 'workflowId' | 'runId'>,
): Promise<boolean> {
  const closed = await closedAs(temporal, workflowId, runId);
  const history = closed && (await fetchHistory(temporal, workflowId, runId));
  if (!closed || !history) return false;
  const events = history.events?.length ?? 0;
  const bytes = encodeHistory(history);
  // First how it ended: a run whose history is stored is not looked at again.
  await closeRun(db, { runId, ...closed });
  const { stored } = await archiveHistory(db, { runId, bytes, events });
  return stored;
}

/**
 * The binary encoding of `temporal.api.history.v1.History`: the same bytes whenever a closed run is fetched. The server
 * gives the entries of a map, such as search attributes, in a new order each time, so they are put in order here.
 */
export function encodeHistory(history: EngineHistory): Uint8Array {
  const { History } = proto.temporal.api.history.v1;
  const message = History.create(history);
  orderMaps(message);
  return History.encode(message).finish();
}

/** Orders maps in place. They are the plain objects of a decoded message; what is a message itself has a class. */
function orderMaps(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  const entries = Object.entries(value);
  if (Object.getPrototypeOf(value) === Object.prototype) {
    const map = value as Record<string, unknown>;
    for (const [key] of entries) delete map[key];
    for (const [key, entry] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) map[key] = entry;
  }
  for (const [, entry] of entries) orderMaps(entry);
}

/** How and when a run ended; null while it is open or when the engine no longer knows it. */
async function closedAs(
  temporal: Client,
  workflowId: string,
  runId: string,
): Promise<{ status: ClosedStatus; closedAt: string } | null> {
  try {
    const { status, closeTime, raw } = await temporal.workflow.getHandle(workflowId, runId).describe();
    const closed = STATUSES[status.name];
    if (!closed || !closeTime) return null;
    // A reset terminates the run that it starts over from, and leaves the id of its successor there.
    const wasReset = closed === 'terminated' && !!raw.workflowExtendedInfo?.resetRunId;
    return { status: wasReset ? 'reset' : closed, closedAt: closeTime.toISOString() };
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowNotFoundError') return null;
    throw error;
  }
}
