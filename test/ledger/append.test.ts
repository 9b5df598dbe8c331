import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { append } from '../../ledger/append.ts';
import { chainHash, GENESIS_HASH } from '../../ledger/chain.ts';
import { type Ledger, openLedger } from '../../ledger/database.ts';
import type { LedgerErrorCode } from '../../ledger/errors.ts';
import { commandById, eventAt, events } from '../../ledger/read.ts';
import { fenceStream, findStream, haltStream, streamHead } from '../../ledger/streams.ts';
import { verifyStream } from '../../ledger/verify.ts';
import { answer, envelope, newCommandId, newStream, request, texts } from './build.ts';
import { openPostgres } from './postgres.ts';

const postgres = openPostgres();
let ledger: Ledger & { url: string };

beforeAll(async () => {
  ledger = await postgres.createLedger();
});

afterAll(async () => {
  await ledger?.close();
});

const refused = (code: LedgerErrorCode): { code: string } => expect.objectContaining({ code });

describe('append', () => {
  test('chains the canonical bytes from 32 zero bytes on', async () => {
    const stream = newStream();
    const [first = '', second = ''] = texts(stream.stream, 1, 2);
    const one = chainHash(GENESIS_HASH, Buffer.from(first));
    const two = chainHash(one, Buffer.from(second));
    const stored = await append(ledger.db, request(stream, 1, 2));
    expect(stored).toEqual({ sequence: 2, hash: two.toString('hex'), recorded: 2 });
    expect((await eventAt(ledger.db, stream.stream, 1))?.hash).toBe(one.toString('hex'));
    expect((await eventAt(ledger.db, stream.stream, 2))?.envelope).toEqual(envelope(stream.stream, 2));
  });

  test('the hash is pinned: a change of it would orphan every chain', () => {
    expect(chainHash(GENESIS_HASH, Buffer.from('{}')).toString('hex')).toBe(
      'd5ff324951cbb135a02c9903e0ee18ab895061abd4187126d4de241b5112e529',
    );
  });

  test('passes over what is stored with equal bytes, in part or in whole', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 3));
    expect(await append(ledger.db, request(stream, 2, 5))).toMatchObject({ sequence: 5, recorded: 2 });
    expect(await append(ledger.db, request(stream, 1, 2))).toMatchObject({ sequence: 5, recorded: 0 });
    expect((await verifyStream(ledger.db, stream.stream)).problems).toEqual([]);
  });

  test('refuses other bytes at a known sequence', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 3));
    const other = request(stream, 3, 4, { build: 'build-two' });
    await expect(append(ledger.db, other)).rejects.toEqual(refused('LEDGER_DIVERGED'));
    expect((await streamHead(ledger.db, stream.stream))?.sequence).toBe(3);
  });

  test('refuses a gap, also before the first event', async () => {
    const stream = newStream();
    await expect(append(ledger.db, request(stream, 2, 2))).rejects.toEqual(refused('LEDGER_DIVERGED'));
    await append(ledger.db, request(stream, 1, 1));
    await expect(append(ledger.db, request(stream, 3, 3))).rejects.toEqual(refused('LEDGER_DIVERGED'));
  });

  test('a slug belongs to one stream', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 1));
    const other = { ...newStream(), slug: stream.slug };
    await expect(append(ledger.db, request(other, 1, 1))).rejects.toEqual(refused('SLUG_TAKEN'));
    expect(await findStream(ledger.db, other.stream)).toBeUndefined();
  });

  test('a ledger of virtual time refuses real events, and the reverse', async () => {
    const real = request(newStream(), 1, 1, { clock: 'real' });
    await expect(append(ledger.db, real)).rejects.toEqual(refused('CLOCK_MISMATCH'));
    const production = await postgres.createLedger('real');
    try {
      await expect(append(production.db, request(newStream(), 1, 1))).rejects.toEqual(
        refused('CLOCK_MISMATCH'),
      );
      expect(await append(production.db, real)).toMatchObject({ recorded: 1 });
    } finally {
      await production.close();
    }
  });

  test('keeps text that jsonb cannot hold, whole in its bytes', async () => {
    const stream = newStream();
    const data = { text: 'null \u0000 here, no escape in \\u0000' };
    await append(ledger.db, request(stream, 1, 1, { data }));
    expect((await eventAt(ledger.db, stream.stream, 1))?.envelope.data).toEqual(data);
    const copy = await sql<{ text: string }>`
      select json -> 'data' ->> 'text' as text from event where stream = ${stream.stream}`.execute(ledger.db);
    expect(copy.rows[0]?.text).toBe('null \ufffd here, no escape in \\u0000');
  });
});

