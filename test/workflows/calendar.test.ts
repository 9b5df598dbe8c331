import { beforeAll, expect, it } from 'vitest';
import { openRunsOf, sweepRuns } from '../../activities/sweeper.ts';
import { addDays, civilDate } from '../../domain/calendar.ts';
import { isClosed, standardCalendar, type Calendar } from '../../domain/closed-days.ts';
import { dueDay } from '../../domain/obligation.ts';
import { replayStream } from '../../worker/replay.ts';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command } from '../support/given.ts';
import { openCovenant } from './covenants.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = await testBench();
});

/** Closes the given day, as a decision would. */
const closing = (version: number, day: string): Calendar => ({
  version,
  rules: 'nl-1',
  closed: [{ day, name: 'Test day', basis: 'Test decision' }],
  open: [],
});

it('a calendar that is adopted holds through a new run, in the ledger and in the replay', async () => {
  const duty = anObligation('answer', {
    owner: { organisation: 'union' },
    due: { from: 'opening', workingDays: 5 },
  });
  const covenant = await openCovenant(bench, onlyObligations(duty), { continueAfterEvents: 20 });
  const dueNow = async () => {
    const state = await covenant.state();
    return { due: Object.values(state.obligations).map((each) => dueDay(state, each))[0], state };
  };
  const { due: before = '' } = await dueNow();
  expect(isClosed(standardCalendar, before)).toBe(false);
  const calendar = closing(2, before);
  await covenant.send(command('AdoptCalendar', { calendar }));
  for (let version = 3; version <= 8; version += 1) {
    await covenant.send(command('AdoptCalendar', { calendar: closing(version, before) }));
  }
  await covenant.forwardDays(1);
  const { due: after, state } = await dueNow();
  expect(after).not.toBe(before);
  expect(state.calendar).toEqual(closing(8, before));
  const adopted = (await covenant.events()).find(({ type }) => type === 'CalendarAdopted');
  expect(adopted?.data).toMatchObject({ calendar, moves: [{ from: before, to: after }] });
  const late = closing(8, addDays(civilDate(new Date().toISOString()), 2));
  await expect(covenant.send(command('AdoptCalendar', { calendar: late }))).rejects.toMatchObject({
    code: 'CALENDAR_NOT_NEWER',
  });
  const archive = { db: bench.service.ledger.db, temporal: bench.service.temporal };
  await sweepRuns(archive);
  const open = await openRunsOf(archive, covenant.stream);
  const report = await replayStream(archive.db, covenant.stream, { open });
  expect(report).toMatchObject({ problems: [], workflow: true, ledger: true });
  expect(report.runs.length).toBeGreaterThan(1);
});
