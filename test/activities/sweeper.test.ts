import { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSiblingActivities } from '../../activities/siblings.ts';
import { archiveRun, encodeHistory, openRunsOf, sweepRuns } from '../../activities/sweeper.ts';
import { fetchHistory } from '../../activities/run-history.ts';
import { startEngine } from '../../engine/engine.ts';
import type { Engine } from '../../engine/handle.ts';
import { append } from '../../ledger/append.ts';
import { archivedHistory } from '../../ledger/archive.ts';
import type { Ledger } from '../../ledger/database.ts';
import { listRuns } from '../../ledger/runs.ts';
import { newStream, request } from '../ledger/build.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { endUpdate, type covenant } from './sweeper-workflow.ts';

const QUEUE = 'sweeper-test';

let folder: string;
const postgres = openPostgres();
let engine: Engine;
let temporal: Client;
let worker: Worker;
let running: Promise<void>;
let native: NativeConnection;
let ledger: Ledger;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweeper-test-'));
  engine = await startEngine({
    dataFolder: join(folder, 'data'),
    purpose: 'test',
    report: () => undefined,
    needs: { temporal: true, database: false },
    attach: false,
  });
  const handle = engine.temporal;
  if (!handle) throw new Error('the engine has no server');
  await handle.ensureNamespace(handle.namespace);
  temporal = new Client({ connection: handle.connection, namespace: handle.namespace });
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  native = await NativeConnection.connect({ address: handle.address.address });
  worker = await Worker.create({
    connection: native,
    namespace: handle.namespace,
    taskQueue: QUEUE,
    workflowsPath: fileURLToPath(new URL('./sweeper-workflow.ts', import.meta.url)),
  });
  running = worker.run();
});

afterAll(async () => {
  worker?.shutdown();
  await running;
  await native?.close();
  await engine?.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  ledger = await postgres.createLedger();
  return () => ledger.close();
});

/** A stream of this ledger, and a run of its workflow that has begun. */
async function start() {
  const stream = newStream();
  const workflowId = `covenant:${stream.stream}`;
  const handle = await temporal.workflow.start<typeof covenant>('covenant', {
    workflowId,
    taskQueue: QUEUE,
    args: [{ stream: stream.stream, epoch: 1, state: { sequence: 0 } }],
  });
  const run = { workflowId, runId: handle.firstExecutionRunId };
  await append(ledger.db, { ...request(stream, 1, 1), run });
  return { ...stream, ...run, handle };
}

async function firstTaskOf(workflowId: string, runId: string) {
  const history = await fetchHistory(temporal, workflowId, runId);
  const completed = history?.events?.find((event) => event.workflowTaskCompletedEventAttributes);
  return completed?.eventId ?? null;
}

const archive = () => ({ db: ledger.db, temporal });

async function runsOf(stream: string) {
  return (await listRuns(ledger.db, stream)).map(({ runId, status, historyHash }) => ({
    runId,
    status,
    archived: historyHash !== null,
  }));
}

/** The list of closed runs is kept apart from the runs, and follows them. */
async function sweepUntil(count: number): Promise<void> {
  let stored = 0;
  await expect
    .poll(async () => (stored += await sweepRuns(archive())), { timeout: 20_000, interval: 200 })
    .toBe(count);
}

