import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, isGrpcServiceError } from '@temporalio/client';
import proto from '@temporalio/proto';
import { EngineError, problemOf } from './errors.ts';
import type { TemporalAddress } from './find.ts';

/** gRPC status numbers that this folder tells apart. */
export const GRPC = {
  CANCELLED: 1,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  FAILED_PRECONDITION: 9,
  UNIMPLEMENTED: 12,
  UNAVAILABLE: 14,
} as const;

export function hasStatus(error: unknown, ...statuses: number[]): boolean {
  return isGrpcServiceError(error) && statuses.includes(error.code);
}

/** What a server said, without the call's own decoration. */
export function detailOf(error: unknown): string {
  return isGrpcServiceError(error) ? error.details : problemOf(error);
}

/** Connects a client. @throws EngineError ENGINE_UNREACHABLE after `milliseconds` */
export async function connect(address: TemporalAddress, milliseconds = 5_000): Promise<Connection> {
  try {
    return await Connection.connect({ ...address, connectTimeout: milliseconds });
  } catch (error) {
    const problem = detailOf(error);
    throw new EngineError('ENGINE_UNREACHABLE', { address: address.address, problem }, error);
  }
}

/**
 * Connects to a server that is starting; tries until all its parts answer, `milliseconds` pass or `abandon` says so.
 * @throws EngineError ENGINE_UNREACHABLE
 */
export async function connectWhenUp(
  address: TemporalAddress,
  milliseconds: number,
  abandon: () => boolean = () => false,
): Promise<Connection> {
  const deadline = Date.now() + milliseconds;
  const patiently = async <T>(call: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await call();
      } catch (error) {
        if (Date.now() > deadline || abandon()) throw error;
        await sleep(50);
      }
    }
  };
  const connection = await patiently(() => connect(address, 2_000));
  try {
    await patiently(() => connection.withDeadline(Date.now() + 2_000, () => askParts(connection)));
    return connection;
  } catch (error) {
    await connection.close();
    throw new EngineError(
      'ENGINE_UNREACHABLE',
      { address: address.address, problem: detailOf(error) },
      error,
    );
  }
}

const WORKFLOW_QUEUE = proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW;

/** The server's own namespace is there from the beginning; asking after nothing in it reaches each inner part. */
async function askParts({ workflowService }: Connection): Promise<void> {
  const namespace = 'temporal-system';
  const execution = { workflowId: 'nothing' };
  await workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: 'nothing' },
    taskQueueType: WORKFLOW_QUEUE,
  });
  await workflowService.describeWorkflowExecution({ namespace, execution }).catch((error: unknown) => {
    if (!hasStatus(error, GRPC.NOT_FOUND)) throw error;
  });
}
