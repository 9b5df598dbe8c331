import { sql } from 'kysely';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliverFrozen } from '../../activities/deliver.ts';
import { dispatch } from '../../activities/dispatch.ts';
import { freezeDue } from '../../activities/freeze.ts';
import { createOutbox } from '../../activities/outbox.ts';
import type { Fate, OutgoingMessage, Transport } from '../../activities/transport.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { TestCovenant, type TestPerson } from './covenant.ts';
import { at, filesIn, postOf, recording, temporaryFolder } from './post-support.ts';

const postgres = openPostgres();
let ledger: Ledger;

beforeEach(async () => {
  ledger = await postgres.createLedger();
  return () => ledger.close();
});

const OPENED = '2026-01-05T09:00:00.000Z';
const DAY = '2026-02-15';
const MORNING = '2026-02-15T07:00:00.000Z';

async function oneNotice(): Promise<TestCovenant> {
  const covenant = await TestCovenant.open(ledger, OPENED);
  await covenant.oblige(OPENED, 'plan', '2026-03-01');
  return covenant;
}

async function manyNotices(count: number): Promise<void> {
  const contacts = Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, TestPerson] => [
      `person-${index + 1}`,
      { name: `Person ${index + 1}`, address: `person-${index + 1}@example.org` },
    ]),
  );
  const covenant = await TestCovenant.open(ledger, OPENED, { contacts });
  await covenant.record(OPENED, [{ type: 'GateOpened', data: { gate: 'agreed', silentOn: null } }]);
}

function send(transport: Transport, instant = MORNING) {
  return dispatch(postOf(ledger, transport), { asOf: instant.slice(0, 10), clock: at(instant) });
}

async function notices() {
  return ledger.db
    .selectFrom('notice')
    .select(['id', 'person', 'status', 'attempts', 'doubts', 'detail', 'attempt_open', 'next_attempt_at'])
    .orderBy('on_date')
    .orderBy('id')
    .execute();
}

async function noticeOf(person: string) {
  return (await notices()).find((notice) => notice.person === person);
}

const COR = 'cor@party-one.example';

function sentTo(address: string, { messages }: { messages: OutgoingMessage[] }): OutgoingMessage[] {
  return messages.filter(({ to }) => to === address);
}

const now = (kind: 'refused_for_now' | 'refused_for_good' | 'unknown', detail = 'test'): Fate => ({
  kind,
  detail,
});

describe('twenty dispatches at once', () => {
  test('send each notice exactly once', async () => {
    await manyNotices(30);
    const transport = recording(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      return { kind: 'sent' };
    });
    const done = await Promise.all(Array.from({ length: 20 }, () => send(transport)));
    await send(transport);
    const ids = transport.messages.map(({ id }) => id);
    expect(new Set(ids).size).toBe(30);
    expect(ids).toHaveLength(30);
    expect(done.reduce((sum, { frozen }) => sum + frozen, 0)).toBe(30);
    expect((await notices()).every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(true);
  });

  test('while appends replace the plan, nothing is lost or sent twice', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    for (let duty = 1; duty <= 5; duty++) await covenant.oblige(OPENED, `duty-${duty}`, '2026-03-01');
    const transport = recording();
    const appends = async (): Promise<void> => {
      for (let duty = 6; duty <= 15; duty++) await covenant.oblige(MORNING, `duty-${duty}`, '2026-09-01');
    };
    await Promise.all([appends(), ...Array.from({ length: 20 }, () => send(transport))]);
    await send(transport, '2026-02-16T07:00:00.000Z');
    const items = await ledger.db
      .selectFrom('notice_item')
      .select(['obligation', 'notice_id', 'step'])
      .execute();
    const sent = items.filter((item) => item.notice_id !== null);
    expect(sent.map((item) => item.obligation).sort()).toEqual([1, 2, 3, 4, 5].map((duty) => `duty-${duty}`));
    expect(transport.messages).toHaveLength(1);
  });
});

