import { describe, expect, it } from 'vitest';
import type { AppendRequest } from '../../ledger/append-request.ts';
import { planRefill } from '../../worker/refill-plan.ts';
import type { RecordedAppend } from '../../worker/replay-run.ts';
import type { RetainedRun } from '../../worker/retained-runs.ts';

/** A run that starts after `from` and appends batches of so many events each; negative ones were never confirmed. */
function aRun(epoch: number, from: number, batches: number[]): RetainedRun {
  const runId = `run-${epoch}-${from}`;
  let head = from;
  const appends = batches.map((batch): RecordedAppend => {
    const events = Array.from({ length: Math.abs(batch) }, (_, index) => `${epoch}/${head + 1 + index}`);
    const request: AppendRequest = {
      stream: 'cov_kites',
      slug: 'kites',
      epoch,
      expectedSequence: head,
      events,
      commands: [],
      run: { workflowId: 'covenant:cov_kites', runId },
    };
    head += events.length;
    return { confirmed: batch > 0, request };
  });
  return {
    runId,
    start: { stream: 'cov_kites', epoch, sequence: from, at: '2026-01-01T00:00:00.000Z' },
    appends,
  };
}

const texts = (requests: readonly AppendRequest[]): string[] => requests.flatMap(({ events }) => [...events]);

describe('What the ledger must have had, by the histories', () => {
  it.each<[string, RetainedRun[], string[]]>([
    ['what a run heard to be stored', [aRun(1, 0, [2, 1])], ['1/1', '1/2', '1/3']],
    ['not what it asked for and never heard of', [aRun(1, 0, [2, -1])], ['1/1', '1/2']],
    [
      'but that too when the next epoch went on from it',
      [aRun(1, 0, [2, -1]), aRun(2, 3, [1])],
      ['1/1', '1/2', '1/3', '2/4'],
    ],
    [
      'and not when the next epoch began before it',
      [aRun(1, 0, [2, -1]), aRun(2, 2, [1])],
      ['1/1', '1/2', '2/3'],
    ],
    [
      'whatever epoch came after that',
      [aRun(1, 0, [2, -1]), aRun(2, 2, [2]), aRun(3, 4, [1])],
      ['1/1', '1/2', '2/3', '2/4', '3/5'],
    ],
    ['runs in any order', [aRun(1, 2, [1]), aRun(1, 0, [2])], ['1/1', '1/2', '1/3']],
    ['what is left around a run that is gone', [aRun(1, 4, [1]), aRun(1, 0, [2])], ['1/1', '1/2', '1/5']],
  ])('is %s', (_, runs, expected) => {
    const { appends, passedOver } = planRefill(runs);
    expect(texts(appends)).toEqual(expected);
    expect(passedOver).toEqual([]);
  });

  it('tells what was stored and has no place any more, because a later epoch began without it', () => {
    const { appends, passedOver } = planRefill([aRun(1, 0, [2, 3]), aRun(2, 2, [1])]);
    expect(texts(appends)).toEqual(['1/1', '1/2', '2/3']);
    expect(texts(passedOver)).toEqual(['1/3', '1/4', '1/5']);
  });

  it('reaches as far as any run knows, also where no history is left', () => {
    expect(planRefill([aRun(1, 0, [2]), aRun(1, 7, [])]).reached).toBe(7);
    expect(planRefill([])).toEqual({ appends: [], passedOver: [], reached: 0 });
  });
});
