import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../engine/engine.ts';
import type { Engine, TemporalHandle } from '../../engine/handle.ts';
import { REHEARSAL_NAMESPACE } from '../../engine/pins.ts';
import { startDelayTo, virtualClock, type VirtualClock } from '../../engine/virtual-clock.ts';
import { clockActivities } from './clock-activities.ts';
import { endSignal, lookUpdate, seenQuery, type ClockInput } from './clock-workflow.ts';

const DAY = 86_400_000;
const TASK_QUEUE = 'clock';

let folder: string;
let engine: Engine;
let temporal: TemporalHandle;
let client: Client;
let clock: VirtualClock;
let closeWorker: () => Promise<void>;

async function startWorker(): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect(temporal.address);
  const worker = await Worker.create({
    connection,
    namespace: REHEARSAL_NAMESPACE,
    taskQueue: TASK_QUEUE,
    workflowsPath: fileURLToPath(new URL('./clock-workflow.ts', import.meta.url)),
    activities: clockActivities,
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
}

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  folder = await mkdtemp(join(tmpdir(), 'engine-test-'));
  const needs = { database: false };
  engine = await startEngine({ dataFolder: folder, purpose: 'test', needs, report: () => {} });
  if (!engine.temporal) throw new Error('It was asked for.');
  temporal = engine.temporal;
  await temporal.ensureNamespace(REHEARSAL_NAMESPACE);
  const { connection } = temporal;
  client = new Client({ connection, namespace: REHEARSAL_NAMESPACE });
  clock = virtualClock({ connection, namespace: REHEARSAL_NAMESPACE });
  closeWorker = await startWorker();
});

