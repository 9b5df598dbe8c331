import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { append } from '../../ledger/append.ts';
import { archivedHistory, archiveHistory } from '../../ledger/archive.ts';
import { listBundles, loadBundle, storeBundle } from '../../ledger/bundles.ts';
import { eraseContent, getContent, putContent } from '../../ledger/content.ts';
import type { Ledger } from '../../ledger/database.ts';
import { listLosses, recordLoss } from '../../ledger/losses.ts';
import { events, eventsByType } from '../../ledger/read.ts';
import { listRefusals, recordRefusal } from '../../ledger/refusals.ts';
import { closeRun, listRuns, listUnarchivedRuns, recordRun } from '../../ledger/runs.ts';
import { findStream, listStreams } from '../../ledger/streams.ts';
import { collect, newStream, request } from './build.ts';
import { openPostgres } from './postgres.ts';

const postgres = openPostgres();
let ledger: Ledger;

beforeAll(async () => {
  ledger = await postgres.createLedger();
});

afterAll(async () => {
  await ledger?.close();
});

const REF = 'cnt_019a0000-0000-7000-8000-000000000001';
const text = { bytes: Buffer.from('Wij gaan akkoord, mits …'), mediaType: 'text/plain;charset=utf-8' };

describe('content', () => {
  test('comes back as it went in; the same text twice has two commitments', async () => {
    const reference = await putContent(ledger.db, text);
    expect(reference).toMatchObject({ mediaType: text.mediaType, bytes: text.bytes.length });
    expect(await getContent(ledger.db, reference)).toEqual({ ...text, reference });
    expect((await putContent(ledger.db, text)).commitment).not.toBe(reference.commitment);
  });

  test('a repeated call with its reference stores one copy, also at the same moment', async () => {
    const puts = await Promise.all([1, 2, 3].map(() => putContent(ledger.db, { ...text, ref: REF })));
    expect(new Set(puts.map((reference) => reference.commitment)).size).toBe(1);
    await expect(
      putContent(ledger.db, { ...text, ref: REF, bytes: Buffer.from('other') }),
    ).rejects.toMatchObject({ code: 'CONTENT_DIFFERS' });
  });

  test('erased bytes are gone with their salt, and the proof stays', async () => {
    const reference = await putContent(ledger.db, text);
    await eraseContent(ledger.db, reference.ref);
    await eraseContent(ledger.db, reference.ref);
    await expect(getContent(ledger.db, reference)).rejects.toMatchObject({ code: 'CONTENT_ERASED' });
    await expect(putContent(ledger.db, { ...text, ref: reference.ref })).rejects.toMatchObject({
      code: 'CONTENT_ERASED',
    });
    const rows = await ledger.db.selectFrom('content').selectAll().where('ref', '=', reference.ref).execute();
    expect(rows).toMatchObject([{ bytes: null, salt: null, commitment: reference.commitment }]);
  });

  test('changed bytes, and a commitment of something else, are found', async () => {
    const reference = await putContent(ledger.db, text);
    const other = await putContent(ledger.db, text);
    await expect(getContent(ledger.db, { ...reference, commitment: other.commitment })).rejects.toMatchObject(
      { code: 'CONTENT_DAMAGED' },
    );
    await sql`update content set bytes = 'changed' where ref = ${reference.ref}`.execute(ledger.db);
    await expect(getContent(ledger.db, reference.ref)).rejects.toMatchObject({ code: 'CONTENT_DAMAGED' });
  });

  test('a reference that nobody stored is missing; one of another form is refused', async () => {
    const missing = 'cnt_019a0000-0000-7000-8000-00000000ffff';
    await expect(getContent(ledger.db, missing)).rejects.toMatchObject({ code: 'CONTENT_MISSING' });
    await expect(eraseContent(ledger.db, missing)).rejects.toMatchObject({ code: 'CONTENT_MISSING' });
    await expect(putContent(ledger.db, { ...text, ref: '../x' })).rejects.toMatchObject({
      code: 'LEDGER_INVALID',
    });
  });
});

describe('reading', () => {
  test('by range, by slug, by type', async () => {
    const stream = newStream();
    await append(ledger.db, request(stream, 1, 4));
    await append(ledger.db, request(stream, 5, 5, { type: 'PhaseStarted' }));
    const some = await collect(events(ledger.db, stream.stream, { from: 2, to: 3 }));
    expect(some.map(({ envelope }) => envelope.sequence)).toEqual([2, 3]);
    expect(await findStream(ledger.db, stream.slug)).toMatchObject({
      stream: stream.stream,
      epoch: 1,
      head: { sequence: 5 },
      clock: 'virtual',
      openedAt: '2026-11-23T20:00:00.000Z',
      halted: null,
    });
    expect((await listStreams(ledger.db)).map((known) => known.slug)).toContain(stream.slug);
    const phases = await collect(eventsByType(ledger.db, ['PhaseStarted'], stream.stream));
    expect(phases.map(({ envelope }) => envelope.sequence)).toEqual([5]);
  });

  test('by type over all streams, page by page, each event once', async () => {
    const streams = [newStream(), newStream()];
    for (const stream of streams) await append(ledger.db, request(stream, 1, 1_200, { type: 'DateSet' }));
    const seen = new Set<string>();
    for await (const { hash } of eventsByType(ledger.db, ['DateSet'])) seen.add(hash);
    expect(seen.size).toBe(2_400);
    expect(await collect(eventsByType(ledger.db, []))).toEqual([]);
  });
});

