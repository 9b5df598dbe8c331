import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import proto, { type temporal } from '@temporalio/proto';
import { detailOf, GRPC, hasStatus } from './connect.ts';
import { EngineError } from './errors.ts';
import { REHEARSAL_NAMESPACE } from './pins.ts';

const Result = proto.temporal.api.enums.v1.FastForwardPollingResult;
const Status = proto.temporal.api.enums.v1.WorkflowExecutionStatus;

/** No cap of its own: the server's would be 200 skips, fewer than a long covenant has timers. */
const SKIP_LIMIT = 1_000_000;
/** The clock goes this much beyond its target, so that what is due at the target has surely begun. */
const MARGIN_MS = 1_000;
const FORWARD_WITHIN_MS = 60_000;

/** Where to: so many milliseconds on, or a UTC instant in ISO form. */
export type ClockTarget = { byMs: number } | { until: string };

export interface ForwardResult {
  /** `closed`: the workflow ended on the way. `superseded`: another forward of the same workflow replaced this one. */
  outcome: 'reached' | 'closed' | 'superseded';
  /** Virtual time of the workflow, UTC. */
  now: Date;
}

/**
 * Moves the clocks of workflows in one namespace. Each execution has a clock of its own (server 1.32.1, measured;
 * test/engine/virtual-clock.test.ts holds each of these down):
 *
 * - **Start.** Virtual time begins as the host's time at the start; it cannot begin in the past. To begin later, start
 *   with `startDelay: startDelayTo(instant)` and forward to that instant. An update or query before then begins the
 *   first task at once, in the host's time, and the delay is lost: send nothing to a workflow that waits for its start.
 * - **Between forwards** the clock runs at the host's speed; it cannot be held still. So a timer fires by itself when
 *   real time reaches it. Forward to instants, not by sums of durations, and the drift does not add up.
 * - **`workflow now`** in an update sent between forwards is the virtual time of its workflow task.
 * - **Forward** fires every timer on the way at its own virtual time, in order, each with all that follows from it.
 *   It stops at pending activities, workflow tasks, child workflows and external signals until they are done, a missing
 *   worker included; an activity that waits for a retry is leapt over. Real time goes on meanwhile: a target less real
 *   milliseconds away than the work takes is reached in the middle of it. Therefore `forward` also waits until the
 *   workflow is idle, and goes a second beyond the target, so that nothing due at the target is missed.
 * - **Two forwards in a row** add up; of two at the same time the later replaces the earlier.
 * - **Continue-as-new** keeps the clock and an unfinished forward. The embedded server is set to begin such runs
 *   at once; on another server a run that follows within a second makes the clock leap to the target (see
 *   docs/decisions/engine.md).
 * - **Closed** workflows keep their last clock; a forward of one gives `closed`.
 */
export interface VirtualClock {
  /** Virtual time of a workflow; the host's time before its first forward. UTC. */
  now: (workflowId: string) => Promise<Date>;
  /**
   * Moves the clock to a target, and resolves when the workflow has done all that was due until then and is idle.
   * It ends at the target or up to a second after it, never before; a target in the past only waits for idleness.
   * @throws EngineError VIRTUAL_CLOCK_UNAVAILABLE, VIRTUAL_CLOCK_STUCK
   */
  forward: (workflowId: string, target: ClockTarget) => Promise<ForwardResult>;
  /** Waits until a workflow has no task and no activity in flight. @throws EngineError VIRTUAL_CLOCK_STUCK */
  whenIdle: (workflowId: string) => Promise<void>;
}

export interface VirtualClockOptions {
  connection: Connection;
  namespace: string;
  /** Longest real time of one forward, in milliseconds; default a minute. */
  withinMs?: number;
}

/** Milliseconds of `startDelay` that make a workflow begin at an instant of the virtual future; 0 when it has passed. */
export function startDelayTo(instant: string): number {
  return Math.max(0, Date.parse(instant) - Date.now());
}

export function virtualClock(options: VirtualClockOptions): VirtualClock {
  const clock = new ClockOf(options);
  return {
    now: async (workflowId) => (await clock.look(workflowId)).now,
    forward: (workflowId, target) => clock.forward(workflowId, target),
    whenIdle: async (workflowId) => void (await clock.settle(workflowId, 'idleness')),
  };
}

interface Look {
  now: Date;
  running: boolean;
  idle: boolean;
}

class ClockOf {
  readonly #connection: Connection;
  readonly #namespace: string;
  readonly #withinMs: number;

  constructor({ connection, namespace, withinMs = FORWARD_WITHIN_MS }: VirtualClockOptions) {
    this.#connection = connection;
    this.#namespace = namespace;
    this.#withinMs = withinMs;
  }