afterAll(async () => {
  await closeWorker();
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

let started = 0;

function start(
  input: ClockInput,
  options: { startDelay?: number; taskQueue?: string } = {},
): Promise<WorkflowHandle> {
  started += 1;
  const workflowId = `clock-${started}`;
  return client.workflow.start('clockWorkflow', {
    taskQueue: TASK_QUEUE,
    workflowId,
    args: [input],
    ...options,
  });
}

const look = (handle: WorkflowHandle): Promise<number> => handle.executeUpdate(lookUpdate).then(Date.parse);
const seen = (handle: WorkflowHandle): Promise<string[]> => handle.query(seenQuery);
const startOf = async (handle: WorkflowHandle): Promise<number> =>
  (await handle.describe()).startTime.getTime();

/** Instants as whole days after a beginning; a day is much longer than anything here takes. */
const asDays = (instants: string[], from: number): number[] =>
  instants.map((instant) => Math.round((Date.parse(instant) - from) / DAY));

describe('When a clock stands at its start', () => {
  it("begins as the host's time", async () => {
    const handle = await start({ timersMs: [] });
    const apart = Math.abs((await clock.now(handle.workflowId)).getTime() - Date.now());
    expect(apart).toBeLessThan(2_000);
    expect(Math.abs((await look(handle)) - Date.now())).toBeLessThan(2_000);
  });

  it('begins later with a start delay, once it is forwarded there', async () => {
    const instant = new Date(Date.now() + 100 * DAY).toISOString();
    const handle = await start({ timersMs: [DAY] }, { startDelay: startDelayTo(instant) });
    const half = await clock.forward(handle.workflowId, { byMs: 50 * DAY });
    expect(half.outcome).toBe('reached');
    const { historyLength } = await handle.describe();
    expect(historyLength).toBeLessThan(5);
    await clock.forward(handle.workflowId, { until: instant });
    expect(Math.abs((await look(handle)) - Date.parse(instant))).toBeLessThan(5_000);
    await clock.forward(handle.workflowId, { byMs: DAY });
    expect(asDays(await seen(handle), Date.parse(instant))).toEqual([1]);
  });

  it('is begun early by an update, in the time of the host', async () => {
    const handle = await start({ timersMs: [] }, { startDelay: 100 * DAY });
    expect(Math.abs((await look(handle)) - Date.now())).toBeLessThan(2_000);
  });
});

describe('When a clock is forwarded', () => {
  it('reaches a target without a timer on the way, and runs on with the time of the host', async () => {
    const handle = await start({ timersMs: [10 * DAY] });
    const { outcome, now } = await clock.forward(handle.workflowId, { byMs: DAY / 2 });
    const before = Date.now();
    expect(outcome).toBe('reached');
    const first = await look(handle);
    expect(first - now.getTime()).toBeLessThan(1_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const passed = (await look(handle)) - first;
    expect(passed).toBeGreaterThanOrEqual(900);
    expect(passed).toBeLessThan(Date.now() - before + 100);
    expect(await seen(handle)).toEqual([]);
  });

  it('fires every timer on the way at its own time, and nothing beyond the target', async () => {
    const handle = await start({ timersMs: [DAY, 2 * DAY, 3 * DAY] });
    const from = await startOf(handle);
    await clock.forward(handle.workflowId, { byMs: 2.5 * DAY });
    expect(asDays(await seen(handle), from)).toEqual([1, 2]);
    await clock.forward(handle.workflowId, { byMs: 2.5 * DAY });
    expect(asDays(await seen(handle), from)).toEqual([1, 2, 3]);
  });

  it('ends between the target and a second or two after it, and has done what was due at the target', async () => {
    const days = Array.from({ length: 20 }, (_, index) => index + 1);
    const handle = await start({ timersMs: days.map((day) => day * DAY) });
    const from = await startOf(handle);
    for (const day of days) {
      const until = new Date(from + day * DAY + 500).toISOString();
      const { now } = await clock.forward(handle.workflowId, { until });
      expect(now.getTime()).toBeGreaterThanOrEqual(Date.parse(until));
      expect(now.getTime()).toBeLessThan(Date.parse(until) + 5_000);
      expect(await seen(handle)).toHaveLength(day);
    }
  });

  it('waits for an activity in flight, also for one that takes longer than the way to the target', async () => {
    const handle = await start({ timersMs: [DAY, 2 * DAY], activityMs: 1_500 });
    await clock.forward(handle.workflowId, { byMs: DAY });
    const { raw } = await handle.describe();
    expect(raw.pendingActivities ?? []).toEqual([]);
    expect(await seen(handle)).toHaveLength(1);
    const before = Date.now();
    await clock.forward(handle.workflowId, { byMs: DAY });
    expect(Date.now() - before).toBeGreaterThanOrEqual(1_400);
    expect(await seen(handle)).toHaveLength(2);
  });

  it('keeps clock and target over continue-as-new', async () => {
    const handle = await start({ timersMs: [DAY, 2 * DAY], continueTimes: 5 });
    const from = await startOf(handle);
    await clock.forward(handle.workflowId, { byMs: 5 * DAY });
    expect(asDays(await seen(handle), from)).toEqual([1, 2, 3, 4, 5]);
    await clock.forward(handle.workflowId, { byMs: 30 * DAY });
    expect(asDays(await seen(handle), from)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(Math.round(((await look(handle)) - from) / DAY)).toBe(35);
  });

  it('skips more often than the server does by default', async () => {
    const timersMs = Array.from({ length: 205 }, (_, index) => (index + 1) * DAY);
    const handle = await start({ timersMs });
    await clock.forward(handle.workflowId, { byMs: 206 * DAY });
    expect(await seen(handle)).toHaveLength(205);
  });

  it('says that a workflow has ended', async () => {
    const handle = await start({ timersMs: [] });
    await handle.signal(endSignal);
    await handle.result();
    await expect(clock.forward(handle.workflowId, { byMs: DAY })).resolves.toMatchObject({
      outcome: 'closed',
    });
  });

  it('says that a later forward of the same workflow took its place', async () => {
    const handle = await start({ timersMs: [] });
    const outcomes = await Promise.all([
      clock.forward(handle.workflowId, { byMs: DAY }),
      clock.forward(handle.workflowId, { byMs: 2 * DAY }),
    ]);
    const words = outcomes.map(({ outcome }) => outcome);
    expect(words).toContain('reached');
    expect(['reached', 'superseded']).toEqual(expect.arrayContaining(words));
  });
});

describe('When a clock cannot be forwarded', () => {
  it('says so where no worker does the work that is due', async () => {
    const handle = await start({ timersMs: [DAY] }, { taskQueue: 'nobody' });
    const impatient = virtualClock({
      connection: temporal.connection,
      namespace: REHEARSAL_NAMESPACE,
      withinMs: 1_000,
    });
    await expect(impatient.forward(handle.workflowId, { byMs: DAY })).rejects.toMatchObject({
      code: 'VIRTUAL_CLOCK_STUCK',
    });
  });

  it('is refused in the namespace of the covenants that are really run', async () => {
    const { connection, namespace } = temporal;
    await temporal.ensureNamespace(namespace);
    const real = new Client({ connection, namespace });
    await real.workflow.start('clockWorkflow', {
      taskQueue: 'nobody',
      workflowId: 'real',
      args: [{ timersMs: [] }],
    });
    const forbidden = virtualClock({ connection, namespace });
    await expect(forbidden.forward('real', { byMs: DAY })).rejects.toMatchObject({
      code: 'VIRTUAL_CLOCK_UNAVAILABLE',
    });
  });
});
