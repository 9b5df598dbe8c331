import type { AppendRequest } from '../ledger/append-request.ts';
import type { RecordedAppend } from './replay-run.ts';
import type { RetainedRun } from './retained-runs.ts';

/** What the histories prove to have been in the ledger. */
export interface RefillPlan {
  /** In the order in which they were stored; some may be missing in between. */
  appends: AppendRequest[];
  /** Stored once too, but a later epoch began without them: there is no place for them any more. */
  passedOver: AppendRequest[];
  /** Last sequence that any history knows of. */
  reached: number;
}

/**
 * Which of the appends in the histories the ledger must once have had: those that their run heard to be stored, and
 * those on which a later run built. Left out is what a run asked for without hearing more, since its sender was not
 * told that it was recorded.
 */
export function planRefill(runs: readonly RetainedRun[]): RefillPlan {
  const stored = runs
    .flatMap((run) => run.appends.filter((append) => wasStored(append, runs)))
    .map(({ request }) => request)
    .sort((a, b) => a.expectedSequence - b.expectedSequence || a.epoch - b.epoch);
  const appends = stored.filter((request) => !isPassedOver(request, runs));
  const passedOver = stored.filter((request) => isPassedOver(request, runs));
  const reached = Math.max(0, ...runs.map(({ start }) => start.sequence), ...appends.map(lastOf));
  return { appends, passedOver, reached };
}

/** Sequence of an append's last event. */
export function lastOf({ expectedSequence, events }: AppendRequest): number {
  return expectedSequence + events.length;
}

function isPassedOver(request: AppendRequest, runs: readonly RetainedRun[]): boolean {
  return runs.some(({ start }) => start.epoch > request.epoch && start.sequence < lastOf(request));
}

/** A run that goes on from an append, in its own epoch or the next, found it in the ledger. */
function wasStored({ confirmed, request }: RecordedAppend, runs: readonly RetainedRun[]): boolean {
  if (confirmed) return true;
  const successors = runs.filter(({ start }) => [0, 1].includes(start.epoch - request.epoch));
  return !isPassedOver(request, runs) && successors.some(({ start }) => start.sequence >= lastOf(request));
}