describe('a crash', () => {
  test('between freeze and send: the next dispatch sends the same bytes', async () => {
    await oneNotice();
    const gone = recording(() => {
      throw new Error('the process is gone');
    }, true);
    await expect(send(gone)).rejects.toThrow('the process is gone');
    expect(await notices()).toMatchObject([{ status: 'queued', attempts: 1, attempt_open: true }]);
    const next = recording();
    await send({ ...next, idempotent: true }, '2026-02-16T07:00:00.000Z');
    expect(next.messages[0]?.bytes.equals(gone.messages[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(await notices()).toMatchObject([{ status: 'sent', attempts: 2, doubts: 0, attempt_open: false }]);
  });

  test('between send and record: the outbox holds one file', async () => {
    await oneNotice();
    const folder = await temporaryFolder();
    const outbox = createOutbox(folder.path);
    const crashing: Transport = {
      idempotent: true,
      async send(message) {
        await outbox.send(message);
        throw new Error('the process is gone');
      },
    };
    await expect(send(crashing)).rejects.toThrow('the process is gone');
    await send(outbox);
    const files = Object.keys(await filesIn(folder.path));
    await folder.remove();
    expect(files).toHaveLength(1);
    expect(await notices()).toMatchObject([{ status: 'sent' }]);
  });

  test('during SMTP, twice: sent once more, then marked unknown and left alone', async () => {
    await oneNotice();
    const crashing = recording(({ to }) => {
      if (to === COR) throw new Error('the process is gone');
      return { kind: 'sent' };
    });
    await expect(send(crashing)).rejects.toThrow();
    await expect(send(crashing)).rejects.toThrow();
    await send(crashing);
    await send(crashing);
    expect(sentTo(COR, crashing)).toHaveLength(2);
    expect(await noticeOf('contact-one')).toMatchObject({
      status: 'unknown',
      doubts: 2,
      next_attempt_at: null,
    });
  });

  test('one message that fails holds up no other', async () => {
    await manyNotices(5);
    const transport = recording((_, attempt) => {
      if (attempt === 1) throw new Error('only this one');
      return { kind: 'sent' };
    });
    await expect(send(transport)).rejects.toThrow('only this one');
    expect((await notices()).filter(({ status }) => status === 'sent')).toHaveLength(4);
  });

  test('of the database session frees the notice it held', async () => {
    await oneNotice();
    const transport = recording(async () => {
      await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
                and database = (select oid from pg_database where datname = current_database())`.execute(
        ledger.db,
      );
      return { kind: 'sent' };
    }, true);
    await expect(send(transport)).rejects.toMatchObject({ code: 'LEDGER_UNREACHABLE' });
    expect(await notices()).toMatchObject([{ status: 'queued', attempt_open: true }]);
    await send(recording(undefined, true));
    expect(await notices()).toMatchObject([{ status: 'sent' }]);
  });

  test('leaves no temporary file behind that anybody takes for a message', async () => {
    await oneNotice();
    const folder = await temporaryFolder();
    await send(createOutbox(folder.path));
    expect((await readdir(join(folder.path, DAY))).every((name) => name.endsWith('.eml'))).toBe(true);
    await folder.remove();
  });
});

describe('many messages', () => {
  test('that take too long are left to the next dispatch, which follows at once', async () => {
    await manyNotices(5);
    const transport = recording();
    await freezeDue(postOf(ledger, transport), DAY, MORNING);
    const enough = (): boolean => transport.messages.length >= 2;
    expect(await deliverFrozen(postOf(ledger, transport), at(MORNING), enough)).toEqual(['sent', 'sent']);
    expect(await send(transport)).toMatchObject({ outcomes: { sent: 3 }, retryAt: null });
    expect(new Set(transport.messages.map(({ id }) => id)).size).toBe(5);
  });

  test('that wait for their turn are in no doubt when the process goes', async () => {
    await oneNotice();
    const transport = recording();
    const gone = async (): Promise<void> => {
      throw new Error('the process is gone');
    };
    const courier = { turn: gone, send: async () => ({ kind: 'sent' }) as const, close: async () => {} };
    await expect(send({ ...transport, open: () => courier })).rejects.toThrow('the process is gone');
    expect(await notices()).toMatchObject([{ status: 'queued', attempts: 0, attempt_open: false }]);
  });
});

describe('a broken connection', () => {
  test('after DATA: once more with the same id and bytes; accepted then', async () => {
    await oneNotice();
    const transport = recording((_, attempt) => (attempt === 1 ? now('unknown') : { kind: 'sent' }));
    expect(await send(transport)).toMatchObject({ outcomes: { unknown: 1 }, retryAt: MORNING });
    expect(await notices()).toMatchObject([{ status: 'unknown', doubts: 1 }]);
    await send(transport);
    const [first, second] = transport.messages;
    expect(second).toEqual(first);
    expect(await notices()).toMatchObject([{ status: 'sent', attempts: 2 }]);
  });

  test('twice: stays marked unknown, and the officer hears of it', async () => {
    await oneNotice();
    const transport = recording(({ to }) =>
      to === COR ? now('unknown', 'CONN ECONNECTION') : { kind: 'sent' },
    );
    for (let again = 0; again < 4; again++) await send(transport);
    expect(sentTo(COR, transport)).toHaveLength(2);
    expect(sentTo('officer@secretariat.example', transport)).toHaveLength(1);
    expect(await noticeOf('contact-one')).toMatchObject({
      status: 'unknown',
      doubts: 2,
      next_attempt_at: null,
    });
  });

  test('then refused: nobody knows about the first attempt, so it stays unknown', async () => {
    await oneNotice();
    const transport = recording((_, attempt) => now(attempt === 1 ? 'unknown' : 'refused_for_good'));
    await send(transport);
    await send(transport);
    await send(transport);
    expect(sentTo(COR, transport)).toHaveLength(2);
    expect(await noticeOf('contact-one')).toMatchObject({
      status: 'unknown',
      doubts: 1,
      next_attempt_at: null,
    });
  });
});

describe('a refusal', () => {
  test('for now: again after a while, longer each time', async () => {
    await oneNotice();
    const transport = recording((_, attempt) => (attempt < 3 ? now('refused_for_now') : { kind: 'sent' }));
    expect(await send(transport)).toMatchObject({ retryAt: '2026-02-15T07:15:00.000Z' });
    await send(transport, '2026-02-15T07:14:59.000Z');
    expect(transport.messages).toHaveLength(1);
    expect(await send(transport, '2026-02-15T07:15:00.000Z')).toMatchObject({
      retryAt: '2026-02-15T08:15:00.000Z',
    });
    await send(transport, '2026-02-15T09:00:00.000Z');
    expect(await notices()).toMatchObject([{ status: 'sent', attempts: 3 }]);
  });

  test('for now, for five days: given up, and the officer hears of it', async () => {
    await oneNotice();
    const refuse = recording(({ to }) => (to.startsWith('cor@') ? now('refused_for_now') : { kind: 'sent' }));
    await send(refuse);
    await send(refuse, '2026-02-18T07:00:00.000Z');
    await send(refuse, '2026-02-20T07:00:00.000Z');
    expect(await notices()).toMatchObject([{ status: 'refused_for_good', next_attempt_at: null }]);
    await send(refuse, '2026-02-21T07:00:00.000Z');
    expect(refuse.messages.at(-1)?.to).toBe('officer@secretariat.example');
  });

  test('for good: not tried again, and the officer hears of it the next day', async () => {
    await oneNotice();
    const transport = recording(({ to }) =>
      to.startsWith('cor@') ? now('refused_for_good', 'RCPT TO 550 5.1.1') : { kind: 'sent' },
    );
    await send(transport);
    await send(transport, '2026-02-16T07:00:00.000Z');
    expect(transport.messages.map(({ to }) => to)).toEqual([
      'cor@party-one.example',
      'officer@secretariat.example',
    ]);
    const body = transport.messages[1]?.bytes.toString() ?? '';
    expect(body).toContain('contact-one');
    expect(body).toContain('550 5.1.1');
  });

  test('of the officer’s own message tells nobody, and does not run in a circle', async () => {
    await TestCovenant.open(ledger, OPENED, { silentParties: ['party-silent'] }).then((covenant) =>
      covenant.oblige(OPENED, 'plan', '2026-03-01', 'party-silent'),
    );
    const transport = recording(() => now('refused_for_good'));
    await send(transport);
    await send(transport, '2026-02-16T07:00:00.000Z');
    expect(transport.messages).toHaveLength(1);
  });
});
