import { beforeAll, describe, expect, it } from 'vitest';
import { newCommandId } from '../../client/draft.ts';
import { addDays, addPeriod, civilDate } from '../../domain/calendar.ts';
import { listRuns } from '../../ledger/runs.ts';
import { verifyStream } from '../../ledger/verify.ts';
import { aGate, anObligation, onlyGates, onlyObligations } from '../support/definition.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command, type Draft } from '../support/given.ts';
import { go, openGate } from '../support/steps.ts';
import { countOf, openCovenant, rawCommand, type RunningCovenant } from './covenants.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = await testBench();
});

const SOON = { continueAfterEvents: 30 };
const today = (): string => civilDate(new Date().toISOString());
const setMidterm = (day: number): Draft =>
  command('SetDate', { date: 'midterm', from: addDays(today(), 500 + day) });

async function runsOf(covenant: RunningCovenant): Promise<string[]> {
  const runs = await listRuns(bench.service.ledger.db, covenant.stream);
  return runs.map(({ runId }) => runId);
}

describe('When a run is long enough', () => {
  it('the stream goes on in a new run with everything that it knew', async () => {
    const covenant = await openCovenant(bench, undefined, SOON);
    for (let day = 1; day <= 30; day++) await covenant.send(setMidterm(day));
    const runs = await runsOf(covenant);
    expect(runs.length).toBeGreaterThan(2);
    const events = await covenant.events();
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === 'DateSet')).toHaveLength(30);
    const live = await bench.service.client.live(covenant.stream);
    expect(live.state).toEqual(await covenant.state());
    expect(await verifyStream(bench.service.ledger.db, covenant.stream)).toMatchObject({ problems: [] });
    for (const run of runs) {
      expect((await covenant.history(run)).length).toBeLessThan(80);
    }
  });

  it('the last one is told apart from those that it follows', async () => {
    const covenant = await openCovenant(bench, undefined, SOON);
    for (let day = 1; day <= 12; day++) await covenant.send(setMidterm(day));
    const [first = '', ...others] = await runsOf(covenant);
    expect(others.length).toBeGreaterThan(0);
    const history = await covenant.history(first);
    expect(countOf(history, 'workflowExecutionContinuedAsNewEventAttributes')).toBe(1);
    expect(countOf(history, 'workflowTaskFailedEventAttributes')).toBe(0);
  });

  it('commands that come at that moment are answered once each', async () => {
    const covenant = await openCovenant(bench, undefined, SOON);
    const senders = Array.from({ length: 4 }, async (_, sender) => {
      for (let day = 1; day <= 10; day++) await covenant.send(setMidterm(sender * 100 + day));
    });
    await Promise.all(senders);
    expect((await covenant.eventTypes()).filter((type) => type === 'DateSet')).toHaveLength(40);
    expect((await runsOf(covenant)).length).toBeGreaterThan(1);
  });

  it('the ids of answered commands are carried over', async () => {
    const covenant = await openCovenant(bench, undefined, SOON);
    const commandId = newCommandId();
    const raw = rawCommand('SetDate', { date: 'midterm', from: addDays(today(), 900) }, { commandId });
    const first = await covenant.handle.executeUpdate('command', { args: [raw] });
    for (let day = 1; day <= 20; day++) await covenant.send(setMidterm(day));
    expect((await runsOf(covenant)).length).toBeGreaterThan(1);
    expect(await covenant.handle.executeUpdate('command', { args: [raw] })).toEqual(first);
    const changed = { ...raw, fields: { date: 'midterm', from: addDays(today(), 901) } };
    await expect(covenant.handle.executeUpdate('command', { args: [changed] })).rejects.toMatchObject({
      cause: { type: 'DUPLICATE_COMMAND_ID' },
    });
    expect((await covenant.events()).filter((event) => event.commandId === commandId)).toHaveLength(1);
  });

  it('what waits for its day still comes on it', async () => {
    const quiet = aGate('quiet', { silence: { after: 'P3M', outcome: 'lapsed' } });
    const yearly = anObligation('report', {
      owner: { organisation: 'union' },
      due: { from: 'opening', plus: 'P1Y' },
      every: 'P1Y',
    });
    const definition = { ...onlyGates(quiet), obligations: onlyObligations(yearly).obligations };
    const covenant = await openCovenant(bench, definition, SOON);
    await covenant.send(openGate('quiet'));
    for (let day = 1; day <= 12; day++) await covenant.send(setMidterm(day));
    expect((await runsOf(covenant)).length).toBeGreaterThan(1);
    await covenant.forwardDays(400);
    const made = (await covenant.events()).filter(({ cause }) => cause.kind === 'time');
    expect(made.map(({ type, recordedAt }) => [type, civilDate(recordedAt)])).toEqual([
      ['GateClosed', addDays(addPeriod(today(), 'P3M'), 1)],
      ['ObligationOpened', addDays(addPeriod(today(), 'P1Y'), 1)],
    ]);
  });
});

describe('When a covenant is closed', () => {
  const closing = command(
    'CloseCovenant',
    { reason: 'the term is over' as never },
    {
      for: 'chair',
      evidence: 'minutes',
    },
  );

  it('its run completes, and a later command hears that it is over', async () => {
    const covenant = await openCovenant(bench, onlyGates(aGate('last', {})));
    await covenant.sendAll(openGate('last'), go('last'), closing);
    await covenant.handle.result();
    expect((await covenant.handle.describe()).status.name).toBe('COMPLETED');
    expect((await covenant.eventTypes()).at(-1)).toBe('CovenantClosed');
    expect((await covenant.state()).status).toBe('closed');
    await expect(covenant.send(openGate('last'))).rejects.toMatchObject({
      kind: 'refused',
      code: 'COVENANT_NOT_OPEN',
      parameters: { status: 'closed' },
    });
  });

  it('with its timer running, nothing stays behind', async () => {
    const quiet = aGate('quiet', { silence: { after: 'P3M', outcome: 'lapsed' } });
    const covenant = await openCovenant(bench, onlyGates(quiet));
    await covenant.sendAll(openGate('quiet'), closing);
    await covenant.handle.result();
    const history = await covenant.history();
    expect(countOf(history, 'timerStartedEventAttributes')).toBe(1);
    expect(countOf(history, 'workflowTaskFailedEventAttributes')).toBe(0);
  });
});
