import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, addPeriod, civilDate } from '../../domain/calendar.ts';
import { dueDay, isLate } from '../../domain/obligation.ts';
import { aGate, anObligation, onlyGates, onlyObligations } from '../support/definition.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command } from '../support/given.ts';
import {
  forChair,
  go,
  openGate,
  parties,
  pass,
  letter,
  position,
  reason,
  toDialogue,
} from '../support/steps.ts';
import { countOf, openCovenant, type RunningCovenant } from './covenants.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = await testBench();
});

const today = (): string => civilDate(new Date().toISOString());

const sign = (organisation: string) =>
  command(
    'SignCovenant',
    { document: 'the agreement' as never, method: 'ceremony' },
    { for: organisation, evidence: 'mail' },
  );

/** The last event, once time has made it: the clock is moved before its append is done. */
async function latest(covenant: RunningCovenant): Promise<{ type: string; cause: unknown; data: unknown }> {
  await bench.clock.whenIdle(covenant.workflowId);
  const last = (await covenant.events()).at(-1);
  if (!last) throw new Error('there is no event');
  return last;
}

describe('When time makes a fact', () => {
  it('[R75] a phase that starts by date begins on its day, by the timer and by nobody', async () => {
    const covenant = await openCovenant(bench);
    await covenant.sendAll(...toDialogue, ...pass('agreement'), ...parties.map(sign));
    const on = addDays(today(), 40);
    await covenant.send(command('SetEntryIntoForce', { on }));
    await covenant.forwardDays(30);
    expect(await covenant.state()).toMatchObject({ phase: 'signing' });
    expect(await covenant.untilNextFact()).toBe(on);
    const started = (await covenant.events()).findLast(({ type }) => type === 'PhaseStarted');
    expect(started).toMatchObject({
      data: { phase: 'implementation', on },
      actor: { person: null, system: 'engine' },
      cause: { kind: 'time' },
    });
    expect(civilDate(started?.recordedAt ?? '')).toBe(on);
    expect(countOf(await covenant.history(), 'timerFiredEventAttributes')).toBeGreaterThan(0);
  });

  it('a recurring duty opens its next occurrence, year after year', async () => {
    const yearly = anObligation('report', {
      owner: { organisation: 'union' },
      due: { from: 'opening', plus: 'P1Y' },
      every: 'P1Y',
    });
    const covenant = await openCovenant(bench, onlyObligations(yearly));
    for (const occurrence of [2, 3, 4]) {
      expect(await covenant.untilNextFact()).toBe(addDays(addPeriod(today(), `P${occurrence - 1}Y`), 1));
      expect(await latest(covenant)).toMatchObject({ type: 'ObligationOpened', data: { occurrence } });
    }
    expect(Object.keys((await covenant.state()).obligations)).toHaveLength(4);
  });

  it('several years pass in one move, and each occurrence opens on its own day', async () => {
    const yearly = anObligation('report', {
      owner: { organisation: 'union' },
      due: { from: 'opening', plus: 'P1Y' },
      every: 'P1Y',
    });
    const covenant = await openCovenant(bench, onlyObligations(yearly));
    await covenant.forwardDays(3 * 366);
    const opened = (await covenant.events()).filter(({ type }) => type === 'ObligationOpened').slice(1);
    const days = opened.map(({ recordedAt }) => civilDate(recordedAt));
    expect(days).toEqual(['P1Y', 'P2Y', 'P3Y'].map((period) => addDays(addPeriod(today(), period), 1)));
  });

  it('silence lapses a gate on the day after the one that was announced, and never before', async () => {
    const quiet = aGate('quiet', { silence: { after: 'P14D', outcome: 'lapsed' } });
    const covenant = await openCovenant(bench, onlyGates(quiet));
    await covenant.send(openGate('quiet'));
    expect((await latest(covenant)).data).toMatchObject({ silentOn: addDays(today(), 14) });
    await covenant.forwardDays(13);
    expect((await latest(covenant)).type).toBe('GateOpened');
    await covenant.untilNextFact();
    expect(await latest(covenant)).toMatchObject({
      type: 'GateClosed',
      data: { outcome: 'lapsed' },
      cause: { kind: 'time' },
    });
  });

  it('a gate that was decided in time does not lapse', async () => {
    const quiet = aGate('quiet', { silence: { after: 'P14D', outcome: 'lapsed' } });
    const covenant = await openCovenant(bench, onlyGates(quiet));
    await covenant.sendAll(openGate('quiet'), go('quiet'));
    await covenant.forwardDays(60);
    expect((await covenant.eventTypes()).filter((type) => type === 'GateClosed')).toHaveLength(1);
  });
});

