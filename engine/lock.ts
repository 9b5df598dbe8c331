import { mkdirSync, rmSync, rmdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { EngineError } from './errors.ts';
import { readJson, writeJson } from './files.ts';
import { identityOf, isRunning, processIdentitySchema } from './processes.ts';

/** Longer than any honest moment inside the gate; an older gate was left by a crash. */
const GATE_TIMEOUT_MS = 10_000;

const addressesSchema = z.strictObject({
  /** `host:port` of the Temporal server. */
  temporal: z.string().optional(),
  /** True when the holder started that server itself. */
  ownTemporal: z.boolean().optional(),
  /** Port of the embedded database on 127.0.0.1. */
  databasePort: z.int().optional(),
});

const lockSchema = z.strictObject({
  holder: processIdentitySchema,
  host: z.string(),
  /** The command that holds it, for people. */
  purpose: z.string(),
  /** True when others may use the holder's engine. */
  shared: z.boolean(),
  /** ISO instant, UTC. */
  since: z.string(),
  /** Present once everything answers. */
  addresses: addressesSchema.optional(),
});

export type LockRecord = z.infer<typeof lockSchema>;
export type LockAddresses = z.infer<typeof addressesSchema>;

export interface Lock {
  /** Tells others where the running engine answers. */
  announce: (addresses: LockAddresses) => void;
  release: () => void;
}

export interface LockRequest {
  file: string;
  purpose: string;
  shared: boolean;
}

/**
 * Takes the lock for this process, also from a holder that is gone.
 * @throws EngineError DATA_FOLDER_IN_USE with the holder
 */
export async function acquireLock(request: LockRequest): Promise<Lock> {
  return passGate(request.file, async () => {
    const held = await readLock(request.file);
    if (held) throw inUse(request.file, held);
    const holder = await identityOf(process.pid);
    if (!holder) throw new Error('The system does not say when this process began.');
    const since = new Date().toISOString();
    const { purpose, shared } = request;
    const record: LockRecord = { holder, host: hostname(), purpose, shared, since };
    writeJson(request.file, record);
    return {
      announce: (addresses) => writeJson(request.file, { ...record, addresses }),
      release: () => rmSync(request.file, { force: true }),
    };
  });
}

/** Who holds the lock now; null when nobody does, or its holder is gone. */
export async function readLock(file: string): Promise<LockRecord | null> {
  const record = readJson(file, lockSchema);
  if (!record) return null;
  // A process on another host cannot be looked up, so its lock is believed.
  if (record.host !== hostname()) return record;
  return (await isRunning(record.holder)) ? record : null;
}

export function inUse(file: string, held: LockRecord): EngineError {
  return new EngineError('DATA_FOLDER_IN_USE', {
    folder: dirname(file),
    purpose: held.purpose,
    pid: String(held.holder.pid),
    host: held.host,
    since: held.since,
  });
}

/** Looking and taking must be one step; making a folder is, on every file system. */
async function passGate<T>(file: string, work: () => Promise<T>): Promise<T> {
  const gate = `${file}.gate`;
  while (!enterGate(gate)) await sleep(20);
  try {
    return await work();
  } finally {
    rmdirSync(gate);
  }
}

function enterGate(gate: string): boolean {
  try {
    mkdirSync(gate);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const age = gateAge(gate);
    if (age > GATE_TIMEOUT_MS) rmSync(gate, { recursive: true, force: true });
    return false;
  }
}

function gateAge(gate: string): number {
  try {
    return Date.now() - statSync(gate).mtimeMs;
  } catch {
    return 0;
  }
}
