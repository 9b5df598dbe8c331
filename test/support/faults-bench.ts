import { Client, Connection } from '@temporalio/client';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client as PostgresClient, escapeIdentifier } from 'pg';
import { CovenantClient } from '../../client/client.ts';
import type { ClockKind } from '../../domain/envelope.ts';
import { connectWhenUp } from '../../engine/connect.ts';
import { embeddedDatabases, waitForDatabase, type Databases } from '../../engine/database.ts';
import { findTemporal } from '../../engine/find.ts';
import { ensureNamespace } from '../../engine/namespace.ts';
import { choosePorts } from '../../engine/ports.ts';
import { prepareDatabase } from '../../engine/postgres.ts';
import { devServerCommand, NO_PORTS, officialServerCommand } from '../../engine/server-config.ts';
import { storeBundle } from '../../ledger/bundles.ts';
import { openLedger, type Ledger } from '../../ledger/database.ts';
import { loadBuild, type Build } from '../../worker/build.ts';
import { printed, Program } from './faults-program.ts';

const UP_WITHIN_MS = 60_000;
const WORKER = fileURLToPath(new URL('./faults-worker.mjs', import.meta.url));

/** Two servers that can be killed, and the ledgers and workers on them. */
export interface Bench {
  folder: string;
  engine: Program;
  database: Program;
  connection: Connection;
  /** A ledger of its own with a worker that writes it. */
  site: (options: SiteOptions) => Promise<Site>;
  /** Ends the engine, throws away everything that it knew, and starts it again. */
  loseEngineData: () => Promise<void>;
  /** Throws a site's ledger away; its database is there again, empty. */
  loseLedger: (site: Site) => Promise<void>;
  stop: () => Promise<void>;
}

export interface SiteOptions {
  namespace: string;
  clock: ClockKind;
  /** Shares the ledger of another site. */
  ledgerOf?: Site;
  /** Sends what is due all the time. */
  post?: boolean;
  /** Worker processes; one when left out. */
  workers?: number;
}

export interface Site {
  name: string;
  workers: Program[];
  /** Ends its workers; its ledger stays until the bench stops. */
  stop: () => Promise<void>;
  ledger: Ledger;
  temporal: Client;
  client: CovenantClient;
  build: Build;
  outbox: string;
  databaseUrl: string;
  namespace: string;
}

/** Short waits, so that a kill costs little: milliseconds. */
const WORKFLOW_TASK_TIMEOUT = 2_000;
const STICKY_TIMEOUT = 400;
export const APPEND_TIMEOUT = 1_500;
const PATIENCE = 20_000;

