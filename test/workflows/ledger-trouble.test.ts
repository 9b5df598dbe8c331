import { sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, civilDate } from '../../domain/calendar.ts';
import { envelopeText } from '../../domain/envelope.ts';
import { resumeStream } from '../../client/resume.ts';
import { append } from '../../ledger/append.ts';
import { openLedger } from '../../ledger/database.ts';
import { fenceStream, findStream } from '../../ledger/streams.ts';
import { databaseUrl } from '../../cli/up/service.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command, type Draft } from '../support/given.ts';
import { countOf, openCovenant, rawCommand, type RunningCovenant } from './covenants.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = await testBench();
});

const setMidterm = (day: number): Draft =>
  command('SetDate', { date: 'midterm', from: addDays(civilDate(new Date().toISOString()), 500 + day) });

/** Writes an event into a stream behind its workflow's back. */
async function writeForeignEvent(covenant: RunningCovenant): Promise<void> {
  const last = (await covenant.events()).at(-1);
  if (!last) throw new Error('there is no event');
  const foreign = {
    ...last,
    sequence: last.sequence + 1,
    type: 'MilestoneRecorded',
    data: { milestone: 'forged' },
  };
  await append(bench.service.ledger.db, {
    stream: covenant.stream,
    slug: covenant.slug,
    epoch: 1,
    run: { workflowId: covenant.workflowId, runId: 'a-foreign-run' },
    expectedSequence: last.sequence,
    events: [envelopeText({ ...foreign, commandId: null, cause: { kind: 'time', due: last.recordedAt } })],
    commands: [],
  });
}

describe('When the ledger holds what the stream did not write', () => {
  it('the stream halts: the sender hears it, later commands are refused, and operators see it', async () => {
    const covenant = await openCovenant(bench);
    await covenant.send(setMidterm(1));
    await writeForeignEvent(covenant);
    const struck = covenant.send(setMidterm(2));
    await expect(struck).rejects.toMatchObject({ kind: 'refused', code: 'LEDGER_DIVERGED' });
    await expect(covenant.send(setMidterm(3))).rejects.toMatchObject({ code: 'LEDGER_DIVERGED' });
    // The sender hears it before the ledger is marked.
    await bench.clock.whenIdle(covenant.workflowId);
    const known = await findStream(bench.service.ledger.db, covenant.stream);
    expect(known?.halted).toMatchObject({ code: 'LEDGER_DIVERGED' });
    expect(await bench.service.client.live(covenant.stream)).toMatchObject({
      halted: expect.stringContaining('differs') as string,
      nextInstant: null,
    });
    const { searchAttributes } = await covenant.handle.describe();
    expect(searchAttributes['CovenantHalted']).toEqual([true]);
    const history = await covenant.history();
    expect(countOf(history, 'workflowTaskFailedEventAttributes')).toBe(0);
    expect((await covenant.eventTypes()).filter((type) => type === 'DateSet')).toHaveLength(1);
  });

  it('time makes nothing any more', async () => {
    const covenant = await openCovenant(bench);
    await writeForeignEvent(covenant);
    await covenant.send(setMidterm(1)).catch(() => undefined);
    const history = await covenant.history();
    await covenant.forwardDays(800);
    expect(countOf(await covenant.history(), 'timerFiredEventAttributes')).toBe(
      countOf(history, 'timerFiredEventAttributes'),
    );
  });
});

describe('When another run has taken the stream over', () => {
  it('an older one that wakes up writes nothing, and what it was sent reaches the new one once', async () => {
    const covenant = await openCovenant(bench);
    const { client, ledger } = bench.service;
    const { sequence } = await fenceStream(ledger.db, covenant.stream);
    const sent = covenant.send(setMidterm(1));
    await vi.waitFor(async () =>
      expect((await client.live(covenant.stream)).halted).toMatch(/was ended by epoch/),
    );
    const stream = await findStream(ledger.db, covenant.stream);
    expect(stream).toMatchObject({ halted: null, head: { sequence } });
    if (stream) await resumeStream(client, ledger.db, stream, 'resume');
    expect((await sent).events).toMatchObject([{ type: 'DateSet', sequence: sequence + 2 }]);
    expect((await covenant.eventTypes()).slice(sequence)).toEqual(['StreamResumed', 'DateSet']);
  });
});

describe('When the ledger is slow', () => {
  it('eight commands wait and are answered in the end; a ninth is refused at once', async () => {
    const covenant = await openCovenant(bench);
    const other = await openLedger(await databaseUrl(bench.engine, bench.database), 'virtual');
    let waiting: Promise<unknown>[] = [];
    await other.db.transaction().execute(async (transaction) => {
      await sql`select 1 from stream where stream = ${covenant.stream} for update`.execute(transaction);
      waiting = Array.from({ length: 8 }, (_, day) => covenant.send(setMidterm(day)));
      const live = () => bench.service.client.live(covenant.stream);
      await vi.waitFor(async () => expect(await live()).toMatchObject({ waiting: 8 }), { timeout: 10_000 });
      const ninth = covenant.handle.executeUpdate('command', {
        args: [rawCommand('RecordMilestone', { milestone: 'request' })],
      });
      await expect(ninth).rejects.toMatchObject({ cause: { type: 'LEDGER_BUSY' } });
    });
    await other.close();
    expect(await Promise.all(waiting)).toHaveLength(8);
    expect((await covenant.eventTypes()).filter((type) => type === 'DateSet')).toHaveLength(8);
    const refused = await covenant.history();
    expect(countOf(refused, 'workflowExecutionUpdateAcceptedEventAttributes')).toBe(9);
  });
});
