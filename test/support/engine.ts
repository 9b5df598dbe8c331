import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { requireTemporal, startService, type Service } from '../../cli/up/service.ts';
import { startEngine } from '../../engine/engine.ts';
import type { Engine } from '../../engine/handle.ts';
import { REHEARSAL_NAMESPACE } from '../../engine/pins.ts';
import { virtualClock, type VirtualClock } from '../../engine/virtual-clock.ts';
import { createLogger } from '../../worker/logger.ts';
import './engine-setup.ts';

/** What a suite works with: a worker and a ledger of its own, on the engine that all suites share. */
export interface TestBench {
  engine: Engine;
  service: Service;
  clock: VirtualClock;
  taskQueue: string;
  database: string;
}

/** Starts a suite's own worker, with a queue and a database that no other suite uses; all stop with the suite. */
export async function testBench(logger = createLogger('silent', false)): Promise<TestBench> {
  const engine = await startEngine({
    dataFolder: inject('engineFolder'),
    purpose: 'tests',
    report: () => undefined,
    attach: true,
  });
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const service = await startService({
    engine,
    namespace: REHEARSAL_NAMESPACE,
    database: name,
    clock: 'virtual',
    taskQueue: name,
    logger,
  });
  afterAll(async () => {
    await service.stop();
    await engine.stop();
  });
  const { connection } = requireTemporal(engine);
  const clock = virtualClock({ connection, namespace: REHEARSAL_NAMESPACE });
  return { engine, service, clock, taskQueue: name, database: name };
}
