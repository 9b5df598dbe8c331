import { Client } from '@temporalio/client';
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { CovenantActivities } from '../../activities/contract.ts';
import { createLedgerActivities } from '../../activities/ledger-append.ts';
import { CovenantClient } from '../../client/client.ts';
import type { ClockKind } from '../../domain/envelope.ts';
import type { Engine, TemporalHandle } from '../../engine/handle.ts';
import { unwind, type Undo } from '../../engine/unwind.ts';
import { storeBundle } from '../../ledger/bundles.ts';
import { openLedger, type Ledger } from '../../ledger/database.ts';
import { recordRefusal } from '../../ledger/refusals.ts';
import { loadBuild, type Build } from '../../worker/build.ts';
import { installRuntime } from '../../worker/logger.ts';
import { startWorker, type RunningWorker } from '../../worker/worker.ts';
import type { GateRefusal } from '../../workflows/covenant.ts';

export interface ServiceRequest {
  engine: Engine;
  namespace: string;
  /** Database of this ledger; made when it is not there. */
  database?: string;
  clock: ClockKind;
  taskQueue?: string;
  /** The prebuilt one of this program when left out. */
  build?: Build;
  logger: Logger;
  /** Address (`host:port`) at which the engine library exports its metrics. */
  metricsAddress?: string;
  /** Looks on while the ledger's activities work. */
  watch?: (activities: CovenantActivities) => CovenantActivities;
  /** Activities beside the ledger's, such as the programme's. */
  activities?: (parts: { ledger: Ledger; temporal: Client }) => object;
}

/** A worker with its ledger, and a client for both: what `up` and a rehearsal run. */
export interface Service {
  build: Build;
  ledger: Ledger;
  temporal: Client;
  client: CovenantClient;
  worker: RunningWorker;
  /** Lets running tasks end, then closes the ledger. The engine goes on. */
  stop(): Promise<void>;
}

/** Starts a worker of this build on an engine, with the ledger that it writes; all of it or nothing. */
export async function startService(request: ServiceRequest): Promise<Service> {
  const undo: Undo = [];
  try {
    const parts = await startParts(request, undo);
    return { ...parts, stop: () => unwind(undo) };
  } catch (error) {
    // Why it did not start says more than what went wrong while it was taken back.
    await unwind(undo).catch((failure: unknown) =>
      request.logger.error({ failure: String(failure) }, 'stop'),
    );
    throw error;
  }
}

async function startParts(request: ServiceRequest, undo: Undo): Promise<Omit<Service, 'stop'>> {
  const { engine, namespace, clock, taskQueue, logger } = request;
  installRuntime(logger, request.metricsAddress);
  const handle = requireTemporal(engine);
  await handle.ensureNamespace(namespace);
  const build = request.build ?? (await loadBuild());
  const ledger = await openLedger(await databaseUrl(engine, request.database), clock);
  undo.push(() => ledger.close());
  await storeBundle(ledger.db, build.buildId, await readFile(build.codePath));
  const temporal = new Client({ connection: handle.connection, namespace });
  const queue = taskQueue === undefined ? {} : { taskQueue };
  const own = createLedgerActivities(
    ledger.db,
    () => new Date().toISOString(),
    (note) => logger.info(note, 'stored in the ledger'),
  );
  const activities = {
    ...(request.watch?.(own) ?? own),
    ...request.activities?.({ ledger, temporal }),
  };
  const options = { ...handle.address, namespace, build, activities, ...queue };
  const worker = await startWorker({ ...options, onRefusal: refusalKeeper(ledger, logger) }, temporal);
  undo.push(() => worker.stop());
  const client = new CovenantClient({ temporal, db: ledger.db, clock, ...queue });
  return { build, ledger, temporal, client, worker };
}

/** A refused update leaves no history, so the refusal is kept beside the chain; a ledger that is down loses it, aloud. */
function refusalKeeper({ db }: Ledger, logger: Logger): (refusal: GateRefusal) => Promise<void> {
  return async (refusal) => {
    try {
      await recordRefusal(db, { ...refusal, at: new Date().toISOString() });
    } catch (error) {
      logger.warn(
        { covenant: refusal.stream, code: refusal.code, failure: String(error) },
        'refusal not kept',
      );
    }
  };
}

export function requireTemporal(engine: Engine): TemporalHandle {
  if (!engine.temporal) throw new Error('the engine was started without its server');
  return engine.temporal;
}

export async function databaseUrl(engine: Engine, name?: string): Promise<string> {
  if (!engine.databases) throw new Error('the engine was started without its database');
  return engine.databases.ensure(name);
}
