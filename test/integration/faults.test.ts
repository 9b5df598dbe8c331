import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CovenantError } from '../../client/errors.ts';
import { resumeStream } from '../../client/resume.ts';
import { initialState } from '../../domain/state.ts';
import { ensureNamespace } from '../../engine/namespace.ts';
import { MAIN_NAMESPACE, REHEARSAL_NAMESPACE } from '../../engine/pins.ts';
import { backup } from '../../ledger/backup.ts';
import { eventAt } from '../../ledger/read.ts';
import { restore } from '../../ledger/restore.ts';
import { refillStream } from '../../worker/refill.ts';
import { listRuns } from '../../ledger/runs.ts';
import { findStream } from '../../ledger/streams.ts';
import { covenantWorkflowId, statusQuery } from '../../workflows/messages.ts';
import { APPEND_TIMEOUT, startBench, type Bench, type Site } from '../support/faults-bench.ts';
import { COURSE, testTerms } from '../support/faults-covenant.ts';
import { dutiesOf, openOnly, playDuplicates, playOnce, sendPlain } from '../support/faults-duplicates.ts';
import { commandIdOf, insist, playCourse, type Played } from '../support/faults-play.ts';
import { Random, seedOf } from '../support/faults-random.ts';
import { recordOf } from '../support/faults-record.ts';
import { expectAllRecorded, expectReplay, KillTest, undisturbed, type Wanted } from '../support/faults.ts';

const seed = seedOf(process.env);
const HALF = 9;
/** The next wave refers to no content: that would be lost with the ledger, as no history holds texts. */
const BEFORE_BACKUP = 5;
const levers = { appendTimeout: APPEND_TIMEOUT };

let bench: Bench;
let wanted: Wanted;

beforeAll(async () => {
  bench = await startBench();
  wanted = await undisturbed(bench);
});
afterAll(() => bench?.stop());

const codeOf = (error: unknown): unknown => (error instanceof CovenantError ? error.code : error);

async function resume(site: Site, stream: string): Promise<void> {
  const known = await findStream(site.ledger.db, stream);
  if (!known) throw new Error(`the ledger has no stream ${stream}`);
  await resumeStream(site.client, site.ledger.db, known, 'resume', levers);
}

test(`a sample of kills of worker, engine and database loses nothing (FAULT_SEED=${seed})`, async () => {
  const { killed } = await KillTest.run({ bench, wanted, counts: { worker: 10, servers: 4 }, seed });
  expect(killed.worker).toBeGreaterThanOrEqual(10);
  expect(killed.engine + killed.database).toBeGreaterThanOrEqual(4);
}, 300_000);

test(`commands that are repeated and come in any order are recorded once across many runs (FAULT_SEED=${seed})`, async () => {
  const site = await bench.site({ namespace: REHEARSAL_NAMESPACE, clock: 'virtual' });
  const { db } = site.ledger;
  const once = await playOnce(site, 'once', 20);
  const often = await playDuplicates(site, { slug: 'often', count: 20, random: new Random(seed) });
  await expectAllRecorded(site, often);
  expect(await recordOf(db, often)).toEqual(await recordOf(db, once));
  await expectReplay(site, [often.stream]);
  // How many depends on how the senders' waves fall together; two changes of run are enough to cross.
  expect((await listRuns(db, often.stream)).length).toBeGreaterThan(2);
  await site.stop();
}, 180_000);

