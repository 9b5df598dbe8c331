import proto from '@temporalio/proto';
import { sql } from 'kysely';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRunsOf, sweepRuns } from '../../activities/sweeper.ts';
import { resumeStream } from '../../client/resume.ts';
import { addDays, civilDate } from '../../domain/calendar.ts';
import { archivedHistory } from '../../ledger/archive.ts';
import { listRuns } from '../../ledger/runs.ts';
import { findStream } from '../../ledger/streams.ts';
import { replayStream, type ReplayReport } from '../../worker/replay.ts';
import { decodeHistory, replayRun, type History } from '../../worker/replay-run.ts';
import { aGate, onlyGates } from '../support/definition.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command, type Draft } from '../support/given.ts';
import { go, openGate, parties, pass, letter } from '../support/steps.ts';
import { openCovenant, type RunningCovenant } from './covenants.ts';

const { History: HistoryMessage } = proto.temporal.api.history.v1;

let bench: TestBench;
let bundle: string;

beforeAll(async () => {
  bench = await testBench();
  bundle = await readFile(bench.service.build.codePath, 'utf8');
});

const setMidterm = (day: number): Draft =>
  command('SetDate', { date: 'midterm', from: addDays(civilDate(new Date().toISOString()), 500 + day) });

async function check(covenant: RunningCovenant): Promise<ReplayReport> {
  const archive = { db: bench.service.ledger.db, temporal: bench.service.temporal };
  await sweepRuns(archive);
  return replayStream(archive.db, covenant.stream, { open: await openRunsOf(archive, covenant.stream) });
}

/** The archived history of a covenant's first run, which continued as new. */
async function firstHistory(covenant: RunningCovenant): Promise<History> {
  await check(covenant);
  const [run] = await listRuns(bench.service.ledger.db, covenant.stream);
  const archived = await archivedHistory(bench.service.ledger.db, run?.runId ?? '');
  if (!archived) throw new Error('the run is not archived');
  return decodeHistory(archived.bytes);
}

/** Decodes an own copy, alters it, and gives it as the archive would. */
function altered(history: History, change: (copy: History) => void): History {
  const copy = decodeHistory(HistoryMessage.encode(HistoryMessage.create(history)).finish());
  change(copy);
  return copy;
}

describe('When a covenant is replayed', () => {
  it('workflow and ledger tell the same story, over runs, clocks and refusals', async () => {
    const covenant = await openCovenant(bench, undefined, { continueAfterEvents: 40 });
    await covenant.sendAll(...pass('acceptance'), ...parties.map(letter), openGate('go-no-go'));
    await covenant.send(openGate('agreement')).catch(() => undefined);
    await covenant.forwardDays(100);
    await covenant.sendAll(go('go-no-go'), ...Array.from({ length: 12 }, (_, day) => setMidterm(day)));
    const report = await check(covenant);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ workflow: true, ledger: true });
    expect(report.runs.length).toBeGreaterThan(1);
    expect(report.runs.map(({ build }) => build)).toEqual(report.runs.map(() => bench.service.build.buildId));
  });

  it('what time made by itself replays as well', async () => {
    const quiet = aGate('quiet', { silence: { after: 'P14D', outcome: 'lapsed' } });
    const covenant = await openCovenant(bench, onlyGates(quiet));
    await covenant.send(openGate('quiet'));
    await covenant.untilNextFact();
    const report = await check(covenant);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ workflow: true, ledger: true });
  });

  it('a stream that was resumed replays over both of its epochs', async () => {
    const covenant = await openCovenant(bench);
    await covenant.sendAll(...pass('acceptance'));
    const { client, ledger } = bench.service;
    const stream = await findStream(ledger.db, covenant.stream);
    if (!stream) throw new Error('the ledger does not know the stream');
    await resumeStream(client, ledger.db, stream, 'resume');
    await covenant.send(setMidterm(1));
    const report = await check(covenant);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ workflow: true, ledger: true });
    expect(report.runs.map(({ epoch }) => epoch)).toEqual([1, 2]);
  });
});

describe('When a history is not what the code did', () => {
  let history: History;
  let workflowId: string;

  beforeAll(async () => {
    const covenant = await openCovenant(bench, undefined, { continueAfterEvents: 30 });
    for (let day = 1; day <= 12; day++) await covenant.send(setMidterm(day));
    history = await firstHistory(covenant);
    workflowId = covenant.workflowId;
  });

  const replay = async (changed: History): Promise<string | null> =>
    (await replayRun(changed, bundle, workflowId)).problem;

  it('untouched, it replays', async () => {
    expect(await replay(history)).toBeNull();
  });

  it('with another activity in it, it is a violation of determinism', async () => {
    const changed = altered(history, ({ events }) => {
      const scheduled = events?.find((event) => event.activityTaskScheduledEventAttributes);
      const type = scheduled?.activityTaskScheduledEventAttributes?.activityType;
      if (!type) throw new Error('the history has no activity');
      type.name = 'halt';
    });
    expect(await replay(changed)).toMatch(/nondeterminism|determinism/i);
  });

  it('with a command taken out of it, it does not replay', async () => {
    const changed = altered(history, ({ events = [] }) => {
      const accepted =
        events?.findIndex((event) => event.workflowExecutionUpdateAcceptedEventAttributes) ?? -1;
      events?.splice(accepted, 1);
    });
    expect(await replay(changed)).not.toBeNull();
  });

  it('with another day in a command, the code makes other events than the history holds', async () => {
    const day = addDays(civilDate(new Date().toISOString()), 501);
    const changed = altered(history, ({ events = [] }) => {
      for (const event of events ?? []) {
        const request = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest;
        const [payload] = request?.input?.args?.payloads ?? [];
        if (!payload?.data) continue;
        const text = Buffer.from(payload.data).toString('utf8').replace(day, addDays(day, 100));
        payload.data = Buffer.from(text, 'utf8');
      }
    });
    expect(await replay(changed)).toMatch(/other events than the history holds/);
  });

  it('with the code of another build, it makes other events', async () => {
    const other = bundle.replaceAll("assurance: 'asserted'", "assurance: 'signed'");
    expect(other).not.toBe(bundle);
    const { problem } = await replayRun(history, other, workflowId);
    expect(problem).toMatch(/other events than the history holds/);
  });
});

describe('When the ledger is not what the runs appended', () => {
  it('replay says which event differs', async () => {
    const covenant = await openCovenant(bench);
    const { last } = await covenant.send(setMidterm(1));
    const { db } = bench.service.ledger;
    await db.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom('event')
        .select('body')
        .where('stream', '=', covenant.stream)
        .where('sequence', '=', last)
        .executeTakeFirstOrThrow();
      const forged = Buffer.from(row.body.toString('utf8').replace('"olga"', '"otto"'), 'utf8');
      await sql`set local session_replication_role = replica`.execute(transaction);
      await sql`update event set body = ${forged} where stream = ${covenant.stream} and sequence = ${last}`.execute(
        transaction,
      );
    });
    const report = await check(covenant);
    expect(report).toMatchObject({ workflow: false, ledger: false });
    expect(report.problems.join('\n')).toMatch(new RegExp(`event ${last}`));
  });
});
