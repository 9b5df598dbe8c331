import type { Client } from '@temporalio/client';
import { openRunsOf, sweepStream } from '../activities/sweeper.ts';
import { dataFolderAt } from '../engine/data-folder.ts';
import { isEngineError } from '../engine/errors.ts';
import { readLock } from '../engine/lock.ts';
import { loadBuild } from '../worker/build.ts';
import { examine as examineAll, type Examination } from '../worker/doctor.ts';
import { createLogger, installRuntime, releaseRuntime } from '../worker/logger.ts';
import { replayStream, type ReplayReport } from '../worker/replay.ts';
import { connectTemporal, openLedger } from './engine-services.ts';
import type { ServiceSettings } from './services.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';

/**
 * Replays a stream's runs: the archived ones, those that closed since and are archived now, and the open one so far.
 * Without an engine the archive alone must do.
 */
export async function replay(settings: ServiceSettings, stream: string): Promise<ReplayReport> {
  installRuntime(createLogger('error'));
  try {
    return await withLedgerAndEngine(settings, async (db, temporal) => {
      if (!temporal) return replayStream(db, stream);
      const archive = { db, temporal };
      await sweepStream(archive, stream);
      return replayStream(db, stream, { open: await openRunsOf(archive, stream) });
    });
  } finally {
    await releaseRuntime();
  }
}

/** Examines everything that can be reached. */
export async function examine(settings: ServiceSettings): Promise<Examination> {
  const { buildId } = await loadBuild();
  return withLedgerAndEngine(settings, (db, temporal) => examineAll({ db, temporal, build: buildId }));
}

/** The engine is null where none runs or none answers: nothing is started to look. */
async function withLedgerAndEngine<T>(
  settings: ServiceSettings,
  work: (db: LedgerDatabase, temporal: Client | null) => Promise<T>,
): Promise<T> {
  const ledger = await openLedger(settings);
  try {
    const engine = (await isRunning(settings)) ? await connectOrNothing(settings) : null;
    try {
      return await work(ledger.db, engine?.temporal ?? null);
    } finally {
      await engine?.close();
    }
  } finally {
    await ledger.close();
  }
}

async function connectOrNothing(
  settings: ServiceSettings,
): Promise<Awaited<ReturnType<typeof connectTemporal>> | null> {
  try {
    return await connectTemporal(settings);
  } catch (error) {
    if (!isEngineError(error, 'ENGINE_UNREACHABLE')) throw error;
    settings.report(error.describe(settings.language));
    return null;
  }
}

async function isRunning({ io, dataFolder }: ServiceSettings): Promise<boolean> {
  if (io.environment['TEMPORAL_ADDRESS']) return true;
  const held = await readLock(dataFolderAt(dataFolder).lock);
  return held?.shared === true;
}