describe('When a covenant is suspended', () => {
  const quiet = aGate('quiet', { silence: { after: 'P14D', outcome: 'lapsed' } });
  const suspend = command('SuspendCovenant', { reason }, forChair);
  const resume = command('ResumeCovenant', {}, forChair);

  it('[R131] time makes no fact until it goes on, and an announced silence has all its days', async () => {
    const covenant = await openCovenant(bench, onlyGates(quiet));
    await covenant.sendAll(openGate('quiet'), suspend);
    await covenant.forwardDays(30);
    expect((await latest(covenant)).type).toBe('CovenantSuspended');
    await covenant.send(resume);
    expect(await latest(covenant)).toMatchObject({ type: 'CovenantResumed', data: { days: 30 } });
    await covenant.forwardDays(14);
    expect((await latest(covenant)).type).toBe('CovenantResumed');
    await covenant.untilNextFact();
    expect(await latest(covenant)).toMatchObject({ type: 'GateClosed', data: { outcome: 'lapsed' } });
  });
});

describe('When duties fall due', () => {
  it('a year of reminders and lateness costs the history nothing', async () => {
    const duties = Array.from({ length: 30 }, (_, index) =>
      anObligation(`duty-${index}`, { due: { from: 'opening', plus: `P${index + 1}W` } }),
    );
    const covenant = await openCovenant(bench, onlyObligations(...duties));
    await bench.clock.whenIdle(covenant.workflowId);
    const before = await covenant.history();
    await covenant.forwardDays(365);
    const after = await covenant.history();
    for (const attributes of [
      'timerStartedEventAttributes',
      'timerFiredEventAttributes',
      'activityTaskScheduledEventAttributes',
      'workflowTaskScheduledEventAttributes',
    ] as const) {
      expect(countOf(after, attributes), attributes).toBe(countOf(before, attributes));
    }
    const state = await covenant.state();
    const late = Object.values(state.obligations).filter((each) =>
      isLate(state, each, addDays(today(), 365)),
    );
    expect(late).toHaveLength(90);
    expect(Object.values(state.obligations).map((each) => dueDay(state, each))).not.toContain(undefined);
  });

  it('their reminders stand planned beside the ledger', async () => {
    const covenant = await openCovenant(bench, onlyObligations(anObligation('plan', {})));
    const items = await bench.service.ledger.db
      .selectFrom('notice_item')
      .select(['recipient', 'obligation', 'due_on'])
      .where('stream', '=', covenant.stream)
      .execute();
    expect(items.length).toBeGreaterThanOrEqual(9);
    expect(new Set(items.map(({ recipient }) => recipient))).toEqual(
      new Set(['mina', 'umar', 'bram', 'olga']),
    );
  });
});

describe('When commands come while a timer runs', () => {
  it('it is kept: many commands start no second one', async () => {
    const yearly = anObligation('report', {
      owner: { organisation: 'union' },
      due: { from: 'opening', plus: 'P1Y' },
      every: 'P1Y',
    });
    const covenant = await openCovenant(bench, onlyObligations(yearly));
    for (let day = 1; day <= 25; day++) {
      await covenant.send(command('SetDate', { date: 'midterm', from: addDays(today(), 400 + day) }));
    }
    const history = await covenant.history();
    expect(countOf(history, 'timerStartedEventAttributes')).toBe(1);
    expect(countOf(history, 'timerCanceledEventAttributes')).toBe(0);
  });

  it('only an earlier instant replaces it', async () => {
    const gates = [
      aGate('slow', { silence: { after: 'P3M', outcome: 'lapsed' } }),
      aGate('quick', { silence: { after: 'P1M', outcome: 'lapsed' } }),
    ];
    const covenant = await openCovenant(bench, onlyGates(...gates));
    await covenant.sendAll(openGate('slow'), openGate('quick'), position('union', 'slow', 'agree'));
    await bench.clock.whenIdle(covenant.workflowId);
    const history = await covenant.history();
    expect(countOf(history, 'timerStartedEventAttributes')).toBe(2);
    expect(countOf(history, 'timerCanceledEventAttributes')).toBe(1);
  });

  it('a covenant that waits for nothing has none', async () => {
    const covenant = await openCovenant(bench);
    await covenant.sendAll(...pass('acceptance'), ...parties.map(letter));
    expect(countOf(await covenant.history(), 'timerStartedEventAttributes')).toBe(0);
  });
});
