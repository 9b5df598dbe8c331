import {
  isGrpcServiceError,
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type WorkflowHandle,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import { refusals } from '../domain/refusals.ts';
import { commandUpdate, type Answer } from '../workflows/messages.ts';
import { CovenantError } from './errors.ts';

/** gRPC status codes that mean "not now": the same update may be sent again, its id makes it one. */
const NOT_NOW = new Set([4, 8, 9, 10, 13, 14]);
const NOT_FOUND = 5;
const FAILED_PRECONDITION = 9;

export interface SendOptions {
  /** Same for every repetition of the same content. */
  updateId: string;
  /** Milliseconds after which the sender gives up; the command may still be recorded later. */
  patience: number;
}

/**
 * Sends one command and waits for its durable answer. What is passing (a run that hands over, a busy or restarting
 * server) is tried again within the patience.
 * @throws CovenantError: a refusal by the core, STREAM_NOT_RUNNING, ENGINE_UNREACHABLE, ANSWER_UNKNOWN.
 */
export async function sendUpdate(
  handle: WorkflowHandle,
  command: unknown,
  options: SendOptions,
): Promise<Answer> {
  const deadline = Date.now() + options.patience;
  for (let pause = 20; ; pause = Math.min(pause * 2, 1_000)) {
    // A run whose build is gone never answers: the call itself must end with the patience.
    const outcome = await handle.client.withDeadline(deadline, () =>
      attempt(handle, command, options.updateId),
    );
    if ('answer' in outcome) return outcome.answer;
    if (!outcome.again || Date.now() + pause > deadline) throw await explained(handle, outcome.failure);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

const PROBE_MS = 1_000;

/** The SDK waits for a server that is away; so without an answer it is asked whether it is there at all. */
async function explained({ client }: WorkflowHandle, failure: CovenantError): Promise<CovenantError> {
  if (failure.code !== 'ANSWER_UNKNOWN') return failure;
  try {
    await client.withDeadline(Date.now() + PROBE_MS, () => client.workflowService.getSystemInfo({}));
    return failure;
  } catch (error) {
    return unreachable(error);
  }
}

type Outcome = { answer: Answer } | { failure: CovenantError; again: boolean };

async function attempt(handle: WorkflowHandle, command: unknown, updateId: string): Promise<Outcome> {
  try {
    return { answer: await handle.executeUpdate(commandUpdate, { args: [command], updateId }) };
  } catch (error) {
    return classify(error);
  }
}

function classify(error: unknown): Outcome {
  if (error instanceof WorkflowUpdateFailedError) return classifyFailure(error);
  if (error instanceof WorkflowNotFoundError) return notFound(error);
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)
    return { failure: unknownAnswer(error), again: true };
  const code = statusOf(error);
  if (code === null) throw error;
  if (code === NOT_FOUND) return notFound(error);
  return { failure: unreachable(error), again: NOT_NOW.has(code) };
}

/** True of a run that has just begun: it takes no query before its first task. */
export function isTooEarly(error: unknown): boolean {
  return statusOf(error) === FAILED_PRECONDITION;
}

/** The client wraps what the server or the connection said; null when neither said anything. */
function statusOf(error: unknown): number | null {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof ServiceError && isGrpcServiceError(error.cause) ? error.cause.code : null;
}

function classifyFailure(error: WorkflowUpdateFailedError): Outcome {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || !cause.type)
    return { failure: unknownAnswer(error), again: false };
  // The server gives up an update whose run ended before it was answered; its commands may be recorded or not.
  if (cause.type === 'AcceptedUpdateCompletedWorkflow') return { failure: unknownAnswer(error), again: true };
  if (cause.type === 'SLUG_TAKEN')
    return { failure: new CovenantError('bad-input', cause.type, cause.message), again: false };
  if (!(cause.type in refusals)) return { failure: unknownAnswer(error), again: false };
  const [details] = (cause.details ?? []) as [{ parameters?: Record<string, string>; rule?: string | null }?];
  const failure = new CovenantError('refused', cause.type, cause.message, details ?? {});
  return { failure, again: cause.type === 'STREAM_MOVING' };
}

/** Says of an error that server or connection gave that the engine cannot be reached; others pass unchanged. */
export function toEngineError(error: unknown): unknown {
  return statusOf(error) === null ? error : unreachable(error);
}

/** What the server says of an update that it forgot when it was killed, or that waited for a run that was ended. */
const UPDATE_LOST = /update .* not found|update was aborted by closing workflow/;

function notFound(cause: unknown): Outcome {
  if (UPDATE_LOST.test(messageOf(cause))) return { failure: unknownAnswer(cause), again: true };
  const message = 'The engine does not run this stream. Take it over from its ledger with covenant resume.';
  return {
    failure: new CovenantError('environment', 'STREAM_NOT_RUNNING', message, { cause }),
    again: false,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function unreachable(cause: unknown): CovenantError {
  const message =
    'The engine cannot be reached. Start it with covenant up, then send the command again with its id.';
  return new CovenantError('environment', 'ENGINE_UNREACHABLE', message, { cause });
}

function unknownAnswer(cause: unknown): CovenantError {
  const message =
    'No answer came, so it is unknown whether the command was recorded. Send it again with the same id.';
  return new CovenantError('environment', 'ANSWER_UNKNOWN', message, { cause });
}
