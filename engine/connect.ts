import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, isGrpcServiceError } from '@temporalio/client';
import { EngineError, problemOf } from './errors.ts';
import type { TemporalAddress } from './find.ts';

/** gRPC status numbers that this folder tells apart. */
export const GRPC = {
  INVALID_ARGUMENT: 3,
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
export async function connect(address: TemporalAddress, milliseconds = 10_000): Promise<Connection> {
  try {
    return await Connection.connect({ ...address, connectTimeout: milliseconds });
  } catch (error) {
    const problem = detailOf(error);
    throw new EngineError('ENGINE_UNREACHABLE', { address: address.address, problem }, error);
  }
}

/**
 * Connects to a server that is starting; tries until it answers, `milliseconds` pass or `abandon` says so.
 * @throws EngineError ENGINE_UNREACHABLE
 */
export async function connectWhenUp(
  address: TemporalAddress,
  milliseconds: number,
  abandon: () => boolean = () => false,
): Promise<Connection> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    try {
      return await connect(address, 2_000);
    } catch (error) {
      if (Date.now() > deadline || abandon()) throw error;
      await sleep(100);
    }
  }
}