  async look(workflowId: string): Promise<Look> {
    const execution = { workflowId };
    const described = await this.#connection.workflowService.describeWorkflowExecution({
      namespace: this.#namespace,
      execution,
    });
    const { workflowExtendedInfo, workflowExecutionInfo, pendingActivities, pendingWorkflowTask } = described;
    const current = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
    return {
      now: new Date(current ? tsToMs(current) : Date.now()),
      running: workflowExecutionInfo?.status === Status.WORKFLOW_EXECUTION_STATUS_RUNNING,
      idle: !pendingWorkflowTask && (pendingActivities ?? []).length === 0,
    };
  }

  async forward(workflowId: string, target: ClockTarget): Promise<ForwardResult> {
    // The server's own refusal is not enough: the CLI's server allows a virtual clock everywhere.
    if (this.#namespace !== REHEARSAL_NAMESPACE) throw this.#unavailable('only rehearsals have one');
    const { now, running } = await this.look(workflowId);
    if (!running) return { outcome: 'closed', now };
    const aheadMs = 'byMs' in target ? target.byMs : Date.parse(target.until) - now.getTime();
    const wanted = new Date(now.getTime() + aheadMs).toISOString();
    const id = await this.#begin(workflowId, Math.max(0, aheadMs) + MARGIN_MS);
    const outcome = id === null ? 'closed' : await this.#end(workflowId, id, wanted);
    const settled =
      outcome === 'superseded' ? await this.look(workflowId) : await this.settle(workflowId, wanted);
    return { outcome, now: settled.now };
  }

  /** Asks the server to forward; gives the request's id, or null when the workflow has ended. */
  async #begin(workflowId: string, durationMs: number): Promise<string | null> {
    const id = randomUUID();
    const fastForwardConfig = { id, duration: msToTs(durationMs) };
    try {
      await this.#connection.workflowService.updateWorkflowExecutionOptions({
        namespace: this.#namespace,
        workflowExecution: { workflowId },
        workflowExecutionOptions: {
          timeSkippingConfig: { enabled: true, maxSessionSkipCount: SKIP_LIMIT, fastForwardConfig },
        },
        updateMask: { paths: ['time_skipping_config'] },
      });
      return id;
    } catch (error) {
      if (hasStatus(error, GRPC.NOT_FOUND)) return null;
      if (!hasStatus(error, GRPC.UNIMPLEMENTED, GRPC.INVALID_ARGUMENT)) throw error;
      throw this.#unavailable(detailOf(error), error);
    }
  }

  /** Waits for the server to say how a forward ended. */
  async #end(workflowId: string, id: string, wanted: string): Promise<ForwardResult['outcome']> {
    const deadline = Date.now() + this.#withinMs;
    while (Date.now() < deadline) {
      const answer = await this.#poll(workflowId, id, deadline);
      if (answer?.fastForwardPollingResult === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) {
        return 'reached';
      }
      if (answer?.fastForwardPollingResult === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED) {
        return (await this.look(workflowId)).running ? 'superseded' : 'closed';
      }
    }
    throw this.#stuck(workflowId, wanted, 'work is in flight and does not end');
  }

  /** One long poll; null when its time ran out. */
  async #poll(
    workflowId: string,
    id: string,
    deadline: number,
  ): Promise<temporal.api.workflowservice.v1.IPollWorkflowExecutionTimeSkippingResponse | null> {
    const { workflowService } = this.#connection;
    const request = { namespace: this.#namespace, workflowExecution: { workflowId }, fastForwardId: id };
    try {
      return await this.#connection.withDeadline(deadline, () =>
        workflowService.pollWorkflowExecutionTimeSkipping(request),
      );
    } catch (error) {
      if (hasStatus(error, GRPC.DEADLINE_EXCEEDED, GRPC.CANCELLED)) return null;
      throw error;
    }
  }

  async settle(workflowId: string, wanted: string): Promise<Look> {
    const deadline = Date.now() + this.#withinMs;
    for (;;) {
      const look = await this.look(workflowId);
      if (look.idle || !look.running) return look;
      if (Date.now() > deadline) throw this.#stuck(workflowId, wanted, 'work is in flight and does not end');
      await sleep(10);
    }
  }

  #unavailable(problem: string, cause?: unknown): EngineError {
    return new EngineError('VIRTUAL_CLOCK_UNAVAILABLE', { namespace: this.#namespace, problem }, cause);
  }

  #stuck(workflow: string, target: string, problem: string): EngineError {
    const seconds = String(Math.round(this.#withinMs / 1000));
    return new EngineError('VIRTUAL_CLOCK_STUCK', { workflow, target, seconds, problem });
  }
}
