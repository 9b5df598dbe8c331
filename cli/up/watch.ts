import { sql } from 'kysely';
import type { Engine } from '../../engine/handle.ts';
import { choosePorts } from '../../engine/ports.ts';
import { connect } from '../../ledger/database.ts';
import { packageVersion } from '../../worker/build.ts';
import { FigureCache } from '../../worker/figures.ts';
import { serveHealth, type HealthCheck, type HealthEndpoint } from '../../worker/health.ts';
import { createMetrics } from '../../worker/metrics.ts';
import type { WorkWatch } from '../../worker/work-watch.ts';
import { figuresReader } from './read-figures.ts';
import { databaseUrl, requireTemporal, type Service } from './service.ts';

export interface WatchRequest {
  engine: Engine;
  service: Service;
  work: WorkWatch;
  /** Wanted port of health and metrics. */
  port: number;
  /** Where the engine library exports its metrics (`host:port`). */
  libraryAddress: string;
  /** Whether the mailbox with answers can be read; null where none is watched. It fails no health: others mend it. */
  mailbox: HealthCheck | null;
}

/** A free address for the metrics that the engine library exports; they are read there and given with ours. */
export async function freeAddress(): Promise<string> {
  const { library } = await choosePorts({ library: 0 });
  return `127.0.0.1:${library}`;
}

/**
 * Serves health and metrics. The figures are read over a connection of their own, so that whoever looks on takes no
 * connection from who works.
 */
export async function serveWatch(request: WatchRequest): Promise<HealthEndpoint> {
  const { engine, service, work, port, libraryAddress, mailbox } = request;
  const own = await connect(await databaseUrl(engine), { connections: 1, patience: 2_000 });
  try {
    const checks = healthChecks(engine, service);
    const metrics = createMetrics({
      build: { version: await packageVersion(), build: service.build.buildId },
      checks: { ...checks, ...(mailbox ? { mailbox } : {}) },
      figures: new FigureCache({ read: figuresReader(own.db, () => new Date().toISOString()) }),
      work: () => work.figures(),
      library: `http://${libraryAddress}/metrics`,
    });
    const endpoint = await serveHealth(checks, { port, metrics });
    return { ...endpoint, close: () => endpoint.close().finally(() => own.close()) };
  } catch (error) {
    await own.close();
    throw error;
  }
}

function healthChecks(engine: Engine, { ledger, worker }: Service): Record<string, HealthCheck> {
  let ended: string | null = null;
  void worker.done.then(
    () => (ended = 'stopped'),
    () => (ended = 'failed'),
  );
  return {
    engine: async () => void (await requireTemporal(engine).connection.healthService.check({})),
    ledger: async () => void (await sql`select 1`.execute(ledger.db)),
    worker: async () => {
      if (ended) throw new Error(ended);
    },
  };
}