describe('the archive sweeper', () => {
  test('stores every closed run once, with how it ended', async () => {
    const endings = { completed: 'complete', failed: 'fail' } as const;
    for (const [status, ending] of Object.entries(endings)) {
      const run = await start();
      await run.handle.executeUpdate(endUpdate, { args: [ending] });
      await run.handle.result().catch(() => undefined);
      expect(await sweepRuns(archive())).toBe(1);
      expect(await sweepRuns(archive())).toBe(0);
      expect(await runsOf(run.stream)).toEqual([{ runId: run.runId, status, archived: true }]);
    }
  });

  test('the stored bytes are the whole history and decode to it', async () => {
    const run = await start();
    await run.handle.executeUpdate(endUpdate, { args: ['complete'] });
    await run.handle.result();
    await sweepRuns(archive());
    const stored = await archivedHistory(ledger.db, run.runId);
    const decoded = proto.temporal.api.history.v1.History.decode(stored?.bytes ?? Buffer.alloc(0));
    expect(decoded.events).toHaveLength(stored?.events ?? 0);
    expect(decoded.events?.at(-1)?.workflowExecutionCompletedEventAttributes).toBeTruthy();
    const again = await fetchHistory(temporal, run.workflowId, run.runId);
    expect(Buffer.from(encodeHistory(again ?? {})).equals(stored?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  test('finds the runs that wrote nothing: continued, reset, terminated', async () => {
    const run = await start();
    await run.handle.executeUpdate(endUpdate, { args: ['continue'] });
    await expect.poll(async () => (await run.handle.describe()).runId).not.toBe(run.runId);
    const second = (await run.handle.describe()).runId;
    const current = temporal.workflow.getHandle<typeof covenant>(run.workflowId);
    await current.query('__stack_trace');
    await temporal.workflowService.resetWorkflowExecution({
      namespace: temporal.options.namespace,
      workflowExecution: { workflowId: run.workflowId, runId: second },
      reason: 'test',
      workflowTaskFinishEventId: await firstTaskOf(run.workflowId, second),
      requestId: second,
    });
    const third = (await current.describe()).runId;
    await temporal.workflow.getHandle(run.workflowId).terminate('test');
    await sweepUntil(3);
    const statuses = await runsOf(run.stream);
    expect(statuses).toContainEqual({ runId: run.runId, status: 'continued', archived: true });
    expect(statuses).toContainEqual({ runId: second, status: 'reset', archived: true });
    expect(statuses).toContainEqual({ runId: third, status: 'terminated', archived: true });
  });

  test('leaves open runs and other ledgers’ runs alone', async () => {
    const open = await start();
    const mine = ledger;
    ledger = await postgres.createLedger();
    const foreign = await start();
    const theirs = ledger;
    ledger = mine;
    await foreign.handle.terminate('test');
    expect(await archiveRun(archive(), open.workflowId, open.runId)).toBe(false);
    expect(await archiveRun(archive(), foreign.workflowId, foreign.runId)).toBe(false);
    expect(await sweepRuns(archive())).toBe(0);
    await theirs.close();
    await open.handle.terminate('test');
    expect(await archiveRun(archive(), open.workflowId, open.runId)).toBe(true);
    expect(await archiveRun(archive(), open.workflowId, open.runId)).toBe(false);
  });

  test('gives the history so far of a run that is open', async () => {
    const run = await start();
    await run.handle.query('__stack_trace');
    const histories = await openRunsOf(archive(), run.stream);
    expect([...histories.keys()]).toEqual([run.runId]);
    expect(histories.get(run.runId)?.events?.length).toBeGreaterThan(2);
    await run.handle.terminate('test');
  });
});

describe('a sibling', () => {
  test('is started once, however often and by whomever it is asked for', async () => {
    const { startSibling } = createSiblingActivities(temporal);
    const stream = newStream();
    const workflowId = `covenant:${stream.stream}`;
    const sibling = {
      workflowType: 'covenant',
      workflowId,
      taskQueue: QUEUE,
      input: { stream: stream.stream, epoch: 1, state: { sequence: 0 } },
    };
    const answers = await Promise.all([startSibling(sibling), startSibling(sibling)]);
    expect(answers.filter(({ started }) => started)).toHaveLength(1);
    const handle = temporal.workflow.getHandle<typeof covenant>(workflowId);
    await handle.executeUpdate(endUpdate, { args: ['complete'] });
    await handle.result();
    expect(await startSibling(sibling)).toEqual({ workflowId, started: false });
  });
});
