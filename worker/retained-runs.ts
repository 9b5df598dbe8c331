import type { Archive } from '../activities/sweeper.ts';
import { fetchHistory, startOf, type RunStart } from '../activities/run-history.ts';
import { archivedHistory } from '../ledger/archive.ts';
import { listRuns } from '../ledger/runs.ts';
import { covenantWorkflowId } from '../workflows/messages.ts';
import { appendsOf, decodeHistory, type History, type RecordedAppend } from './replay-run.ts';

/** A run whose history is still to be had, from the archive or from the engine. */
export interface RetainedRun {
  runId: string;
  start: RunStart;
  appends: RecordedAppend[];
}

/**
 * Every run of a stream whose history the archive or the engine holds: those that the ledger lists, those that the
 * engine lists, and those that a history names as the one before or after it.
 */
export async function retainedRuns(archive: Archive, stream: string): Promise<RetainedRun[]> {
  const workflowId = covenantWorkflowId(stream);
  const wanted = new Map<string, string>();
  for (const run of await listRuns(archive.db, stream)) wanted.set(run.runId, run.workflowId);
  for (const { runId } of await engineRuns(archive.temporal, workflowId)) wanted.set(runId, workflowId);
  const found: RetainedRun[] = [];
  // A map goes on to what is added while it is walked.
  for (const [runId, id] of wanted) {
    const history = await historyOf(archive, id, runId);
    if (!history) continue;
    for (const neighbour of neighbours(history))
      if (!wanted.has(neighbour)) wanted.set(neighbour, workflowId);
    const run = toRun(runId, history);
    if (run?.start.stream === stream) found.push(run);
  }
  return found;
}

/** The run that the engine knows as the stream's last one, open or closed; null when it knows none. */
export async function latestRun({ temporal }: Archive, stream: string): Promise<RetainedRun | null> {
  const workflowId = covenantWorkflowId(stream);
  const latest = await temporal.workflow.getHandle(workflowId).describe().catch(orNothing);
  const history = latest && (await fetchHistory(temporal, workflowId, latest.runId));
  return latest && history ? toRun(latest.runId, history) : null;
}

function toRun(runId: string, history: History): RetainedRun | null {
  const start = startOf(history);
  return start && { runId, start, appends: appendsOf(history) };
}

/** Ids of streams whose workflow the engine knows, whether or not the ledger does. */
export async function engineStreams({ temporal }: Archive): Promise<string[]> {
  const prefix = covenantWorkflowId('');
  const streams = new Set<string>();
  for await (const { workflowId } of temporal.workflow.list({ query: `WorkflowType = 'covenant'` })) {
    if (workflowId.startsWith(prefix)) streams.add(workflowId.slice(prefix.length));
  }
  return [...streams];
}

/** A run as the engine lists it. */
export interface EngineRun {
  runId: string;
  /** Null while it is open. */
  closedAt: Date | null;
}

/** Runs of a workflow that the engine knows, the latest first: it is asked for by itself, since the list may lag. */
export async function engineRuns(temporal: Archive['temporal'], workflowId: string): Promise<EngineRun[]> {
  const runs = new Map<string, EngineRun>();
  const add = ({ runId, closeTime }: { runId: string; closeTime?: Date }): void => {
    if (!runs.has(runId)) runs.set(runId, { runId, closedAt: closeTime ?? null });
  };
  const latest = await temporal.workflow.getHandle(workflowId).describe().catch(orNothing);
  if (latest) add(latest);
  const query = `WorkflowId = '${workflowId.replaceAll("'", "''")}'`;
  for await (const run of temporal.workflow.list({ query })) add(run);
  return [...runs.values()];
}

function orNothing(error: unknown): null {
  if (error instanceof Error && error.name === 'WorkflowNotFoundError') return null;
  throw error;
}

async function historyOf(
  { db, temporal }: Archive,
  workflowId: string,
  runId: string,
): Promise<History | null> {
  const archived = await archivedHistory(db, runId);
  return archived ? decodeHistory(archived.bytes) : fetchHistory(temporal, workflowId, runId);
}

/** The runs that a history says came before it and after it. */
function neighbours({ events }: History): string[] {
  const first = events?.at(0)?.workflowExecutionStartedEventAttributes;
  const last = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes;
  return [first?.continuedExecutionRunId, first?.firstExecutionRunId, last?.newExecutionRunId].filter(
    (runId) => typeof runId === 'string' && runId !== '',
  ) as string[];
}
