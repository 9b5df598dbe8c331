import type { Client, Connection } from '@temporalio/client';
import { covenantWorkflowId, DEPLOYMENT, statusQuery, type LiveStatus } from '../workflows/messages.ts';

/** The run that writes a stream now, as the engine knows it. */
export interface RunningRun {
  runId: string;
  taskQueue: string;
  /** Build that the run is pinned to; null before its first task, which the current build will take. */
  build: string | null;
}

/** Null when no run of the stream's workflow is open. */
export async function runningRun(temporal: Client, stream: string): Promise<RunningRun | null> {
  try {
    const { status, runId, taskQueue, raw } = await temporal.workflow
      .getHandle(covenantWorkflowId(stream))
      .describe();
    if (status.name !== 'RUNNING') return null;
    const build = raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId;
    return { runId, taskQueue, build: build || null };
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowNotFoundError') return null;
    throw error;
  }
}

/** What the run itself says of its stream; null when it does not answer within so many milliseconds. */
export async function liveStatus(
  temporal: Client,
  stream: string,
  patience: number,
): Promise<LiveStatus | null> {
  const handle = temporal.workflow.getHandle(covenantWorkflowId(stream));
  try {
    return await temporal.connection.withDeadline(Date.now() + patience, () => handle.query(statusQuery));
  } catch {
    // Every reason comes to the same: there is nobody to ask.
    return null;
  }
}

/** The build that new runs get; null on an engine on which no worker has ever polled. */
export async function currentBuild(temporal: Client): Promise<string | null> {
  const { namespace } = temporal.options;
  try {
    const { workerDeploymentInfo } = await temporal.workflowService.describeWorkerDeployment({
      namespace,
      deploymentName: DEPLOYMENT,
    });
    return workerDeploymentInfo?.routingConfig?.currentDeploymentVersion?.buildId || null;
  } catch (error) {
    if ((error as { code?: unknown }).code === NOT_FOUND) return null;
    throw error;
  }
}

const NOT_FOUND = 5;

/** A worker asks for work at least once a minute. */
const POLL_SECONDS = 75;

/** Whether a worker of a build asks for work. One that was killed is taken for alive for about a minute. */
export async function isServed(temporal: Client, taskQueue: string, build: string): Promise<boolean> {
  const { pollers } = await (temporal.connection as Connection).workflowService.describeTaskQueue({
    namespace: temporal.options.namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: WORKFLOW_QUEUE,
  });
  const since = Date.now() / 1_000 - POLL_SECONDS;
  return (pollers ?? []).some(
    ({ deploymentOptions, lastAccessTime }) =>
      deploymentOptions?.buildId === build && Number(lastAccessTime?.seconds ?? 0) >= since,
  );
}

/** `TASK_QUEUE_TYPE_WORKFLOW`. */
const WORKFLOW_QUEUE = 1;
