import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resumeStream } from '../../client/resume.ts';
import { databaseUrl } from '../../cli/up/service.ts';
import { addDays, civilDate } from '../../domain/calendar.ts';
import { openLedger, type Ledger } from '../../ledger/database.ts';
import { listLosses } from '../../ledger/losses.ts';
import { eventRows } from '../../ledger/read.ts';
import { listRuns } from '../../ledger/runs.ts';
import { findStream } from '../../ledger/streams.ts';
import { verifyStream } from '../../ledger/verify.ts';
import { refillStream } from '../../worker/refill.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command, type Draft } from '../support/given.ts';
import { openCovenant, type RunningCovenant } from '../workflows/covenants.ts';

let bench: TestBench;
let covenant: RunningCovenant;
const empty: Ledger[] = [];

const setMidterm = (day: number): Draft =>
  command('SetDate', { date: 'midterm', from: addDays(civilDate(new Date().toISOString()), 500 + day) });

/** A ledger that knows nothing: as old as a backup can be. */
async function emptyLedger(): Promise<Ledger> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const ledger = await openLedger(await databaseUrl(bench.engine, name), 'virtual');
  empty.push(ledger);
  return ledger;
}

/** Everything of a stream that the chain guards, and how its commands were answered. */
async function contents({ db }: Ledger): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const { body, hash, previous_hash, command_id } of eventRows(db, covenant.stream))
    rows.push([body.toString('utf8'), hash.toString('hex'), previous_hash.toString('hex'), command_id]);
  const commands = db.selectFrom('command').selectAll().where('stream', '=', covenant.stream);
  return [...rows, ...(await commands.orderBy('first_sequence').execute())];
}

beforeAll(async () => {
  bench = await testBench();
  covenant = await openCovenant(bench, undefined, { continueAfterEvents: 30 });
  for (let day = 1; day <= 12; day++) await covenant.send(setMidterm(day));
  const { client, ledger } = bench.service;
  const stream = await findStream(ledger.db, covenant.stream);
  if (stream) await resumeStream(client, ledger.db, stream, 'resume', { continueAfterEvents: 30 });
  for (let day = 13; day <= 24; day++) await covenant.send(setMidterm(day));
});

afterAll(() => Promise.all(empty.map((ledger) => ledger.close())));

const archiveOf = ({ db }: Ledger) => ({ db, temporal: bench.service.temporal });

describe('When a ledger knows nothing of a stream that the engine runs', () => {
  it('a refill gives it the same chain, over all runs and epochs, and again does nothing', async () => {
    const ledger = await emptyLedger();
    const report = await refillStream(archiveOf(ledger), covenant.stream);
    expect(report).toMatchObject({ slug: covenant.slug, losses: [], conflicts: [] });
    expect(report.runs).toBeGreaterThan(3);
    expect(await contents(ledger)).toEqual(await contents(bench.service.ledger));
    expect(await verifyStream(ledger.db, covenant.stream)).toMatchObject({ problems: [] });
    expect(await refillStream(archiveOf(ledger), covenant.stream)).toMatchObject({ refilled: 0, losses: [] });
  });

  it('the notices that its events plan are planned as well', async () => {
    const ledger = await emptyLedger();
    await refillStream(archiveOf(ledger), covenant.stream);
    const planned = ({ db }: Ledger) =>
      db
        .selectFrom('notice_item')
        .select(['obligation', 'step', 'recipient', 'due_on'])
        .orderBy('due_on')
        .execute();
    expect((await planned(ledger)).length).toBe((await planned(bench.service.ledger)).length);
  });

  it('two refills at once come to the same', async () => {
    const ledger = await emptyLedger();
    await Promise.all([1, 2].map(() => refillStream(archiveOf(ledger), covenant.stream)));
    expect(await contents(ledger)).toEqual(await contents(bench.service.ledger));
    expect(await listLosses(ledger.db, covenant.stream)).toEqual([]);
  });
});

describe('When a history in the middle is gone', () => {
  it('what went before is put back, and the rest becomes a recorded loss, once', async () => {
    const [, second, third] = await listRuns(bench.service.ledger.db, covenant.stream);
    if (!second || !third) throw new Error('there are too few runs');
    const { db } = await emptyLedger();
    const archive = { db, temporal: withoutRun(second.runId) };
    const report = await refillStream(archive, covenant.stream);
    expect(report.refilled).toBe(second.firstSequence - 1);
    const end = (await covenant.events()).length;
    const ranges = report.losses.map(({ fromSequence, toSequence }) => [fromSequence, toSequence]);
    expect(ranges).toEqual([
      [second.firstSequence, third.firstSequence - 1],
      [third.firstSequence, end],
    ]);
    expect(await refillStream(archive, covenant.stream)).toMatchObject({ refilled: 0, losses: [] });
  });
});

/** The engine as it is, but for one run whose history it does not have any more. */
function withoutRun(gone: string): Client {
  const { temporal } = bench.service;
  const getHandle: Client['workflow']['getHandle'] = (workflowId, runId) => {
    const handle = temporal.workflow.getHandle(workflowId, runId);
    const notFound = new WorkflowNotFoundError('it is gone', workflowId, runId);
    return runId === gone ? { ...handle, fetchHistory: () => Promise.reject(notFound) } : handle;
  };
  const workflow = Object.create(temporal.workflow, { getHandle: { value: getHandle } }) as object;
  return Object.create(temporal, { workflow: { value: workflow } }) as Client;
}
