import { isGrpcServiceError, type Client } from '@temporalio/client';
import type proto from '@temporalio/proto';
import * as z from 'zod';

export type EngineHistory = proto.temporal.api.history.v1.IHistory;

/** The start of a covenant's run, as far as the list of runs needs it. */
const inputSchema = z.object({
  stream: z.string(),
  epoch: z.int().min(1),
  state: z.object({ sequence: z.int().min(0) }),
});

export interface RunStart {
  stream: string;
  epoch: number;
  /** Sequence of the last event before the run. */
  sequence: number;
  /** Instant, UTC. */
  at: string;
}

/** A run's history so far, whole, in pages; null when the engine does not know the run. */
export async function fetchHistory(
  temporal: Client,
  workflowId: string,
  runId: string,
): Promise<EngineHistory | null> {
  try {
    return await temporal.workflow.getHandle(workflowId, runId).fetchHistory();
  } catch (error) {
    if (isUnknownRun(error)) return null;
    throw error;
  }
}

const NOT_FOUND = 5;

/** The client gives the server's own error here, unlike in its other calls. */
function isUnknownRun(error: unknown): boolean {
  if (error instanceof Error && error.name === 'WorkflowNotFoundError') return true;
  if (!isGrpcServiceError(error)) return false;
  const code: number = error.code;
  return code === NOT_FOUND;
}

/** What a run was started with; null when no covenant client started it. */
export function startOf(history: EngineHistory): RunStart | null {
  const first = history.events?.[0];
  const data = first?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
  const input = inputSchema.safeParse(data ? parse(data) : null);
  if (!input.success) return null;
  const { stream, epoch, state } = input.data;
  const milliseconds = Number(first?.eventTime?.seconds ?? 0) * 1_000;
  return { stream, epoch, sequence: state.sequence, at: new Date(milliseconds).toISOString() };
}

function parse(data: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(data).toString('utf8'));
  } catch {
    return null;
  }
}

/** The build whose worker took the run's first task. */
export function buildOf(history: EngineHistory): string {
  const builds = (history.events ?? []).map(
    (event) => event.workflowTaskCompletedEventAttributes?.deploymentVersion?.buildId,
  );
  return builds.find((build) => !!build) ?? 'unversioned';
}
