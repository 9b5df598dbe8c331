import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { append, type AppendResult } from '../../ledger/append.ts';
import { type ChainRow, chainHash, GENESIS_HASH, verifyChain } from '../../ledger/chain.ts';
import type { Ledger } from '../../ledger/database.ts';
import { isLedgerError } from '../../ledger/errors.ts';
import { eventRows } from '../../ledger/read.ts';
import { verifyStream } from '../../ledger/verify.ts';
import { newStream, request, type TestStream, texts } from './build.ts';
import { openPostgres } from './postgres.ts';

const postgres = openPostgres();
let ledger: Ledger;

beforeAll(async () => {
  ledger = await postgres.createLedger();
});

afterAll(async () => {
  await ledger?.close();
});

const LENGTH = 12;

/** The chain that undisturbed appends give, computed here once more. */
function chainOf(bodies: readonly Buffer[]): ChainRow[] {
  const rows: ChainRow[] = [];
  for (const body of bodies) {
    const previous_hash = rows.at(-1)?.hash ?? GENESIS_HASH;
    rows.push({ sequence: rows.length + 1, body, hash: chainHash(previous_hash, body), previous_hash });
  }
  return rows;
}

function expectedHead({ stream }: TestStream, length: number): string {
  const chain = chainOf(texts(stream, 1, length).map((text) => Buffer.from(text)));
  return Buffer.from(chain.at(-1)?.hash ?? GENESIS_HASH).toString('hex');
}

describe('any course of appends', () => {
  const attempts = fc.array(fc.record({ back: fc.nat(LENGTH), size: fc.integer({ min: 1, max: 5 }) }), {
    minLength: 1,
    maxLength: 15,
  });

  test('with repeated and overlapping retries gives the one chain', async () => {
    await fc.assert(
      fc.asyncProperty(attempts, async (course) => {
        const stream = newStream();
        let head = 0;
        for (const { back, size } of course) {
          const from = Math.max(1, head + 1 - back);
          const stored = await append(ledger.db, request(stream, from, from + size - 1));
          head = Math.max(head, from + size - 1);
          expect(stored).toMatchObject({ sequence: head, hash: expectedHead(stream, head) });
        }
        expect((await verifyStream(ledger.db, stream.stream)).problems).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('concurrent appends of the same events give one copy', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 1, max: 5 }),
        async (writers, size) => {
          const stream = newStream();
          const same = Array.from({ length: writers }, () => append(ledger.db, request(stream, 1, size)));
          const results = await Promise.all(same);
          const recorded = results.map((result) => result.recorded).filter((events) => events > 0);
          expect(recorded).toEqual([size]);
          expect(new Set(results.map((result) => result.hash))).toEqual(
            new Set([expectedHead(stream, size)]),
          );
        },
      ),
      { numRuns: 15 },
    );
  });

  test('of two writers with different bytes exactly one wins', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), async (before) => {
        const stream = newStream();
        if (before > 0) await append(ledger.db, request(stream, 1, before));
        const rivals = ['build-one', 'build-two'].map((build) =>
          append(ledger.db, request(stream, before + 1, before + 2, { build })),
        );
        const outcomes = await Promise.allSettled(rivals);
        expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
        expect(outcomes.filter(isDiverged)).toHaveLength(1);
        expect((await verifyStream(ledger.db, stream.stream)).problems).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('of two resumes exactly one wins, and the old epoch stays fenced whatever it sends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), async (head, from) => {
        const stream = newStream();
        await append(ledger.db, request(stream, 1, head));
        const resume = (build: string): Promise<AppendResult> =>
          append(ledger.db, request(stream, head + 1, head + 1, { epoch: 2, type: 'StreamResumed', build }));
        const outcomes = await Promise.allSettled([resume('build-one'), resume('build-two')]);
        expect(outcomes.filter(isDiverged)).toHaveLength(1);
        const late = await Promise.allSettled([append(ledger.db, request(stream, from, from + 1))]);
        expect(late[0]).toMatchObject({ status: 'rejected', reason: { code: 'LEDGER_FENCED' } });
      }),
      { numRuns: 15 },
    );
  });
});

describe('verifyChain', () => {
  const bodies = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 8 });

  test('finds any change of a single byte, at the event where it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        bodies,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (raw, at, place, flip) => {
          const chain = chainOf(raw.map((bytes) => Buffer.from(bytes)));
          const index = at % chain.length;
          const damaged = chain.map((row, position) =>
            position === index ? { ...row, body: flipped(row.body, place, flip) } : row,
          );
          expect((await verifyChain(chain)).firstBreak).toBeNull();
          expect((await verifyChain(damaged)).firstBreak).toMatchObject({
            sequence: index + 1,
            reason: 'hash',
          });
        },
      ),
    );
  });

  test('finds a removed, repeated or swapped event', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 8 }), fc.nat(), async (length, at) => {
        const chain = chainOf(Array.from({ length }, (_, index) => Buffer.from(`event ${index}`)));
        const index = at % (length - 1);
        const [one, two] = chain.slice(index, index + 2) as [ChainRow, ChainRow];
        const renumbered = [
          { ...two, sequence: one.sequence },
          { ...one, sequence: two.sequence },
        ];
        const [before, after] = [chain.slice(0, index), chain.slice(index + 2)];
        for (const wrong of [[two], [one, one, two], [two, one], renumbered]) {
          expect((await verifyChain([...before, ...wrong, ...after])).firstBreak).not.toBeNull();
        }
      }),
    );
  });

  test('reads what is stored, over several pages', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 2_001));
    const result = await verifyChain(eventRows(ledger.db, stream.stream));
    expect(result).toMatchObject({ events: 2_001, firstBreak: null });
    expect(result.head).toEqual({ sequence: 2_001, hash: expectedHead(stream, 2_001) });
  });
});

function isDiverged(outcome: PromiseSettledResult<unknown>): boolean {
  return outcome.status === 'rejected' && isLedgerError(outcome.reason, 'LEDGER_DIVERGED');
}

function flipped(body: Uint8Array, place: number, flip: number): Buffer {
  const copy = Buffer.from(body);
  const at = place % copy.length;
  copy[at] = (copy[at] ?? 0) ^ flip;
  return copy;
}
