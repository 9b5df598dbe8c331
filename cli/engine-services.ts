import { Client } from '@temporalio/client';
import { existsSync } from 'node:fs';
import { CovenantClient } from '../client/client.ts';
import { dataFolderAt } from '../engine/data-folder.ts';
import { startEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/handle.ts';
import { readLock } from '../engine/lock.ts';
import { connect, type Ledger } from '../ledger/database.ts';
import { openCovenant } from './actions/open.ts';
import { CliError } from './failures.ts';
import type { CovenantPort } from './ports.ts';
import { refill } from './recovery/refill-streams.ts';
import { takeOver, takeOverAll } from './recovery/take-over.ts';
import type { ServiceSettings } from './services.ts';
import { databaseUrl } from './up/service.ts';
import type { LiveStatus } from '../workflows/messages.ts';

/** Reading needs the database alone, so the covenants can be seen while the engine is down. */
export async function openLedger(settings: ServiceSettings): Promise<Ledger> {
  const { DATABASE_URL } = settings.io.environment;
  if (DATABASE_URL) return connect(DATABASE_URL);
  await requireData(settings);
  const engine = await begin(settings, { temporal: false, database: true });
  return ledgerOf(engine, async () => urlOf(engine));
}

/** The database of a data folder, made when there is none. */
export async function openDatabase(settings: ServiceSettings): Promise<Ledger> {
  const engine = await begin(settings, { temporal: false, database: true });
  return ledgerOf(engine, () => databaseUrl(engine));
}

/** A ledger whose engine stops with it. */
async function ledgerOf(engine: Engine, url: () => Promise<string>): Promise<Ledger> {
  try {
    const ledger = await connect(await url());
    return { ...ledger, close: () => closeBoth(ledger, engine) };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

/** Commands need a worker, which only a running `up` has; with a server of one's own it runs elsewhere. */
export async function connectClient(settings: ServiceSettings): Promise<CovenantPort> {
  const { TEMPORAL_ADDRESS, DATABASE_URL } = settings.io.environment;
  if (!TEMPORAL_ADDRESS || !DATABASE_URL) await requireHolder(settings);
  const engine = await begin(settings, { temporal: true, database: true });
  try {
    return await clientOf(engine);
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

/** The engine alone, for reading histories. */
export async function connectTemporal(
  settings: ServiceSettings,
): Promise<{ temporal: Client; close: () => Promise<void> }> {
  const engine = await begin(settings, { temporal: true, database: false });
  return { temporal: temporalOf(engine), close: () => engine.stop() };
}

function temporalOf({ temporal }: Engine): Client {
  if (!temporal) throw new Error('the engine was asked for and is not there');
  const { connection, namespace } = temporal;
  return new Client({ connection, namespace });
}

async function clientOf(engine: Engine): Promise<CovenantPort> {
  const temporal = temporalOf(engine);
  const ledger = await connect(urlOf(engine));
  const client = new CovenantClient({ temporal, db: ledger.db, clock: 'real' });
  const parts = { client, db: ledger.db, temporal };
  return {
    ledger,
    open: (loaded, opening) => openCovenant(client, loaded, opening),
    send: (covenant, draft) => client.send(covenant, draft),
    live: (stream) => live(client, temporal, stream),
    takeOver: (stream) => takeOver(parts, stream),
    takeOverAll: () => takeOverAll(parts, { thorough: true }),
    refill: (id) => refill(parts, id),
    close: () => closeBoth(ledger, engine),
  };
}

/** A run whose build is gone never answers; asking it is given this long, in milliseconds. */
const LIVE_PATIENCE = 5_000;

async function live(client: CovenantClient, { connection }: Client, stream: string): Promise<LiveStatus> {
  try {
    return await connection.withDeadline(Date.now() + LIVE_PATIENCE, () => client.live(stream));
  } catch (error) {
    throw new CliError('ENGINE_SILENT', {}, error);
  }
}

/** That a running `up` is used is what people expect; only what is started for them is told. */
async function begin(
  settings: ServiceSettings,
  needs: { temporal: boolean; database: boolean },
): Promise<Engine> {
  const { dataFolder, purpose, language, io } = settings;
  const held = await readLock(dataFolderAt(dataFolder).lock);
  const report = held?.shared ? () => undefined : settings.report;
  return startEngine({ dataFolder, purpose, report, language, needs, environment: io.environment });
}

async function closeBoth(ledger: Ledger, engine: Engine): Promise<void> {
  try {
    await ledger.close();
  } finally {
    await engine.stop();
  }
}

function urlOf(engine: Engine): string {
  if (!engine.databases) throw new Error('the database was asked for and is not there');
  return engine.databases.url();
}

async function requireHolder(settings: ServiceSettings): Promise<void> {
  const held = await readLock(dataFolderAt(settings.dataFolder).lock);
  if (!held?.shared) throw notRunning(settings);
}

/** A folder without a database has nothing to show; looking must not make one. */
async function requireData(settings: ServiceSettings): Promise<void> {
  const data = dataFolderAt(settings.dataFolder);
  if (!existsSync(data.database) && !(await readLock(data.lock))) throw notRunning(settings);
}

function notRunning({ dataFolder }: ServiceSettings): CliError {
  return new CliError('NOT_RUNNING', { folder: dataFolder });
}
