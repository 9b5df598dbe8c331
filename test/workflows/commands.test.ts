import { beforeAll, describe, expect, it } from 'vitest';
import { testBench, type TestBench } from '../support/engine.ts';
import { command } from '../support/given.ts';
import { openCovenant, type RunningCovenant } from './covenants.ts';

let bench: TestBench;
let covenant: RunningCovenant;

beforeAll(async () => {
  bench = await testBench();
  covenant = await openCovenant(bench);
});

describe('When a command is sent', () => {
  it('comes back with its event, which is in the ledger', async () => {
    const sent = await covenant.send(command('RecordMilestone', { milestone: 'request' }));
    expect(sent.events).toMatchObject([{ type: 'MilestoneRecorded', sequence: sent.first }]);
    expect((await covenant.events()).at(-1)).toMatchObject({ type: 'MilestoneRecorded' });
  });
});
