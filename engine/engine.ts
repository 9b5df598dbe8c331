import { attachTo, sharedHolder } from './attach.ts';
import { connect } from './connect.ts';
import { openDataFolder, type DataFolder } from './data-folder.ts';
import { databasesAt, type Databases } from './database.ts';
import { startDatabase, startTemporal } from './embedded.ts';
import { findTemporal } from './find.ts';
import { startGuardian, type Guardian } from './guardian.ts';
import type { News } from './guardian-protocol.ts';
import { temporalHandle, type Engine, type EngineOptions, type TemporalHandle } from './handle.ts';
import { acquireLock, type LockAddresses } from './lock.ts';
import { speaker, type Say } from './notes.ts';
import { stopOrphans } from './orphans.ts';
import { MAIN_NAMESPACE } from './pins.ts';
import { unwind, type Undo } from './unwind.ts';

/**
 * Starts server and database on a data folder, or uses those of a running `up`.
 * @throws EngineError with a stable code for everything that the user can mend
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const say = speaker(options.report, options.language ?? 'en');
  const attach = options.attach ?? !options.share;
  const data = await openDataFolder(options.dataFolder);
  const holder = attach ? await sharedHolder(data, say) : null;
  return holder ? attachTo(holder, data, options, say) : startOwn(data, options, say);
}

async function startOwn(data: DataFolder, options: EngineOptions, say: Say): Promise<Engine> {
  const { purpose, share = false } = options;
  const lock = await acquireLock({ file: data.lock, purpose, shared: share });
  const undo: Undo = [() => lock.release()];
  try {
    await stopOrphans(data.processes, say);
    const guardian = await startGuardian(data.processes);
    // After a guardian that was killed its programs still run; an ordinary stop leaves nothing to find.
    undo.push(() => stopOrphans(data.processes, say));
    undo.push(() => guardian.stop());
    const { temporal, databases, addresses } = await startParts({ data, guardian, say, options });
    if (temporal) undo.push(() => temporal.connection.close());
    const lost = watch(guardian, say);
    lock.announce(addresses);
    let stopped: Promise<void> | null = null;
    return { attached: false, data, temporal, databases, lost, stop: () => (stopped ??= unwind(undo)) };
  } catch (error) {
    await unwind(undo);
    throw error;
  }
}

interface StartRequest {
  data: DataFolder;
  guardian: Guardian;
  say: Say;
  options: EngineOptions;
}

interface Parts {
  temporal: TemporalHandle | null;
  databases: Databases | null;
  addresses: LockAddresses;
}

/** Server and database start side by side; both have settled before a failure of either is thrown. */
async function startParts(request: StartRequest): Promise<Parts> {
  const { temporal = true, database = true } = request.options.needs ?? {};
  const [server, store] = await Promise.allSettled([
    temporal ? temporalPart(request) : null,
    database ? databasePart(request) : null,
  ]);
  if (server.status === 'rejected') throw server.reason;
  if (store.status === 'rejected') {
    await server.value?.connection.close();
    throw store.reason;
  }
  const addresses: LockAddresses = {};
  if (server.value) {
    addresses.temporal = server.value.address.address;
    addresses.ownTemporal = server.value.own;
  }
  if (store.value?.port !== undefined) addresses.databasePort = store.value.port;
  return { temporal: server.value, databases: store.value?.databases ?? null, addresses };
}

async function temporalPart({ data, guardian, say, options }: StartRequest): Promise<TemporalHandle> {
  const found = await findTemporal({ environment: options.environment ?? process.env, say });
  if (found.kind !== 'existing') {
    const { address, connection } = await startTemporal({ data, guardian, say }, found);
    return temporalHandle({ address, connection, namespace: MAIN_NAMESPACE, own: true });
  }
  const { address, namespace = MAIN_NAMESPACE } = found;
  say('usingExisting', { address: address.address });
  return temporalHandle({ address, connection: await connect(address), namespace, own: false });
}

async function databasePart(request: StartRequest): Promise<{ databases: Databases; port?: number }> {
  const url = (request.options.environment ?? process.env)['DATABASE_URL'];
  return url ? { databases: databasesAt(url) } : startDatabase(request);
}

/** Says when a part ends and runs again, and resolves when one is gone for good. */
function watch(guardian: Guardian, say: Say): Promise<string> {
  return new Promise((resolve) => {
    guardian.onNews((news: News) => {
      if (news.news === 'started' && news.again) say('restarted', { name: news.name });
      if (news.news !== 'ended') return;
      const { name, problem } = news;
      if (!news.final) return say('ended', { name, problem });
      say('gaveUp', { name, problem });
      resolve(`${name}: ${problem}`);
    });
    void guardian.ended.then((problem) => resolve(`guardian: ${problem}`));
  });
}
