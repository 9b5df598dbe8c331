import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dispatch, type Dispatched } from '../../activities/dispatch.ts';
import { createSmtp } from '../../activities/smtp.ts';
import type { Transport } from '../../activities/transport.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { startPeer, type Peer, type PeerOptions, type Stage } from '../support/smtp-peer.ts';
import { refusal, serveSmtp } from '../support/smtp-server.ts';
import { TestCovenant, type TestPerson } from './covenant.ts';
import { at, postOf, readMail } from './post-support.ts';

/** Real conversations from a planned row to the mail server, where everything goes wrong that can. */

const postgres = openPostgres();
let ledger: Ledger;
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  ledger = await postgres.createLedger();
  return () => ledger.close();
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const OPENED = '2026-01-05T09:00:00.000Z';
const MORNING = '2026-02-15T07:00:00.000Z';
const HUNDRED = 100;
const QUICK = { timeouts: { connection: 2_000, greeting: 1_000, answer: 1_000 } };

/** As many people as there are messages, all asked at once. */
async function planNotices(count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, index): [string, TestPerson] => {
    const id = `person-${index + 1}`;
    return [id, { name: `Person ${index + 1}`, address: `${id}@example.org` }];
  });
  const contacts = Object.fromEntries(people);
  const covenant = await TestCovenant.open(ledger, OPENED, { contacts });
  await covenant.record(OPENED, [{ type: 'GateOpened', data: { gate: 'agreed', silentOn: null } }]);
}

async function peer(options: PeerOptions): Promise<Peer> {
  const started = await startPeer(options);
  closing.push(started.close);
  return started;
}

/** Dispatches as the programme does: in the morning, and again whenever something waits. */
async function sendAll(transport: Transport): Promise<Dispatched[]> {
  const done: Dispatched[] = [];
  let now = MORNING;
  for (let round = 0; round < 50; round++) {
    const one = await dispatch(postOf(ledger, transport), { asOf: now.slice(0, 10), clock: at(now) });
    done.push(one);
    if (one.retryAt === null) return done;
    now = one.retryAt > now ? one.retryAt : now;
  }
  throw new Error('it never ends');
}

async function notices() {
  return ledger.db.selectFrom('notice').select(['person', 'message_id', 'status', 'doubts']).execute();
}

function copies(arrived: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const id of arrived) counted.set(id, (counted.get(id) ?? 0) + 1);
  return counted;
}

describe('a hundred notices', () => {
  const BREAKS: (Stage | null)[] = ['MAIL', null, 'RCPT', 'DATA', null, 'body', null, 'dot', null, null];
  const AT_CONNECTION: Stage[] = ['greeting', 'EHLO', 'AUTH', 'greeting', 'EHLO', 'AUTH'];

  test.each([
    ['one command at a time', {}],
    ['with whole envelopes at once', { pipelining: true }],
  ])(
    'over connections that break at every stage, %s: none is lost, and only a break after the final dot makes a second copy',
    async (_, options) => {
      const faults = [
        ...AT_CONNECTION,
        ...Array.from({ length: HUNDRED }, (__, n) => BREAKS[n % 10] ?? null),
      ];
      const server = await peer({ faults, ...options });
      await planNotices(HUNDRED);
      await sendAll(createSmtp(server.url, QUICK));
      const rows = await notices();
      expect(rows.map(({ status }) => status)).toEqual(Array.from({ length: HUNDRED }, () => 'sent'));
      const counted = copies(server.arrived);
      expect(rows.filter(({ message_id }) => !counted.has(message_id))).toEqual([]);
      const twice = [...counted].filter(([, count]) => count > 1);
      expect(twice).toHaveLength(10);
      expect(twice.every(([, count]) => count === 2)).toBe(true);
      expect(server.arrived).toHaveLength(HUNDRED + 10);
      // Twenty were in doubt once; of the ten that broke off in the middle of the body one copy arrived.
      expect(rows.filter(({ doubts }) => doubts === 1)).toHaveLength(20);
    },
    120_000,
  );

  test('to a greylisting server: all wait, all arrive once, over one connection for each round', async () => {
    const known = new Map<string, string>();
    let now = MORNING;
    const server = await serveSmtp({
      onRcptTo({ address }, _, callback) {
        const since = known.get(address) ?? now;
        known.set(address, since);
        callback(since === now ? refusal('4.7.1 greylisted, come back', 451) : null);
      },
    });
    closing.push(server.close);
    await planNotices(HUNDRED);
    const post = postOf(ledger, createSmtp(server.url, QUICK));
    const first = await dispatch(post, { asOf: '2026-02-15', clock: () => now });
    expect(first.outcomes).toMatchObject({ refused_for_now: HUNDRED, sent: 0 });
    expect(server.received).toEqual([]);
    now = first.retryAt ?? '';
    expect(now).toBe('2026-02-15T07:15:00.000Z');
    const second = await dispatch(post, { asOf: '2026-02-15', clock: () => now });
    expect(second.outcomes.sent).toBe(HUNDRED);
    expect(second.retryAt).toBeNull();
    const addresses = server.received.flatMap(({ to }) => to);
    expect(new Set(addresses).size).toBe(HUNDRED);
    expect(addresses).toHaveLength(HUNDRED);
    expect(server.connections()).toBe(2);
  }, 60_000);

  test('of which every tenth is refused for good: the others arrive once, and the officer hears of ten', async () => {
    let refusals = 0;
    const server = await serveSmtp({
      onRcptTo({ address }, _, callback) {
        if (!/-\d*0@/.test(address)) return callback();
        refusals += 1;
        callback(refusal('5.1.1 no such mailbox', 550));
      },
    });
    closing.push(server.close);
    await planNotices(HUNDRED);
    await sendAll(createSmtp(server.url, QUICK));
    await dispatch(postOf(ledger, createSmtp(server.url, QUICK)), {
      asOf: '2026-02-16',
      clock: at('2026-02-16T07:00:00.000Z'),
    });
    expect(refusals).toBe(10);
    const toOfficer = server.received.filter(({ to }) => to[0] === 'officer@secretariat.example');
    const told = toOfficer.map(({ text }) => readMail(text).text).join('\n');
    expect(told.match(/550/g)).toHaveLength(10);
    const others = server.received.flatMap(({ to }) => to).filter((address) => address.startsWith('person-'));
    expect(new Set(others).size).toBe(90);
    expect(others).toHaveLength(90);
    expect((await notices()).filter(({ status }) => status === 'refused_for_good')).toHaveLength(10);
  }, 60_000);

  test('to a server that always breaks after the final dot: two copies of each at most, then left alone as unknown', async () => {
    const count = 10;
    const server = await peer({ faults: Array.from({ length: 4 * count + 8 }, () => 'dot' as const) });
    await planNotices(count);
    await sendAll(createSmtp(server.url, QUICK));
    const rows = (await notices()).filter(({ person }) => person.startsWith('person-'));
    expect(rows.map(({ status, doubts }) => `${status} ${doubts}`)).toEqual(
      Array.from({ length: count }, () => 'unknown 2'),
    );
    expect([...copies(server.arrived).values()].every((copy) => copy === 2)).toBe(true);
  }, 60_000);
});