export async function startBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  const ports = await choosePorts({ ...NO_PORTS, database: 0 });
  const { database, databases } = await databaseProgram(folder, ports.database);
  const engine = await engineProgram(folder, ports);
  await Promise.all([database.start(), engine.start()]);
  const address = `127.0.0.1:${ports.frontend}`;
  const connection = await Connection.connect({ address, channelArgs: QUICK_AGAIN });
  const sites: Site[] = [];
  const build = await ownBuild(folder);
  return {
    folder,
    engine,
    database,
    connection,
    async site(options) {
      const name = `site_${sites.length}`;
      const site = await startSite({ folder, name, address, connection, databases, build }, options);
      sites.push(site);
      return site;
    },
    async loseEngineData() {
      await engine.stop();
      await rm(join(folder, 'engine'), { recursive: true, force: true });
      await mkdir(join(folder, 'engine'));
      await officialFiles(folder, ports);
      await engine.start();
    },
    async loseLedger({ name }) {
      const admin = new PostgresClient({ connectionString: databases.url('postgres') });
      await admin.connect();
      await admin.query(`drop database ${escapeIdentifier(name)} with (force)`);
      await admin.end();
      await databases.ensure(name);
    },
    async stop() {
      await Promise.all(sites.map((site) => site.stop()));
      await Promise.all(sites.map(({ ledger }) => ledger.close()));
      await connection.close();
      await Promise.all([engine.stop(), database.stop('SIGQUIT')]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A client that hears soon that a killed server is there again. */
const QUICK_AGAIN = {
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.min_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 500,
};

async function databaseProgram(
  folder: string,
  port: number,
): Promise<{ database: Program; databases: Databases }> {
  const { program, password } = await prepareDatabase(join(folder, 'database'), port, () => undefined);
  const databases = embeddedDatabases(port, password);
  const { name, command, args, env, cwd, account, logFile } = program;
  const answers = async () => {
    const problem = await waitForDatabase(databases.url('postgres'), UP_WITHIN_MS);
    if (problem) throw new Error(problem.message);
  };
  const run = { name, command, args, env, cwd, logFile, ...(account ? { account } : {}) };
  return { database: new Program({ ...run, answers }), databases };
}

type Ports = typeof NO_PORTS;

async function engineProgram(folder: string, ports: Ports): Promise<Program> {
  const cwd = join(folder, 'engine');
  await mkdir(cwd, { recursive: true });
  const { command, args } = await officialFiles(folder, ports);
  const answers = async () => {
    const connection = await connectWhenUp({ address: `127.0.0.1:${ports.frontend}` }, UP_WITHIN_MS);
    await connection.close();
  };
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, TZ: 'UTC' };
  return new Program({
    name: 'engine',
    command,
    args,
    env,
    cwd,
    logFile: join(folder, 'engine.log'),
    answers,
  });
}

async function officialFiles(folder: string, ports: Ports): Promise<{ command: string; args: string[] }> {
  const found = await findTemporal({ environment: process.env, say: () => undefined });
  if (found.kind === 'existing')
    throw new Error('Fault tests kill a server of their own; unset TEMPORAL_ADDRESS.');
  const engine = join(folder, 'engine');
  return found.kind === 'server'
    ? officialServerCommand(found.executable, engine, ports)
    : devServerCommand(found.executable, engine, ports.frontend);
}

/** The bundle as it is now: a rebuild meanwhile must not change what is tested. */
async function ownBuild(folder: string): Promise<Build> {
  const { buildId, codePath } = await loadBuild();
  const own = join(folder, 'workflow-bundle.cjs');
  await copyFile(codePath, own);
  return { buildId, codePath: own };
}

interface Parts {
  folder: string;
  name: string;
  address: string;
  connection: Connection;
  databases: Databases;
  build: Build;
}

async function startSite(parts: Parts, options: SiteOptions): Promise<Site> {
  const { folder, name, address, connection, databases, build } = parts;
  const { namespace, clock, ledgerOf } = options;
  await ensureNamespace({ connection, namespace, own: true });
  const databaseUrl = ledgerOf?.databaseUrl ?? (await databases.ensure(name));
  const ledger = await openLedger(databaseUrl, clock);
  await storeBundle(ledger.db, build.buildId, await readFile(build.codePath));
  const outbox = join(folder, `${name}-outbox`);
  const settings = {
    address,
    namespace,
    taskQueue: name,
    database: databaseUrl,
    build,
    stickyTimeout: STICKY_TIMEOUT,
    outbox: options.post ? outbox : null,
    began: Date.now(),
  };
  const workers = Array.from({ length: options.workers ?? 1 }, () => workerProgram(folder, name, settings));
  await Promise.all(workers.map((worker) => worker.start()));
  const temporal = new Client({ connection, namespace });
  const client = new CovenantClient({
    temporal,
    db: ledger.db,
    clock,
    taskQueue: name,
    patience: PATIENCE,
    workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
  });
  const stop = async () => void (await Promise.all(workers.map((worker) => worker.stop())));
  return { name, workers, stop, ledger, temporal, client, build, outbox, databaseUrl, namespace };
}

function workerProgram(folder: string, name: string, settings: object): Program {
  return new Program({
    name: 'worker',
    command: process.execPath,
    args: [WORKER, JSON.stringify(settings)],
    cwd: folder,
    logFile: join(folder, `${name}.log`),
    answers: (child) => printed(child, 'ready'),
  });
}
