import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import type { CovenantActivities, ProgrammeActivities } from '../../activities/contract.ts';
import { WorkWatch } from '../../worker/work-watch.ts';

type Request = Parameters<CovenantActivities['append']>[0];

const REQUEST = { stream: 'cov_1', commands: [{}, {}] } as unknown as Request;
const RECEIPT = { sequence: 1, hash: 'a'.repeat(64) };

function ledger(append: CovenantActivities['append']): CovenantActivities {
  return { append, halt: async () => undefined };
}

describe('When events are stored', () => {
  it('their commands wait until the receipt', async () => {
    const watch = new WorkWatch();
    let store: (receipt: typeof RECEIPT) => void = () => undefined;
    const storing = new Promise<typeof RECEIPT>((resolve) => (store = resolve));
    const stored = watch.ledger(ledger(() => storing)).append(REQUEST);
    const { commandsWaiting, longestWait } = watch.figures(Date.now() + 5_000);
    expect(commandsWaiting).toBe(2);
    expect(longestWait).toBeGreaterThanOrEqual(5_000);
    store(RECEIPT);
    expect(await stored).toBe(RECEIPT);
    expect(watch.figures()).toMatchObject({ commandsWaiting: 0, longestWait: 0 });
  });

  it('they wait on between two attempts, but not after a refusal for good', async () => {
    const watch = new WorkWatch();
    const failures = [
      ApplicationFailure.retryable('away', 'LEDGER_UNREACHABLE'),
      ApplicationFailure.nonRetryable('other', 'LEDGER_DIVERGED'),
    ];
    const watched = watch.ledger(ledger(async () => Promise.reject(failures.shift())));
    await expect(watched.append(REQUEST)).rejects.toThrow('away');
    expect(watch.figures().commandsWaiting).toBe(2);
    await expect(watched.append(REQUEST)).rejects.toThrow('other');
    expect(watch.figures().commandsWaiting).toBe(0);
  });
});

describe('When the post goes round', () => {
  it('the last time and the failures are remembered', async () => {
    const watch = new WorkWatch();
    let broken = true;
    const programme = watch.programme({
      dispatchNotices: async () => {
        if (broken) throw new Error('away');
        return { sent: 1, retryAt: null };
      },
      sweepArchive: async () => ({ archived: 0 }),
    } satisfies ProgrammeActivities);
    await expect(programme.dispatchNotices({ asOf: '2026-03-02' })).rejects.toThrow('away');
    expect(watch.figures()).toMatchObject({ dispatchedAt: null, dispatchFailures: 1 });
    broken = false;
    expect(await programme.dispatchNotices({ asOf: '2026-03-02' })).toEqual({ sent: 1, retryAt: null });
    expect(watch.figures().dispatchedAt).toBeGreaterThan(Date.now() - 60_000);
  });
});
