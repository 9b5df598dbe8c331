import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from './connect.ts';
import type { DataFolder } from './data-folder.ts';
import { databasesAt, embeddedDatabases, type Databases } from './database.ts';
import { EngineError } from './errors.ts';
import { findExisting } from './find.ts';
import { temporalHandle, type Engine, type EngineOptions, type TemporalHandle } from './handle.ts';
import { inUse, readLock, type LockRecord } from './lock.ts';
import type { Say } from './notes.ts';
import { MAIN_NAMESPACE } from './pins.ts';
import { readPassword } from './postgres.ts';

/** A holder that is building its server is given this long before another process turns away. */
const HOLDER_READY_WITHIN_MS = 60_000;

/**
 * Who runs a shared engine on this folder, once it answers; null when nobody does.
 * @throws EngineError DATA_FOLDER_IN_USE when it stays busy starting
 */
export async function sharedHolder(data: DataFolder, say: Say): Promise<LockRecord | null> {
  const deadline = Date.now() + HOLDER_READY_WITHIN_MS;
  for (let told = false; ; told = true) {
    const held = await readLock(data.lock);
    if (!held?.shared) return null;
    if (held.addresses) return held;
    if (Date.now() > deadline) throw inUse(data.lock, held);
    if (!told) say('waitingForHolder', { pid: String(held.holder.pid), purpose: held.purpose });
    await sleep(100);
  }
}

/** Uses the engine of the process that holds the lock. @throws EngineError */
export async function attachTo(
  held: LockRecord,
  data: DataFolder,
  options: EngineOptions,
  say: Say,
): Promise<Engine> {
  const { temporal: needsTemporal = true, database: needsDatabase = true } = options.needs ?? {};
  say('attached', { pid: String(held.holder.pid), purpose: held.purpose });
  const databases = needsDatabase ? databasesOf(held, data, options) : null;
  const temporal = needsTemporal ? await temporalOf(held, options) : null;
  const stop = async (): Promise<void> => temporal?.connection.close();
  // The holder's own process watches the parts; here a loss shows as a call that fails.
  return { attached: true, data, temporal, databases, lost: new Promise(() => {}), stop };
}

async function temporalOf(held: LockRecord, options: EngineOptions): Promise<TemporalHandle> {
  const { temporal = '', ownTemporal = false } = held.addresses ?? {};
  // The holder's address may want a key or certificate, which only the user's own profile holds.
  const existing = ownTemporal ? null : findExisting(options.environment ?? process.env);
  const address = existing?.address ?? { address: temporal };
  const namespace = existing?.namespace ?? MAIN_NAMESPACE;
  return temporalHandle({ address, connection: await connect(address), namespace, own: ownTemporal });
}

function databasesOf(held: LockRecord, data: DataFolder, options: EngineOptions): Databases {
  const port = held.addresses?.databasePort;
  if (port !== undefined) return embeddedDatabases(port, readPassword(data.database) ?? '');
  const url = (options.environment ?? process.env)['DATABASE_URL'];
  if (!url) throw new EngineError('DATABASE_URL_MISSING');
  return databasesAt(url);
}
