import { beforeAll, describe, expect, it } from 'vitest';
import { takeOver, takeOverWhereNeeded, type TakeOverParts } from '../../cli/recovery/take-over.ts';
import { addDays, civilDate } from '../../domain/calendar.ts';
import { findStream, haltStream, type Stream } from '../../ledger/streams.ts';
import { verifyStream } from '../../ledger/verify.ts';
import { Attendance, type Trouble } from '../../worker/attendance.ts';
import type { CovenantInput } from '../../workflows/messages.ts';
import { aGate, onlyGates } from '../support/definition.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command, type Draft } from '../support/given.ts';
import { go, openGate } from '../support/steps.ts';
import { openCovenant, rawCommand, type RunningCovenant } from '../workflows/covenants.ts';

let bench: TestBench;
let parts: TakeOverParts;

beforeAll(async () => {
  bench = await testBench();
  const { client, ledger, temporal } = bench.service;
  parts = { client, db: ledger.db, temporal };
});

const setMidterm = (day: number): Draft =>
  command('SetDate', { date: 'midterm', from: addDays(civilDate(new Date().toISOString()), 500 + day) });

const closing = command(
  'CloseCovenant',
  { reason: 'the term is over' as never },
  { for: 'chair', evidence: 'minutes' },
);

const attendance = (): Attendance =>
  new Attendance({ ...parts, build: bench.service.build.buildId, thorough: true });

async function known(covenant: RunningCovenant): Promise<Stream> {
  const stream = await findStream(parts.db, covenant.stream);
  if (!stream) throw new Error('the ledger does not know the stream');
  return stream;
}

async function troubleOf(covenant: RunningCovenant): Promise<Trouble | null> {
  return attendance().troubleOf(await known(covenant));
}

/** That the stream goes on, in one sound chain, with a run that knows what the ledger knows. */
async function expectHealthy(covenant: RunningCovenant, epoch: number): Promise<void> {
  await covenant.send(setMidterm(99));
  expect(await troubleOf(covenant)).toBeNull();
  const live = await bench.service.client.live(covenant.stream);
  expect(live).toMatchObject({ epoch, halted: null, waiting: 0 });
  expect(live.state).toEqual(await covenant.state());
  expect(await verifyStream(parts.db, covenant.stream)).toMatchObject({ problems: [] });
}

describe('When several people resume a covenant at once', () => {
  it('one healthy stream remains', async () => {
    const covenant = await openCovenant(bench);
    const stream = await known(covenant);
    const all = await Promise.all([1, 2, 3].map(() => takeOver(parts, stream)));
    expect(new Set(all.map(({ epoch }) => epoch))).toEqual(new Set([2, 3, 4]));
    expect((await covenant.eventTypes()).filter((type) => type === 'StreamResumed')).toHaveLength(3);
    await expectHealthy(covenant, 4);
  });

  it('what finds it in trouble takes it over once', async () => {
    const covenant = await openCovenant(bench);
    await covenant.handle.terminate();
    const stream = await known(covenant);
    const all = await Promise.all([1, 2, 3].map(() => takeOverWhereNeeded(parts, stream, attendance())));
    expect(all.filter((taken) => taken !== null)).toMatchObject([{ why: 'not-running', epoch: 2 }]);
    await expectHealthy(covenant, 2);
  });

  it('commands that are sent meanwhile are recorded once each', async () => {
    const covenant = await openCovenant(bench);
    const senders = Array.from({ length: 12 }, (_, day) => covenant.send(setMidterm(day)));
    const resumed = takeOver(parts, await known(covenant));
    const answered = (await Promise.allSettled(senders)).flatMap((sent) =>
      sent.status === 'fulfilled' ? [sent.value.commandId] : [],
    );
    await resumed;
    const commands = (await covenant.events()).flatMap(({ commandId }) => commandId ?? []);
    for (const commandId of answered) expect(commands.filter((id) => id === commandId)).toHaveLength(1);
    await expectHealthy(covenant, 2);
  });
});

describe('When an old run wakes up after a takeover', () => {
  it('what it appends is refused as fenced, and nothing is doubled', async () => {
    const covenant = await openCovenant(bench);
    await covenant.send(setMidterm(1));
    const input: CovenantInput = {
      stream: covenant.stream,
      clock: 'virtual',
      epoch: 1,
      state: await covenant.state(),
      recent: [],
    };
    // As a server that was cut off would keep it: under another id, so that the takeover cannot end it.
    const old = await parts.temporal.workflow.start('covenant', {
      workflowId: `cut-off:${covenant.stream}`,
      taskQueue: bench.taskQueue,
      args: [input],
    });
    await takeOver(parts, await known(covenant));
    const before = await covenant.events();
    const update = rawCommand('RecordMilestone', { milestone: 'request' });
    await expect(old.executeUpdate('command', { args: [update] })).rejects.toThrow();
    const { events } = await old.fetchHistory();
    const failures = (events ?? []).flatMap(
      (event) => event.activityTaskFailedEventAttributes?.failure?.applicationFailureInfo?.type ?? [],
    );
    expect(failures).toEqual(['LEDGER_FENCED']);
    expect(await covenant.events()).toEqual(before);
    expect((await known(covenant)).halted).toBeNull();
    await old.terminate();
    await expectHealthy(covenant, 2);
  });
});

describe('When somebody asks which streams are in trouble', () => {
  it('a stream that runs is not, and one that was ended or halted or fenced off is', async () => {
    const covenant = await openCovenant(bench);
    expect(await troubleOf(covenant)).toBeNull();
    const halt = { code: 'LEDGER_DIVERGED', reason: 'it differed', at: new Date().toISOString() };
    await haltStream(parts.db, covenant.stream, halt);
    expect(await troubleOf(covenant)).toBe('halted');
    await takeOver(parts, await known(covenant));
    expect(await troubleOf(covenant)).toBeNull();
    await parts.db
      .updateTable('stream')
      .set((eb) => ({ epoch: eb('epoch', '+', 1) }))
      .where('stream', '=', covenant.stream)
      .execute();
    expect(await troubleOf(covenant)).toBe('fenced');
    await covenant.handle.terminate();
    expect(await troubleOf(covenant)).toBe('not-running');
  });

  it('a covenant that is closed needs no run, but may be given one', async () => {
    const covenant = await openCovenant(bench, onlyGates(aGate('last', {})));
    await covenant.sendAll(openGate('last'), go('last'), closing);
    await covenant.handle.result();
    const stream = await known(covenant);
    expect(await takeOverWhereNeeded(parts, stream, attendance())).toBeNull();
    expect(await takeOver(parts, stream)).toMatchObject({ why: 'asked', epoch: 2 });
    expect(await covenant.state()).toMatchObject({ status: 'closed' });
  });
});
