import { existsSync } from 'node:fs';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { ConnectionOptions } from '@temporalio/client';
import { buildServer, cachedServer } from './build-server.ts';
import { cacheFolder, isAtLeast, onPath, serverVersionOf, type Environment } from './cache.ts';
import { cachedCli, downloadCli } from './download-cli.ts';
import { EngineError, isEngineError, problemOf } from './errors.ts';
import type { Say } from './notes.ts';
import { CLI_VERSION, LOWEST_SERVER, SERVER_PACKAGE, SERVER_VERSION } from './pins.ts';

/** How to reach a server; fits both a client's and a worker's connection. */
export interface TemporalAddress {
  address: string;
  tls?: NonNullable<ConnectionOptions['tls']>;
  apiKey?: string;
  metadata?: Record<string, string>;
}

export type Found =
  | { kind: 'existing'; address: TemporalAddress; namespace?: string }
  | { kind: 'cli' | 'server'; executable: string; version: string };

export interface FindOptions {
  environment: Environment;
  say: Say;
  /** Ways that fetch or build, replaced in tests. */
  fetchCli?: typeof downloadCli;
  build?: typeof buildServer;
}

/**
 * Finds a Temporal server: the one that the user set; the CLI on the PATH; what an earlier run put in the cache;
 * the pinned CLI from its publisher; the official server, built from source.
 * @throws EngineError ENGINE_NOT_FOUND with every way tried, ENGINE_PROFILE_UNREADABLE, ENGINE_CACHE_NOT_WRITABLE
 */
export async function findTemporal(options: FindOptions): Promise<Found> {
  const { environment, say, fetchCli = downloadCli, build = buildServer } = options;
  const tried: string[] = [];
  const cache = cacheFolder(environment);

  const existing = findExisting(environment);
  if (existing) return existing;
  tried.push('- TEMPORAL_ADDRESS or a Temporal profile: none is set');

  const onThePath = onPath('temporal', environment);
  if (onThePath) {
    const version = await serverVersionOf(onThePath);
    if (version && isAtLeast(version, LOWEST_SERVER)) return { kind: 'cli', executable: onThePath, version };
    tried.push(`- ${onThePath}: its server is ${version ?? 'unknown'}, ${LOWEST_SERVER} or newer is needed`);
  } else tried.push('- temporal on the PATH: there is none');

  const cached = await findCached(cache);
  if (cached) return cached;

  return (
    (await attempt(`download of the Temporal CLI ${CLI_VERSION}`, 'cli', tried, () =>
      fetchCli(cache, say),
    )) ??
    (await attempt(`go install ${SERVER_PACKAGE}@v${SERVER_VERSION}`, 'server', tried, () =>
      build(cache, environment, say),
    )) ??
    notFound(tried)
  );
}

/** The server of TEMPORAL_ADDRESS or of the user's Temporal profile; null when neither names one. */
export function findExisting(environment: Environment): Extract<Found, { kind: 'existing' }> | null {
  const set = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({
      overrideEnvVars: Object.fromEntries(set),
    });
    const { address, tls, apiKey, metadata } = connectionOptions;
    if (!address) return null;
    return {
      kind: 'existing',
      address: {
        address,
        ...(tls === undefined || tls === null ? {} : { tls }),
        ...(apiKey === undefined ? {} : { apiKey }),
        ...(metadata === undefined ? {} : { metadata: metadata as Record<string, string> }),
      },
      ...(namespace === undefined ? {} : { namespace }),
    };
  } catch (error) {
    throw new EngineError('ENGINE_PROFILE_UNREADABLE', { problem: problemOf(error) }, error);
  }
}

/** A file of an earlier run counts only when it still runs. */
async function findCached(cache: string): Promise<Found | null> {
  const candidates = [
    { kind: 'cli', executable: cachedCli(cache) },
    { kind: 'server', executable: cachedServer(cache) },
  ] as const;
  for (const candidate of candidates) {
    if (!existsSync(candidate.executable)) continue;
    const version = await serverVersionOf(candidate.executable);
    if (version && isAtLeast(version, LOWEST_SERVER)) return { ...candidate, version };
  }
  return null;
}

async function attempt(
  name: string,
  kind: 'cli' | 'server',
  tried: string[],
  make: () => Promise<string>,
): Promise<Found | null> {
  try {
    const executable = await make();
    const version = await serverVersionOf(executable);
    if (version && isAtLeast(version, LOWEST_SERVER)) return { kind, executable, version };
    tried.push(`- ${name}: its server is ${version ?? 'unknown'}`);
  } catch (error) {
    if (isEngineError(error, 'ENGINE_CACHE_NOT_WRITABLE')) throw error;
    tried.push(`- ${name}: ${reasonOf(error)}`);
  }
  return null;
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const inner = cause instanceof Error ? problemOf(cause) : '';
  return inner ? `${problemOf(error)} (${inner})` : problemOf(error);
}

function notFound(tried: string[]): never {
  throw new EngineError('ENGINE_NOT_FOUND', {
    tried: tried.join('\n'),
    lowest: LOWEST_SERVER,
    cli: CLI_VERSION,
  });
}
