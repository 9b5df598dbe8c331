import { sql } from 'kysely';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDropFolder } from '../../cli/drop/start.ts';
import { acquireLock } from '../../engine/lock.ts';
import { connect, openLedger } from '../../ledger/database.ts';
import { openPostgres, type TestPostgres } from '../ledger/postgres.ts';
import { covenant } from './run-cli.ts';

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'covenant-surroundings-'));
});

afterEach(() => rmSync(data, { recursive: true, force: true }));

describe('restore', () => {
  it('of a folder that is not there says so before any database is set up', async () => {
    const outcome = await covenant(null, ['restore', join(data, 'gone'), '--data', join(data, 'new')]);
    expect(outcome).toMatchObject({ code: 2, out: '' });
    expect(outcome.err).toMatch(/^BACKUP_NOT_FOUND: There is no folder .+gone\. /);
    expect(readdirSync(data)).toEqual([]);
  });
});

/** A line that cannot run here: exit code 4 and one sentence, which it gives. */
async function cannotRun(
  words: string[],
  code: string,
  environment: Record<string, string> = {},
): Promise<string> {
  const outcome = await covenant(null, [...words, '--log-level', 'error'], { environment });
  expect(outcome).toMatchObject({ code: 4, out: '' });
  expect(outcome.err).toMatch(new RegExp(`^${code}: .+\n$`));
  return outcome.err;
}

const up = (folder: string) => ['up', '--data', folder];

describe('up says in a sentence why it cannot start', () => {
  it('a data folder that cannot be written', async () => {
    writeFileSync(join(data, 'file'), '');
    const said = await cannotRun(up(join(data, 'file', 'data')), 'DATA_FOLDER_NOT_WRITABLE');
    expect(said).toContain('--data');
  });

  it('a data folder of a newer version, which is left as it is', async () => {
    writeFileSync(join(data, 'folder.json'), '{"format": 2}');
    await cannotRun(up(data), 'DATA_FOLDER_NEWER');
    expect(readdirSync(data)).toEqual(['folder.json']);
  });

  it('a file in the place of the drop folder, before anything is started', async () => {
    writeFileSync(join(data, 'drop'), 'Not a folder.');
    const said = await cannotRun(up(data), 'DROP_FOLDER_UNUSABLE');
    expect(said).toContain(`The drop folder ${join(data, 'drop')} cannot be used`);
    expect(await cannotRun([...up(data), '--lang', 'nl'], 'DROP_FOLDER_UNUSABLE')).toContain('inlevermap');
    expect(readdirSync(data).sort()).toEqual(['drop', 'folder.json']);
  });

  it('a folder on which another up runs, which it names', async () => {
    const lock = await acquireLock({ file: join(data, 'lock.json'), purpose: 'covenant up', shared: true });
    const said = await cannotRun(up(data), 'DATA_FOLDER_IN_USE');
    expect(said).toContain(`process ${process.pid}`);
    lock.release();
  });

  it('settings that are wrong, all at once and without what they hold', async () => {
    const environment = { SMTP_URL: 'https://user:hunter2@mail', COVENANT_LOG_LEVEL: 'loud' };
    const said = await cannotRun(up(data), 'BAD_CONFIGURATION', environment);
    expect(said).toMatch(/COVENANT_LOG_LEVEL must be .*SMTP_URL must be /);
    expect(said).not.toContain('hunter2');
  });
});

describe('a drop folder', () => {
  it('is made with the folders above it, and left as it is where it is there', async () => {
    const path = join(data, 'new', 'drop');
    await makeDropFolder(path);
    mkdirSync(join(path, 'kites'));
    await makeDropFolder(path);
    expect(readdirSync(path)).toEqual(['kites']);
  });
});

describe('a command says in a sentence what it cannot reach', () => {
  let postgres: TestPostgres;

  beforeAll(async () => {
    postgres = openPostgres();
  });

  const command = () => ['milestone', 'kites', 'request', '--as', 'olga', '--data', data];

  it('an engine', async () => {
    const environment = { TEMPORAL_ADDRESS: '127.0.0.1:1', DATABASE_URL: await postgres.createDatabase() };
    const said = await cannotRun(command(), 'ENGINE_UNREACHABLE', environment);
    expect(said).toContain('127.0.0.1:1');
  });

  it('an engine that nobody started', async () => {
    expect(await cannotRun(command(), 'NOT_RUNNING')).toContain('covenant up');
    expect(existsSync(join(data, 'lock.json'))).toBe(false);
  });

  it('a database, without its password', async () => {
    const environment = { DATABASE_URL: 'postgres://someone:hidden@127.0.0.1:1/none' };
    expect(await cannotRun(['list'], 'LEDGER_UNREACHABLE', environment)).not.toContain('hidden');
  });

  it('a database that another PostgreSQL made, which is left as it is', async () => {
    const cluster = join(data, 'database', 'cluster');
    mkdirSync(cluster, { recursive: true });
    writeFileSync(join(cluster, 'PG_VERSION'), '99\n');
    const said = await cannotRun(['list', '--data', data], 'DATABASE_OTHER_VERSION');
    expect(said).toContain('PostgreSQL 99');
    expect(readdirSync(cluster)).toEqual(['PG_VERSION']);
    expect(existsSync(join(data, 'lock.json'))).toBe(false);
  });

  it('a database without a ledger, or with one of a newer version', async () => {
    const DATABASE_URL = await postgres.createDatabase();
    await cannotRun(['list'], 'LEDGER_NOT_READY', { DATABASE_URL });
    await (await openLedger(DATABASE_URL, 'real')).close();
    const later = await connect(DATABASE_URL);
    await sql`insert into kysely_migration values ('999-later', now())`.execute(later.db);
    await later.close();
    expect(await cannotRun(['list'], 'LEDGER_SCHEMA_NEWER', { DATABASE_URL })).toContain('999-later');
  });
});