describe('epochs', () => {
  test('a higher epoch takes over with StreamResumed after the head, and fences the one before', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 2));
    expect(await append(ledger.db, request(stream, 3, 3, { epoch: 2, type: 'StreamResumed' }))).toMatchObject(
      { recorded: 1 },
    );
    await expect(append(ledger.db, request(stream, 3, 3))).rejects.toEqual(refused('LEDGER_FENCED'));
    await expect(append(ledger.db, request(stream, 1, 2))).rejects.toEqual(refused('LEDGER_FENCED'));
    expect(await append(ledger.db, request(stream, 4, 4, { epoch: 2 }))).toMatchObject({ sequence: 4 });
    expect((await verifyStream(ledger.db, stream.stream)).problems).toEqual([]);
  });

  test('a higher epoch with anything else, or anywhere else, is refused', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 2));
    for (const wrong of [
      request(stream, 3, 3, { epoch: 2 }),
      request(stream, 2, 2, { epoch: 2, type: 'StreamResumed' }),
    ]) {
      await expect(append(ledger.db, wrong)).rejects.toEqual(refused('LEDGER_DIVERGED'));
    }
  });

  test('a fence refuses the old epoch at once, and lets the new one begin with StreamResumed only', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 2));
    expect(await fenceStream(ledger.db, stream.stream)).toEqual({ epoch: 2, sequence: 2 });
    await expect(append(ledger.db, request(stream, 3, 3))).rejects.toEqual(refused('LEDGER_FENCED'));
    const silent = request(stream, 3, 3, { epoch: 2 });
    await expect(append(ledger.db, silent)).rejects.toEqual(refused('LEDGER_DIVERGED'));
    expect((await verifyStream(ledger.db, stream.stream)).problems).toEqual([]);
    const takeover = request(stream, 3, 3, { epoch: 2, type: 'StreamResumed' });
    expect(await append(ledger.db, takeover)).toMatchObject({ recorded: 1 });
    expect(await append(ledger.db, takeover)).toMatchObject({ recorded: 0 });
    expect(await append(ledger.db, request(stream, 4, 5, { epoch: 2 }))).toMatchObject({ recorded: 2 });
  });

  test('a stream that is taken over is no longer halted', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 1));
    const at = '2026-11-23T21:00:00.000Z';
    await haltStream(ledger.db, stream.stream, { code: 'LEDGER_DIVERGED', reason: 'first', at });
    await haltStream(ledger.db, stream.stream, { code: 'OTHER', reason: 'second', at });
    expect((await findStream(ledger.db, stream.slug))?.halted).toEqual({
      code: 'LEDGER_DIVERGED',
      reason: 'first',
      at,
    });
    await append(ledger.db, request(stream, 2, 2, { epoch: 2, type: 'StreamResumed' }));
    expect((await findStream(ledger.db, stream.slug))?.halted).toBeNull();
  });
});

describe('commands', () => {
  test('are stored with their events and found by id', async () => {
    const stream = newStream();
    const commandId = newCommandId();
    await append(ledger.db, answer(stream, commandId, 1, 2));
    await append(ledger.db, answer(stream, commandId, 1, 2));
    expect(await commandById(ledger.db, stream.stream, commandId)).toEqual({
      stream: stream.stream,
      commandId,
      digest: 'digest-one',
      firstSequence: 1,
      lastSequence: 2,
    });
    expect(await commandById(ledger.db, stream.stream, newCommandId())).toBeUndefined();
  });

  test('a command that was answered before is not answered again', async () => {
    const stream = newStream();
    const commandId = newCommandId();
    await append(ledger.db, answer(stream, commandId, 1, 1));
    await expect(append(ledger.db, answer(stream, commandId, 2, 2))).rejects.toEqual(
      refused('LEDGER_DIVERGED'),
    );
    expect((await streamHead(ledger.db, stream.stream))?.sequence).toBe(1);
  });
});

