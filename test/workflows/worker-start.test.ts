import type { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterEach, expect, it, vi } from 'vitest';
import { requireTemporal } from '../../cli/up/service.ts';
import { REHEARSAL_NAMESPACE } from '../../engine/pins.ts';
import { startWorker } from '../../worker/worker.ts';
import { testBench } from '../support/engine.ts';

// The worker asks again for half a minute; here it does not wait between.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }));

const { engine, service, taskQueue } = await testBench();

afterEach(() => vi.restoreAllMocks());

it('a worker that cannot become the current one stops, and lets its connection go', async () => {
  const shutdown = vi.spyOn(Worker.prototype, 'shutdown');
  const close = vi.spyOn(NativeConnection.prototype, 'close');
  const refusing = {
    connection: {
      workflowService: {
        setWorkerDeploymentCurrentVersion: () => Promise.reject(new Error('not allowed')),
      },
    },
  } as unknown as Client;
  const options = {
    ...requireTemporal(engine).address,
    namespace: REHEARSAL_NAMESPACE,
    taskQueue: `${taskQueue}_refused`,
    build: service.build,
    activities: {},
  };
  await expect(startWorker(options, refusing)).rejects.toThrow('not allowed');
  expect(shutdown).toHaveBeenCalledOnce();
  expect(close).toHaveBeenCalledOnce();
});