describe('runs and their archive', () => {
  test('append lists each run once, with the first event that it wrote', async () => {
    const stream = newStream();
    await append(ledger.db, {
      ...request(stream, 1, 2),
      run: { workflowId: 'w', runId: `${stream.slug}-1` },
    });
    await append(ledger.db, {
      ...request(stream, 3, 3),
      run: { workflowId: 'w', runId: `${stream.slug}-1` },
    });
    await append(ledger.db, {
      ...request(stream, 4, 4),
      run: { workflowId: 'w', runId: `${stream.slug}-2` },
    });
    const runs = await listRuns(ledger.db, stream.stream);
    expect(runs.map((run) => [run.runId, run.firstSequence, run.status])).toEqual([
      [`${stream.slug}-1`, 1, 'open'],
      [`${stream.slug}-2`, 4, 'open'],
    ]);
    const missing = await listUnarchivedRuns(ledger.db);
    expect(missing.filter((run) => run.stream === stream.stream).map((run) => run.runId)).toEqual([
      `${stream.slug}-1`,
    ]);
  });

  test('a closed run is missing until its history is archived; the same history again is harmless', async () => {
    const runId = newStream().stream;
    const openedAt = '2026-11-23T20:00:00.000Z';
    const run = { runId, workflowId: 'w', stream: 'cov_x', epoch: 1, firstSequence: 1, build: 'b', openedAt };
    await recordRun(ledger.db, run);
    await closeRun(ledger.db, { runId, status: 'continued', closedAt: openedAt });
    expect((await listUnarchivedRuns(ledger.db)).map((gap) => gap.runId)).toContain(runId);
    const history = { runId, bytes: Buffer.from('history'), events: 12 };
    const first = await archiveHistory(ledger.db, history);
    expect(first.stored).toBe(true);
    expect(await archiveHistory(ledger.db, history)).toEqual({ ...first, stored: false });
    expect(await archivedHistory(ledger.db, runId)).toEqual({ ...history, sha256: first.sha256 });
    expect(await listRuns(ledger.db, 'cov_x')).toMatchObject([
      { historyHash: first.sha256, status: 'continued' },
    ]);
    expect((await listUnarchivedRuns(ledger.db)).map((gap) => gap.runId)).not.toContain(runId);
    await expect(
      archiveHistory(ledger.db, { ...history, bytes: Buffer.from('changed') }),
    ).rejects.toMatchObject({ code: 'ARCHIVE_DIFFERS' });
  });

  test('a run that nobody listed cannot be closed, and has no history', async () => {
    const closedAt = '2026-11-23T20:00:00.000Z';
    await expect(closeRun(ledger.db, { runId: 'none', status: 'completed', closedAt })).rejects.toMatchObject(
      { code: 'RUN_UNKNOWN' },
    );
    expect(await archivedHistory(ledger.db, 'none')).toBeUndefined();
  });

  test('a bundle is kept by its build id, once', async () => {
    await storeBundle(ledger.db, 'build-one', Buffer.from('code'));
    await storeBundle(ledger.db, 'build-one', Buffer.from('code'));
    await expect(storeBundle(ledger.db, 'build-one', Buffer.from('other'))).rejects.toMatchObject({
      code: 'BUNDLE_DIFFERS',
    });
    expect((await loadBundle(ledger.db, 'build-one'))?.toString()).toBe('code');
    expect(await loadBundle(ledger.db, 'build-two')).toBeUndefined();
    expect(await listBundles(ledger.db)).toEqual(['build-one']);
  });
});

describe('beside the chain', () => {
  test('refusals are listed, the latest first', async () => {
    const refusal = {
      stream: 'cov_refused',
      commandId: null,
      commandType: 'SignCovenant',
      code: 'NOT_A_PARTY',
      rule: 'R28',
      at: '2026-11-23T20:00:00.000Z',
      detail: { organisation: 'company-one' },
    };
    const later = { ...refusal, at: '2026-11-24T20:00:00.000Z', rule: null };
    for (const each of [refusal, later]) await recordRefusal(ledger.db, each);
    expect(await listRefusals(ledger.db, { stream: 'cov_refused' })).toMatchObject([later, refusal]);
    expect(await listRefusals(ledger.db, { limit: 1 })).toMatchObject([later]);
  });

  test('losses are listed', async () => {
    const { stream, slug } = newStream();
    await append(ledger.db, request({ stream, slug }, 1, 1));
    const loss = { stream, fromSequence: 2, toSequence: 4, reason: 'no history was kept' };
    await recordLoss(ledger.db, loss);
    expect(await listLosses(ledger.db, stream)).toMatchObject([loss]);
  });
});