describe('what is no append', () => {
  const stream = newStream();
  const good = request(stream, 1, 1);
  const [text = ''] = good.events;

  test.each([
    ['no events', { events: [] }],
    ['text that is no JSON', { events: ['{'] }],
    ['JSON that is not canonical', { events: [text.replace('{', '{ ')] }],
    ['an envelope of another format', { events: texts(stream.stream, 1, 1, { format: 2 as 1 }) }],
    ['an event of another stream', { events: texts(newStream().stream, 1, 1) }],
    ['an event of another epoch', { events: texts(stream.stream, 1, 1, { epoch: 2 }) }],
    ['events out of order', { events: [...texts(stream.stream, 1, 1), ...texts(stream.stream, 3, 3)] }],
    ['two clocks', { events: [text, ...texts(stream.stream, 2, 2, { clock: 'real' })] }],
    [
      'a command whose events do not name it',
      { commands: [{ commandId: newCommandId(), digest: 'd', firstSequence: 1, lastSequence: 1 }] },
    ],
    [
      'an event that names a command it does not list',
      { events: texts(stream.stream, 1, 1, { commandId: newCommandId() }) },
    ],
    [
      'a command beyond its events',
      { commands: [{ commandId: newCommandId(), digest: 'd', firstSequence: 1, lastSequence: 2 }] },
    ],
    ['a slug with a space', { slug: 'a b' }],
  ])('%s', async (_name, change) => {
    await expect(append(ledger.db, { ...good, ...change })).rejects.toEqual(refused('LEDGER_INVALID'));
    expect(await streamHead(ledger.db, stream.stream)).toBeUndefined();
  });
});

describe('one transaction', () => {
  test('holds what the caller adds, and nothing when that fails', async () => {
    const stream = newStream();
    const failing = append(ledger.db, request(stream, 1, 1), async () => {
      throw new Error('plan failed');
    });
    await expect(failing).rejects.toThrow('plan failed');
    expect(await streamHead(ledger.db, stream.stream)).toBeUndefined();
  });

  test('the caller is not asked again for events that are known', async () => {
    const stream = newStream();
    const heads: number[] = [];
    const note = async (_: unknown, stored: { sequence: number }): Promise<void> =>
      void heads.push(stored.sequence);
    await append(ledger.db, request(stream, 1, 2), note);
    await append(ledger.db, request(stream, 1, 2), note);
    await append(ledger.db, request(stream, 2, 3), note);
    expect(heads).toEqual([2, 3]);
  });

  test('a stream does not wait for another', async () => {
    const [slow, quick] = [newStream(), newStream()];
    await append(ledger.db, request(slow, 1, 1), async () => {
      expect(await append(ledger.db, request(quick, 1, 1))).toMatchObject({ recorded: 1 });
    });
    expect((await streamHead(ledger.db, slow.stream))?.sequence).toBe(1);
  });

  test('a stream that somebody holds too long is an expected failure, not a queue', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 1));
    await append(ledger.db, request(stream, 2, 2), async () => {
      const second = append(ledger.db, request(stream, 2, 3));
      await expect(second).rejects.toMatchObject({ code: 'LEDGER_UNREACHABLE', retryable: true });
    });
    expect(await append(ledger.db, request(stream, 2, 3))).toMatchObject({ recorded: 1 });
  });

  test('is committed synchronously, also where the server was told not to', async () => {
    const fast = await openLedger(`${ledger.url}?options=-c%20synchronous_commit%3Doff`, 'virtual');
    const setting = sql<{ synchronous_commit: string }>`show synchronous_commit`;
    expect((await setting.execute(fast.db)).rows).toEqual([{ synchronous_commit: 'off' }]);
    await append(fast.db, request(newStream(), 1, 1), async (transaction) => {
      expect((await setting.execute(transaction)).rows).toEqual([{ synchronous_commit: 'on' }]);
    });
    await fast.close();
  });

  test('stores thousands of events at once', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 2_500));
    let count = 0;
    for await (const { envelope } of events(ledger.db, stream.stream)) {
      count += 1;
      expect(envelope.sequence).toBe(count);
    }
    expect(count).toBe(2_500);
  });
});
