import { Client, Connection } from '@temporalio/client';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CovenantClient } from '../../client/client.ts';
import { REHEARSAL_NAMESPACE } from '../../engine/pins.ts';
import { initialState } from '../../domain/state.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command } from '../support/given.ts';
import { openCovenant, toDraft } from './covenants.ts';

const DRAFT = toDraft(command('RecordMilestone', { milestone: 'request' }));

let bench: TestBench;

beforeAll(async () => {
  bench = await testBench();
});

describe('When the engine does not answer', () => {
  it('the sender hears within its patience that it cannot be reached', async () => {
    const covenant = await openCovenant(bench);
    const connection = Connection.lazy({ address: '127.0.0.1:1' });
    onTestFinished(() => connection.close());
    const temporal = new Client({ connection, namespace: REHEARSAL_NAMESPACE });
    const { db } = bench.service.ledger;
    const client = new CovenantClient({ temporal, db, clock: 'virtual', patience: 500 });
    const began = Date.now();
    await expect(client.send(covenant.stream, DRAFT)).rejects.toMatchObject({
      kind: 'environment',
      code: 'ENGINE_UNREACHABLE',
    });
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});

describe('When nobody works for a stream', () => {
  it('its sender hears that the answer is unknown, and the command may be sent again with its id', async () => {
    const covenant = await openCovenant(bench);
    await covenant.handle.terminate();
    const { temporal, ledger } = bench.service;
    const options = { temporal, db: ledger.db, clock: 'virtual', patience: 1_000 } as const;
    const client = new CovenantClient({ ...options, taskQueue: 'nobody' });
    await client.startStream({
      stream: covenant.stream,
      clock: 'virtual',
      epoch: 1,
      state: initialState(),
      recent: [],
    });
    await expect(client.send(covenant.stream, DRAFT)).rejects.toMatchObject({
      kind: 'environment',
      code: 'ANSWER_UNKNOWN',
    });
    await covenant.handle.terminate();
  });

  it('a stream that does not run is named, with what takes it over', async () => {
    const covenant = await openCovenant(bench);
    await covenant.handle.terminate();
    const sent = covenant.send(command('RecordMilestone', { milestone: 'request' }));
    await expect(sent).rejects.toMatchObject({
      kind: 'environment',
      code: 'STREAM_NOT_RUNNING',
      message: expect.stringContaining('covenant resume') as string,
    });
  });
});
