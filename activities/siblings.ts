import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Duration } from '@temporalio/common';

/** A stream that another one brings about, such as a monitoring round or a case. */
export interface SiblingStart {
  workflowType: string;
  /** Derived from the parent's facts, so that a retry means the same sibling. */
  workflowId: string;
  taskQueue: string;
  /** Plain JSON. */
  input: unknown;
  /** Time before its first task; on a virtual clock the sibling's own. */
  startDelay?: Duration;
}

export interface SiblingActivities {
  /**
   * Starts a sibling once. One that was started before counts as started, also when it has closed since. An open child
   * would freeze its parent's virtual clock, therefore siblings.
   */
  startSibling: (request: SiblingStart) => Promise<{ workflowId: string; started: boolean }>;
}

export function createSiblingActivities(temporal: Client): SiblingActivities {
  return {
    async startSibling({ workflowType, workflowId, taskQueue, input, startDelay }) {
      try {
        await temporal.workflow.start(workflowType, {
          workflowId,
          taskQueue,
          args: [input],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          ...(startDelay === undefined ? {} : { startDelay }),
        });
        return { workflowId, started: true };
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        return { workflowId, started: false };
      }
    },
  };
}
