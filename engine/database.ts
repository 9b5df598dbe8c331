import { Client, escapeIdentifier } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError, problemOf } from './errors.ts';
import { LOOPBACK, MAIN_DATABASE } from './pins.ts';
import { DATABASE_USER } from './postgres.ts';

/** Reaches the databases of one server: the embedded one, or the one that DATABASE_URL names. */
export interface Databases {
  /** Address of a database; without a name that of the covenants that are really run. It may hold a password. */
  url: (name?: string) => string;
  /** Makes the database where it is not yet, and gives its address. @throws EngineError DATABASE_CREATE_REFUSED */
  ensure: (name?: string) => Promise<string>;
  /** `host:port`, without a password, for people. */
  address: string;
}

const UNKNOWN_DATABASE = '3D000';
const DUPLICATE_DATABASE = '42P04';

export function embeddedDatabases(port: number, password: string): Databases {
  return databasesAt(`postgres://${DATABASE_USER}:${password}@${LOOPBACK}:${port}/${MAIN_DATABASE}`);
}

/** @throws EngineError DATABASE_URL_INVALID */
export function databasesAt(mainUrl: string): Databases {
  const main = parseUrl(mainUrl);
  const url = (name?: string): string => {
    if (name === undefined) return mainUrl;
    const other = new URL(main);
    other.pathname = `/${encodeURIComponent(name)}`;
    return other.href;
  };
  const address = `${main.hostname}:${main.port || '5432'}`;
  return { url, address, ensure: (name) => ensure(url(name), url('postgres'), address) };
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^postgres(?:ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
    throw new EngineError('DATABASE_URL_INVALID');
  }
  return url;
}

async function ensure(url: string, maintenanceUrl: string, address: string): Promise<string> {
  const problem = await problemAt(url);
  if (problem === null) return url;
  if (problem.code !== UNKNOWN_DATABASE) {
    throw new EngineError('DATABASE_UNREACHABLE', { address, problem: problem.message });
  }
  await create(maintenanceUrl, decodeURIComponent(new URL(url).pathname.slice(1)));
  return url;
}

async function create(maintenanceUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(
      `create database ${escapeIdentifier(name)} template template0 encoding 'UTF8' locale 'C'`,
    );
  } catch (error) {
    if (codeOf(error) === DUPLICATE_DATABASE) return;
    throw new EngineError('DATABASE_CREATE_REFUSED', { name, problem: problemOf(error) }, error);
  } finally {
    await client.end().catch(() => {});
  }
}

interface DatabaseProblem {
  code: string;
  message: string;
}

/** What keeps a database from answering `select 1`; null when it answers. */
export async function problemAt(url: string): Promise<DatabaseProblem | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return null;
  } catch (error) {
    return { code: codeOf(error), message: problemOf(error) || codeOf(error) };
  } finally {
    await client.end().catch(() => {});
  }
}

/** Waits until the server answers; gives the last problem when `milliseconds` pass or `abandon` says so. */
export async function waitForDatabase(
  url: string,
  milliseconds: number,
  abandon: () => boolean = () => false,
): Promise<DatabaseProblem | null> {
  const deadline = Date.now() + milliseconds;
  let problem = await problemAt(url);
  while (problem !== null && Date.now() < deadline && !abandon()) {
    await sleep(50);
    problem = await problemAt(url);
  }
  return problem;
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
