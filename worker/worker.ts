import type { Client, Connection } from '@temporalio/client';
import {
  NativeConnection,
  Worker,
  type InjectedSinks,
  type NativeConnectionOptions,
  type WorkerOptions as SdkOptions,
} from '@temporalio/worker';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AuditSinks, GateRefusal, RefusalSinks } from '../workflows/covenant.ts';
import { DEPLOYMENT, TASK_QUEUE } from '../workflows/messages.ts';
import type { Build } from './build.ts';

type Server = Pick<NativeConnectionOptions, 'tls' | 'apiKey' | 'metadata'> & { address: string };

export interface WorkerOptions extends Server {
  namespace: string;
  /** A rehearsal has a queue of its own beside others in its namespace. */
  taskQueue?: string;
  build: Build;
  activities: object;
  /** Keeps a command that the gate refused; expected never to reject. */
  onRefusal?: (refusal: GateRefusal) => Promise<void>;
  /** Another worker answers for a run after this long; short where workers are killed on purpose. */
  stickyTimeout?: number;
}

export interface RunningWorker {
  /** Rejects when the worker fails; resolves after `stop`. */
  readonly done: Promise<void>;
  /** Lets running tasks end, then stops. */
  stop(): Promise<void>;
}

const PAYLOAD_CONVERTER = fileURLToPath(
  new URL('../workflows/payload-converter.js', import.meta.url),
).replace(/(?<!\/dist)\/workflows\/payload-converter\.js$/, '/dist/workflows/payload-converter.js');

/** A run that is replayed to go on tells an auditor too; here nobody listens. */
function sinksOf({ onRefusal }: WorkerOptions): InjectedSinks<AuditSinks & RefusalSinks> {
  return {
    audit: { append: { fn: () => undefined }, state: { fn: () => undefined } },
    refusals: { record: { fn: (_, text) => onRefusal?.(JSON.parse(text) as GateRefusal) } },
  };
}

/**
 * Polls the product's queue with one build of the workflows; becomes the current build once it polls. A worker that
 * cannot become it has stopped before that is thrown.
 */
export async function startWorker(options: WorkerOptions, client: Client): Promise<RunningWorker> {
  const connection = await NativeConnection.connect(serverOf(options));
  const worker = await createWorker(options, connection);
  const done = worker.run().finally(() => connection.close());
  async function stop(): Promise<void> {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await done;
  }
  const starting = new AbortController();
  try {
    await Promise.race([becomeCurrent(client, options, starting.signal), done]);
  } catch (error) {
    // A worker that failed has stopped by itself, and its failure is the one that is thrown here.
    await stop().catch(() => undefined);
    throw error;
  } finally {
    starting.abort();
  }
  return { done, stop };
}

async function createWorker(options: WorkerOptions, connection: NativeConnection): Promise<Worker> {
  try {
    return await Worker.create(settingsOf(options, connection));
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function settingsOf(options: WorkerOptions, connection: NativeConnection): SdkOptions {
  const { namespace, build, activities } = options;
  return {
    connection,
    namespace,
    taskQueue: options.taskQueue ?? TASK_QUEUE,
    workflowBundle: { codePath: build.codePath },
    activities,
    dataConverter: { payloadConverterPath: PAYLOAD_CONVERTER },
    sinks: sinksOf(options),
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: { deploymentName: DEPLOYMENT, buildId: build.buildId },
      defaultVersioningBehavior: 'PINNED',
    },
    shutdownGraceTime: '10 seconds',
    stickyQueueScheduleToStartTimeout: options.stickyTimeout ?? '5 seconds',
  };
}

/** A cluster or a cloud may want a certificate or a key. */
function serverOf({ address, tls, apiKey, metadata }: Server): Server {
  return {
    address,
    ...(tls === undefined ? {} : { tls }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

const ATTEMPTS = 120;

/** Makes this build the current one; the server refuses until the worker has polled, so it is asked again. */
async function becomeCurrent(
  client: Client,
  { namespace, build }: WorkerOptions,
  signal: AbortSignal,
): Promise<void> {
  const service = (client.connection as Connection).workflowService;
  for (let attempt = 1; ; attempt++) {
    try {
      await service.setWorkerDeploymentCurrentVersion({
        namespace,
        deploymentName: DEPLOYMENT,
        buildId: build.buildId,
        ignoreMissingTaskQueues: true,
      });
      return;
    } catch (error) {
      if (attempt >= ATTEMPTS) throw error;
      await setTimeout(250, undefined, { signal });
    }
  }
}
