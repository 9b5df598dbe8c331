import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { nextSendingDay } from '../../activities/due-items.ts';
import { projectNotices, rebuildPlan } from '../../activities/notice-plan.ts';
import { StreamStates } from '../../activities/stream-states.ts';
import { initialState } from '../../domain/state.ts';
import { append } from '../../ledger/append.ts';
import type { Ledger } from '../../ledger/database.ts';
import { newStream, request } from '../ledger/build.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { TestCovenant } from './covenant.ts';

const postgres = openPostgres();
let ledger: Ledger;

beforeEach(async () => {
  ledger = await postgres.createLedger();
  return () => ledger.close();
});

const OPENED = '2026-01-05T09:00:00.000Z';

async function rows(stream: string) {
  const found = await ledger.db
    .selectFrom('notice_item')
    .select(['obligation', 'step', 'recipient', 'due_on', 'kind'])
    .where('stream', '=', stream)
    .orderBy('obligation')
    .orderBy('due_on')
    .execute();
  return found.map((row) => `${row.obligation} ${row.step} ${row.recipient} ${row.due_on} ${row.kind}`);
}

describe('the plan in the append transaction', () => {
  test('holds a row for each step of the ladder', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    expect(await rows(covenant.stream)).toEqual([
      'plan -P14D contact-one 2026-02-15 reminder',
      'plan -P2D contact-one 2026-02-27 reminder',
      'plan P7D contact-one 2026-03-08 overdue',
      'plan P14D officer-one 2026-03-15 overdue',
    ]);
  });

  test('announces new facts once', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.record('2026-02-01T09:00:00.000Z', [
      { type: 'GateOpened', data: { gate: 'agreed', silentOn: null } },
    ]);
    await rebuildPlan(ledger.db, covenant.stream);
    const announced = (await rows(covenant.stream)).filter((row) => row.includes('gate-opened'));
    expect(announced).toEqual(['agreed event:3 contact-one 2026-02-01 gate-opened']);
  });

  test('vanishes with the append that fails', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    const before = await rows(covenant.stream);
    await ledger.db
      .transaction()
      .execute(async (transaction) => {
        await transaction.updateTable('stream').set({ planned_sequence: 0 }).execute();
        await projectNotices(transaction, covenant.stream);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    expect(await rows(covenant.stream)).toEqual(before);
  });

  test('is the same with every state remembered, with none, and rebuilt from zero', async () => {
    const plans: string[][] = [];
    for (const states of [new StreamStates(100), new StreamStates(0)]) {
      const covenant = await TestCovenant.open(ledger, OPENED, { states });
      for (let duty = 1; duty <= 6; duty++)
        await covenant.oblige(OPENED, `duty-${duty}`, `2026-0${duty + 1}-01`);
      await covenant.report('2026-01-20T09:00:00.000Z', 'duty-2');
      const reason = await covenant.text('later');
      const extended = { obligation: 'duty-3', due: '2026-08-01', previous: '2026-04-01', reason };
      await covenant.record('2026-01-21T09:00:00.000Z', [
        { type: 'ObligationExtended', data: extended },
        { type: 'ObligationSuspended', data: { obligation: 'duty-4', reason } },
        { type: 'GateClosed', data: { gate: 'agreed', outcome: 'go', minority: [], missing: [] } },
      ]);
      plans.push(await rows(covenant.stream));
      await rebuildPlan(ledger.db, covenant.stream);
      plans.push(await rows(covenant.stream));
    }
    expect(plans[0]?.filter((row) => row.startsWith('duty-'))).toHaveLength(16);
    expect(plans[0]?.some((row) => row.startsWith('annual-report/party-one#1 -P14D'))).toBe(true);
    for (const plan of plans) expect(plan).toEqual(plans[0]);
  });

  test('follows the contact that changes, and catches up on what it missed', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await sql`update stream set planned_sequence = 0`.execute(ledger.db);
    const card = await covenant.card({ name: 'Nina', address: 'nina@party-one.example' });
    const person = {
      id: 'nina',
      organisation: 'party-one',
      roles: ['contact' as const],
      language: 'nl' as const,
      card,
    };
    await covenant.record('2026-01-06T09:00:00.000Z', [
      {
        type: 'ContactChanged',
        data: { organisation: 'party-one', role: 'contact', person: 'nina', card: person },
      },
    ]);
    expect(await rows(covenant.stream)).toEqual([
      'party-one event:4 nina 2026-01-06 summary',
      'plan -P14D nina 2026-02-15 reminder',
      'plan -P2D nina 2026-02-27 reminder',
      'plan P7D nina 2026-03-08 overdue',
      'plan P14D officer-one 2026-03-15 overdue',
    ]);
  });

  test('leaves streams of other kinds alone', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 3), (transaction) =>
      projectNotices(transaction, stream.stream),
    );
    expect(await rows(stream.stream)).toEqual([]);
  });

  test('tells the conductor the next day on which something goes out', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    expect(await nextSendingDay(ledger.db, '2026-01-05')).toBeNull();
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    expect(await nextSendingDay(ledger.db, '2026-01-05')).toBe('2026-02-15');
    expect(await nextSendingDay(ledger.db, '2026-02-20')).toBe('2026-02-21');
  });
});

describe('remembered states', () => {
  test('are bounded, and the one unused for longest goes first', () => {
    const states = new StreamStates(2);
    const [one, two, three] = [initialState(), initialState(), initialState()];
    states.advance('', 'one', one);
    states.advance('', 'two', two);
    expect(states.get('one')).toBe(one);
    states.advance('', 'three', three);
    expect([states.get('one'), states.get('two'), states.get('three')]).toEqual([one, undefined, three]);
  });
});
