import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { append } from '../../ledger/append.ts';
import {
  connect,
  currentSchema,
  type Ledger,
  ledgerSetting,
  migrate,
  openLedger,
} from '../../ledger/database.ts';
import { LedgerError } from '../../ledger/errors.ts';
import { latestSchema } from '../../ledger/migrations/index.ts';
import { recordLoss } from '../../ledger/losses.ts';
import { verifyLedger, verifyStream } from '../../ledger/verify.ts';
import { listStreams } from '../../ledger/streams.ts';
import { answer, newCommandId, newStream, request } from './build.ts';
import { openPostgres } from './postgres.ts';

const postgres = openPostgres();
let ledger: Ledger;

beforeAll(async () => {
  ledger = await postgres.createLedger();
});

afterAll(async () => {
  await ledger?.close();
});

describe('connecting', () => {
  let url: string;

  beforeAll(async () => {
    url = await postgres.createDatabase();
  });

  test('a database without a ledger says so', async () => {
    const empty = await connect(url);
    await expect(listStreams(empty.db)).rejects.toMatchObject({ code: 'LEDGER_NOT_READY' });
    await expect(append(empty.db, request(newStream(), 1, 1))).rejects.toMatchObject({
      code: 'LEDGER_NOT_READY',
    });
    await empty.close();
  });

  test('several at once migrate a new database once', async () => {
    const ledgers = await Promise.all([1, 2, 3].map(() => openLedger(url, 'real')));
    const ids = await Promise.all(ledgers.map(async ({ db }) => (await ledgerSetting(db)).ledgerId));
    expect(new Set(ids).size).toBe(1);
    await Promise.all(ledgers.map((each) => each.close()));
  });

  test('migrates again without effect, and keeps its id and its clock', async () => {
    const first = await openLedger(url, 'real');
    const setting = await ledgerSetting(first.db);
    expect(await currentSchema(first.db)).toBe(latestSchema);
    await first.close();
    const second = await openLedger(url, 'real');
    expect(await ledgerSetting(second.db)).toEqual(setting);
    await expect(migrate(second.db, 'virtual')).rejects.toMatchObject({ code: 'CLOCK_MISMATCH' });
    await second.close();
  });

  test('a database of a newer schema is refused', async () => {
    const later = await connect(url);
    await sql`insert into kysely_migration values ('999-later', now())`.execute(later.db);
    await later.close();
    await expect(connect(url)).rejects.toMatchObject({ code: 'LEDGER_SCHEMA_NEWER' });
    await expect(openLedger(url, 'real')).rejects.toThrow('schema 999-later');
  });

  test.each([
    ['nobody listens', 'postgres://someone:secret@127.0.0.1:1/ledger'],
    ['the socket is missing', 'postgres://someone:secret@/ledger?host=/nowhere/at/all'],
    ['no such host', 'postgres://someone:secret@ledger.invalid:5432/ledger'],
  ])('unreachable, since %s; the password is not told', async (_name, url) => {
    const error: unknown = await connect(url).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(LedgerError);
    expect(error).toMatchObject({ code: 'LEDGER_UNREACHABLE', retryable: true });
    expect(String(error)).not.toContain('secret');
  });

  test('unreachable, since there is no such database', async () => {
    await expect(connect(postgres.url('nowhere'))).rejects.toMatchObject({ code: 'LEDGER_UNREACHABLE' });
  });

  test('a lost connection is an expected failure, and the next call has a new one', async () => {
    const stream = newStream();
    const cut = append(ledger.db, request(stream, 1, 1), async (transaction) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction);
    });
    await expect(cut).rejects.toMatchObject({ code: 'LEDGER_UNREACHABLE' });
    expect(await append(ledger.db, request(stream, 1, 1))).toMatchObject({ recorded: 1 });
  });
});

describe('what proves something cannot be changed', () => {
  test.each(['event', 'command', 'loss'])('rows of %s: no update, no delete, no truncate', async (table) => {
    const stream = newStream();
    await append(ledger.db, answer(stream, newCommandId(), 1, 1));
    await recordLoss(ledger.db, { stream: stream.stream, fromSequence: 2, toSequence: 3, reason: 'test' });
    const id = sql.id(table);
    for (const statement of [
      sql`update ${id} set stream = stream`,
      sql`delete from ${id}`,
      sql`truncate ${id}`,
    ]) {
      await expect(statement.execute(ledger.db)).rejects.toThrow(`table ${table} is append-only`);
    }
    expect((await sql`select 1 from ${id}`.execute(ledger.db)).rows).not.toEqual([]);
  });
});

describe('verification of a stream whose rows were changed behind the trigger', () => {
  test.each([
    ['a byte of an event', 'update event set body = set_byte(body, 20, 65)', 2, 'chain', 2],
    ['a hash', "update event set hash = sha256('x')", 3, 'chain', 3],
    ['a removed event', 'delete from event', 2, 'chain', 2],
    ['a removed last event', 'delete from event', 4, 'head', 3],
    ['another type in the column', "update event set type = 'Other'", 1, 'column', 1],
    ['another head', 'update stream set head_sequence = 9', null, 'head', 4],
    ['an epoch behind its events', 'update stream set epoch = 1', null, 'head', 4],
    ['a lost command', 'delete from command', null, 'command', 1],
    ['a longer command', 'update command set last_sequence = 3', null, 'command', 1],
  ])('%s is found', async (_name, change, at, kind, sequence) => {
    const { stream, slug } = newStream();
    await append(ledger.db, answer({ stream, slug }, newCommandId(), 1, 2));
    await append(ledger.db, request({ stream, slug }, 3, 3, { epoch: 2, type: 'StreamResumed' }));
    await append(ledger.db, request({ stream, slug }, 4, 4, { epoch: 2 }));
    expect((await verifyStream(ledger.db, stream)).problems).toEqual([]);
    const where = sql`where stream = ${stream}${at === null ? sql`` : sql` and sequence = ${at}`}`;
    await ledger.db.transaction().execute(async (transaction) => {
      await sql`set local session_replication_role = replica`.execute(transaction);
      await sql`${sql.raw(change)} ${where}`.execute(transaction);
    });
    const { problems } = await verifyStream(ledger.db, stream);
    expect(problems).toContainEqual(expect.objectContaining({ kind, sequence }));
  });

  test('the whole ledger is checked stream by stream', async () => {
    const { stream, slug } = newStream();
    await append(ledger.db, request({ stream, slug }, 1, 1));
    const reports = await verifyLedger(ledger.db);
    expect(reports.find((report) => report.stream === stream)?.problems).toEqual([]);
  });

  test('an unknown stream is no sound stream', async () => {
    await expect(verifyStream(ledger.db, 'cov_none')).rejects.toMatchObject({ code: 'STREAM_UNKNOWN' });
  });
});
