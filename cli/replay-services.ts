import { openRunsOf } from '../activities/sweeper.ts';
import { dataFolderAt } from '../engine/data-folder.ts';
import { readLock } from '../engine/lock.ts';
import { createLogger, installRuntime } from '../worker/logger.ts';
import { replayStream, type ReplayReport } from '../worker/replay.ts';
import { connectTemporal, openLedger } from './engine-services.ts';
import type { ServiceSettings } from './services.ts';

/** Replays a stream's runs: the archived ones, and where the engine runs the open one so far. */
export async function replay(settings: ServiceSettings, stream: string): Promise<ReplayReport> {
  installRuntime(createLogger('error'));
  const ledger = await openLedger(settings);
  try {
    if (!(await isRunning(settings))) return await replayStream(ledger.db, stream);
    const { temporal, close } = await connectTemporal(settings);
    try {
      const open = await openRunsOf({ db: ledger.db, temporal }, stream);
      return await replayStream(ledger.db, stream, { open });
    } finally {
      await close();
    }
  } finally {
    await ledger.close();
  }
}

async function isRunning({ io, dataFolder }: ServiceSettings): Promise<boolean> {
  if (io.environment['TEMPORAL_ADDRESS']) return true;
  const held = await readLock(dataFolderAt(dataFolder).lock);
  return held?.shared === true;
}
