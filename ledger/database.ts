import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { ClockKind } from '../domain/envelope.ts';
import { LedgerError, toLedgerError, withLedgerErrors } from './errors.ts';
import { latestSchema, migrations } from './migrations/index.ts';
import type { LedgerDatabase, LedgerTables } from './schema.ts';

/** Type ids of PostgreSQL, fixed in its catalogue. */
const INT8 = 20;
const DATE = 1082;

export interface Ledger {
  db: LedgerDatabase;
  close: () => Promise<void>;
}

export interface ConnectOptions {
  /** Most connections at once; each append holds one. */
  connections?: number;
  /** Milliseconds to wait for a connection. */
  patience?: number;
}

/**
 * Connects to a ledger's database without changing it.
 * Errors: LEDGER_UNREACHABLE, LEDGER_SCHEMA_NEWER.
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Ledger> {
  return withLedgerErrors(async () => {
    const pool = createPool(url, options);
    const db = new Kysely<LedgerTables>({ dialect: new PostgresDialect({ pool }) });
    try {
      await refuseNewerSchema(db);
    } catch (error) {
      await db.destroy();
      throw error;
    }
    return { db, close: () => db.destroy() };
  });
}

/**
 * Brings the schema up to this version (or to an older one by name) and claims the database for one kind of clock.
 * Errors: LEDGER_SCHEMA_NEWER, CLOCK_MISMATCH when the ledger already keeps the other clock, LEDGER_UNREACHABLE.
 */
export async function migrate(db: LedgerDatabase, clock: ClockKind, schema = latestSchema): Promise<void> {
  await withLedgerErrors(async () => {
    await migrateSchema(db, schema);
    await claimClock(db, clock);
  });
}

/** Connects, migrates and claims the clock: what a program that writes wants at its start. */
export async function openLedger(
  url: string,
  clock: ClockKind,
  options: ConnectOptions = {},
): Promise<Ledger> {
  const ledger = await connect(url, options);
  try {
    await migrate(ledger.db, clock);
    return ledger;
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

/** Brings the schema to `schema`, without claiming a clock. Errors: LEDGER_SCHEMA_NEWER, LEDGER_UNREACHABLE. */
export async function migrateSchema(db: LedgerDatabase, schema: string): Promise<void> {
  await refuseNewerSchema(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(schema);
  if (error !== undefined) throw toLedgerError(error);
}

/** Name of the last migration that ran here; null in a database that holds no ledger. */
export async function currentSchema(db: LedgerDatabase): Promise<string | null> {
  return (await ranMigrations(db)).at(-1) ?? null;
}

/** False for a table that the database's schema, being older, does not have. */
export async function tableExists(db: LedgerDatabase, table: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
    db,
  );
  return rows[0]?.there === true;
}

/** Which clock this ledger keeps, and its id. Errors: LEDGER_NOT_READY, LEDGER_UNREACHABLE. */
export async function ledgerSetting(db: LedgerDatabase): Promise<{ ledgerId: string; clock: ClockKind }> {
  const row = await withLedgerErrors(() =>
    db.selectFrom('setting').select(['ledger_id', 'clock']).executeTakeFirst(),
  );
  if (row === undefined) {
    throw new LedgerError('LEDGER_NOT_READY', 'The database holds no ledger yet. Migrate it first.');
  }
  return { ledgerId: row.ledger_id, clock: row.clock };
}

function createPool(url: string, options: ConnectOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: options.patience ?? 5_000,
    types: parsers(),
  });
  // A connection that breaks is replaced at its next use, and whoever holds it hears of it from the query. Unheard,
  // either of these events would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Counts fit a number, and a civil date is no instant: pg would make text of the one and a Date of the other. */
function parsers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(INT8, Number);
  overrides.setTypeParser(DATE, String);
  return overrides;
}

async function refuseNewerSchema(db: LedgerDatabase): Promise<void> {
  const unknown = (await ranMigrations(db)).find((name) => !(name in migrations));
  if (unknown === undefined) return;
  throw new LedgerError(
    'LEDGER_SCHEMA_NEWER',
    `The database has schema ${unknown}, this version knows ${latestSchema}. Use a newer version of covenants.`,
  );
}

async function ranMigrations(db: LedgerDatabase): Promise<string[]> {
  const found = await sql<{
    found: boolean;
  }>`select to_regclass('kysely_migration') is not null as found`.execute(db);
  if (found.rows[0]?.found !== true) return [];
  const ran = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return ran.rows.map((row) => row.name);
}

async function claimClock(db: LedgerDatabase, clock: ClockKind): Promise<void> {
  await db
    .insertInto('setting')
    .values({ ledger_id: `led_${uuidv7()}`, clock })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  refuseOtherClock((await ledgerSetting(db)).clock, clock);
}

/** Throws CLOCK_MISMATCH unless both are the same. */
export function refuseOtherClock(kept: ClockKind, given: ClockKind): void {
  if (kept === given) return;
  const advice = 'A rehearsal needs a database of its own.';
  throw new LedgerError('CLOCK_MISMATCH', `This ledger keeps ${kept} time, not ${given} time. ${advice}`);
}