describe('a stream that is taken over from its ledger', () => {
  let site: Site;
  let terms: Awaited<ReturnType<typeof testTerms>>;

  beforeAll(async () => {
    site = await bench.site({ namespace: MAIN_NAMESPACE, clock: 'real' });
    terms = await testTerms(site);
  });

  /** The rest of the course, after all that came before was sent once more and answered as it was. */
  async function goOn(on: Site, half: Played): Promise<Played> {
    const whole = await playCourse({ site: on, slug: half.slug, terms, course: COURSE });
    expect(whole.answers.slice(0, half.answers.length)).toEqual(half.answers);
    await expectAllRecorded(on, whole);
    expect(await recordOf(on.ledger.db, whole)).toEqual(wanted.record);
    return whole;
  }

  test('fences the old run, which wakes up later and writes nothing', async () => {
    const half = await playCourse({ site, slug: 'fenced', terms, course: COURSE.slice(0, HALF), levers });
    const { stream } = half;
    const [late] = await dutiesOf(site, 'fenced', 1);
    if (!late) throw new Error('there is no command');
    await bench.database.stop('SIGQUIT');
    const unanswered = sendPlain(site, stream, late, 5_000).catch(codeOf);
    const old = site.temporal.workflow.getHandle(covenantWorkflowId(stream));
    await expect.poll(async () => (await old.query(statusQuery)).waiting, { timeout: 20_000 }).toBe(1);
    await site.stop();
    await bench.database.start();

    const other = await bench.site({ namespace: 'another-engine', clock: 'real', ledgerOf: site });
    expect(await unanswered).toBe('ANSWER_UNKNOWN');
    await resume(other, stream);
    await goOn(other, half);

    await Promise.all(site.workers.map((worker) => worker.start()));
    expect(await sendPlain(site, stream, late, 5_000).catch(codeOf)).toBe('STREAM_MOVING');
    expect((await old.query(statusQuery)).halted).toContain('This run must stop');
    const after = await findStream(site.ledger.db, stream);
    expect(after).toMatchObject({ epoch: 2, halted: null });
    await other.stop();
  }, 180_000);

  test('goes on after all data of the engine was deleted', async () => {
    const half = await playCourse({ site, slug: 'deleted', terms, course: COURSE.slice(0, HALF), levers });
    await site.stop();
    await bench.loseEngineData();
    await ensureNamespace({ connection: bench.connection, namespace: MAIN_NAMESPACE, own: true });
    await Promise.all(site.workers.map((worker) => worker.start()));
    await expect(
      site.client.send('deleted', { type: 'OpenGate', fields: { gate: 'agreement' }, actor: 'olga' }),
    ).rejects.toMatchObject({ code: 'STREAM_NOT_RUNNING' });
    await resume(site, half.stream);
    await goOn(site, half);
  }, 180_000);

  test('records the resume before a command that waited for it', async () => {
    const { stream } = await openOnly(site, 'waited-for');
    const [waiting] = await dutiesOf(site, 'waited-for', 1);
    if (!waiting) throw new Error('there is no command');
    await site.stop();
    const resumed = resume(site, stream);
    const sent = insist(() => sendPlain(site, stream, waiting));
    await sleep(1_000);
    await Promise.all(site.workers.map((worker) => worker.start()));
    const [{ first }] = await Promise.all([sent, resumed]);
    expect((await eventAt(site.ledger.db, stream, first - 1))?.envelope.type).toBe('StreamResumed');
    await expectReplay(site, [stream]);
  }, 180_000);

  test('replays alike whether or not its first command came with its first task', async () => {
    const slug = 'late-opening';
    const commandId = commandIdOf(slug, 'opening');
    const stream = commandId.replace('cmd_', 'cov_');
    const input = { stream, clock: 'real', epoch: 1, state: initialState() } as const;
    await site.client.startStream({ ...input, recent: [], levers });
    await expect.poll(() => site.client.live(stream), { timeout: 20_000 }).toMatchObject({ waiting: 0 });
    await site.stop();
    const opened = insist(() => site.client.open({ slug, ...terms, actor: 'olga', commandId }));
    await sleep(1_000);
    await Promise.all(site.workers.map((worker) => worker.start()));
    await opened;
    await expectReplay(site, [stream]);
  }, 180_000);

  test('goes on after its ledger was restored from a backup that is older than the engine', async () => {
    const { db } = site.ledger;
    const folder = join(bench.folder, 'backup');
    const play = (waves: number) =>
      playCourse({ site, slug: 'restored', terms, course: COURSE.slice(0, waves), levers });
    await play(BEFORE_BACKUP);
    await backup(db, folder);
    const half = await play(BEFORE_BACKUP + 1);
    await bench.loseLedger(site);
    await insist(() => restore(db, folder));
    const next = { type: 'OpenGate', fields: { gate: 'acceptance' }, actor: 'olga' } as const;
    await expect(site.client.send('restored', next)).rejects.toMatchObject({ code: 'LEDGER_DIVERGED' });
    const { refilled, conflicts, losses } = await refillStream({ db, temporal: site.temporal }, half.stream);
    expect(refilled).toBe(half.answers.at(-1)?.length);
    expect([...conflicts, ...losses]).toEqual([]);
    await resume(site, half.stream);
    await goOn(site, half);
  }, 180_000);
});
