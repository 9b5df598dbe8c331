import { ApplicationFailure } from '@temporalio/common';
import type { CovenantActivities, ProgrammeActivities } from '../activities/contract.ts';
import type { WorkFigures } from './metric-list.ts';

/** Sees the activities of this process come and go, for the metrics. It changes nothing of what they do. */
export class WorkWatch {
  private dispatchedAt: number | null = null;
  private dispatchFailures = 0;
  /** Unfinished stores by stream; between two attempts of a store it stays here. */
  private readonly appends = new Map<string, { since: number; commands: number }>();

  figures(now = Date.now()): WorkFigures {
    const waiting = [...this.appends.values()];
    return {
      dispatchedAt: this.dispatchedAt,
      dispatchFailures: this.dispatchFailures,
      commandsWaiting: waiting.reduce((sum, { commands }) => sum + commands, 0),
      longestWait: waiting.reduce((longest, { since }) => Math.max(longest, now - since), 0),
    };
  }

  ledger(activities: CovenantActivities): CovenantActivities {
    return {
      ...activities,
      append: async (request) => {
        const since = this.appends.get(request.stream)?.since ?? Date.now();
        this.appends.set(request.stream, { since, commands: request.commands.length });
        try {
          const receipt = await activities.append(request);
          this.appends.delete(request.stream);
          return receipt;
        } catch (error) {
          // What the ledger refuses for good is not waited for any more.
          if (error instanceof ApplicationFailure && error.nonRetryable) this.appends.delete(request.stream);
          throw error;
        }
      },
    };
  }

  programme(activities: ProgrammeActivities): ProgrammeActivities {
    return {
      ...activities,
      dispatchNotices: async (request) => {
        try {
          const dispatched = await activities.dispatchNotices(request);
          this.dispatchedAt = Date.now();
          return dispatched;
        } catch (error) {
          this.dispatchFailures += 1;
          throw error;
        }
      },
    };
  }
}
