import type { Connection } from '@temporalio/client';
import type { Environment } from './cache.ts';
import type { DataFolder } from './data-folder.ts';
import type { Databases } from './database.ts';
import type { TemporalAddress } from './find.ts';
import { ensureNamespace } from './namespace.ts';
import type { Language, Report } from './notes.ts';

export interface EngineOptions {
  /** The data folder; made when it is not there. */
  dataFolder: string;
  /** The command that starts it, for people who find the folder taken. */
  purpose: string;
  report: Report;
  language?: Language;
  /** What must run; both by default. */
  needs?: { temporal?: boolean; database?: boolean };
  /** True lets other processes use this engine while it runs (`up`). */
  share?: boolean;
  /** False refuses to use another's engine instead of starting one; the default is the opposite of `share`. */
  attach?: boolean;
  environment?: Environment;
}

export interface TemporalHandle {
  /** For a client's and a worker's connection alike. */
  address: TemporalAddress;
  connection: Connection;
  /** Namespace of the covenants that are really run. */
  namespace: string;
  /** True for a server that we, or the process we attached to, started. */
  own: boolean;
  /** Makes a namespace usable, or says what its administrator must do. @throws EngineError */
  ensureNamespace: (namespace: string) => Promise<void>;
}

export interface Engine {
  /** True when another process runs it; `stop` then only lets go. */
  attached: boolean;
  data: DataFolder;
  /** Null when the caller did not need it. */
  temporal: TemporalHandle | null;
  /** Null when the caller did not need it. */
  databases: Databases | null;
  /** Resolves with what happened when a part is gone for good: it kept ending, or the guardian was killed. */
  lost: Promise<string>;
  stop: () => Promise<void>;
}

/** Wraps a connected server for use. */
export function temporalHandle(parts: Omit<TemporalHandle, 'ensureNamespace'>): TemporalHandle {
  const { connection, own } = parts;
  return { ...parts, ensureNamespace: (namespace) => ensureNamespace({ connection, namespace, own }) };
}
