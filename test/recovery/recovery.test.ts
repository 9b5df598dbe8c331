import proto from '@temporalio/proto';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Ledger } from '../../ledger/database.ts';
import { eventRows } from '../../ledger/read.ts';
import { findStream } from '../../ledger/streams.ts';
import { covenantWorkflowId } from '../../workflows/messages.ts';
import type { Build } from '../../worker/build.ts';
import { decodeHistory } from '../../worker/replay-run.ts';
import { Installation, KITES } from './installation.ts';

const { History } = proto.temporal.api.history.v1;

let root: string;
let covenant: Installation;
let older: Build;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'covenant-recovery-'));
  covenant = new Installation(join(root, 'data'));
  older = await covenant.openWithOlderBuild(root);
});

afterAll(async () => {
  await covenant.stop();
  await rm(root, { recursive: true, force: true });
});

const ledger = (): Ledger => covenant.up.service.ledger;

/** Runs a command that must succeed, and gives its answer. */
async function well(...words: string[]): Promise<Record<string, unknown>> {
  const { code, answer, err } = await covenant.run(...words);
  const said = `${words.join(' ')}: ${JSON.stringify(answer['problems'])}`;
  expect({ code, err }, said).toEqual({ code: 0, err: '' });
  return answer;
}

/** Runs a check that must find something. */
async function found(...words: string[]): Promise<Record<string, unknown>> {
  const { code, answer } = await covenant.run(...words);
  expect(code, words.join(' ')).toBe(5);
  return answer;
}

async function codesOfDoctor(): Promise<string[]> {
  const { answer } = await covenant.run('doctor');
  return (answer['findings'] as { code: string }[]).map(({ code }) => code);
}

const milestone = (name: string, slug = 'kites'): string[] => [
  'do',
  slug,
  'RecordMilestone',
  '--as',
  'olga',
  '--field',
  `milestone=${name}`,
];
const day = (number: number): string[] => {
  const date = `2030-01-${String(number).padStart(2, '0')}`;
  return ['date', 'set', 'kites', 'review', date, date, '--as', 'olga'];
};

async function bytes(slug: string): Promise<string[]> {
  const stream = await findStream(ledger().db, slug);
  const rows: string[] = [];
  for await (const row of eventRows(ledger().db, stream?.stream ?? '')) rows.push(row.body.toString('utf8'));
  return rows;
}

const last = async (slug = 'kites'): Promise<Record<string, unknown>> =>
  JSON.parse((await bytes(slug)).at(-1) ?? '{}') as Record<string, unknown>;

const SLOWLY = { timeout: 60_000 };

describe('When a new build starts', SLOWLY, () => {
  it('up takes over what an older one left, whose worker is gone', async () => {
    const { takenOver, service } = await covenant.start();
    expect(takenOver).toMatchObject({
      resumed: [{ covenant: 'kites', why: 'other-build', epoch: 2, refilled: 0 }],
      failed: [],
    });
    expect(await last()).toMatchObject({
      type: 'StreamResumed',
      build: service.build.buildId,
      data: { reason: 'new-build' },
    });
    await well(...milestone('request'));
    expect(await codesOfDoctor()).toEqual([]);
  });

  it('each run replays with its own build', async () => {
    const { runs, workflow, ledger: sound } = await well('replay', 'kites');
    expect({ workflow, sound }).toEqual({ workflow: true, sound: true });
    expect((runs as { build: string }[]).map(({ build }) => build)).toEqual([
      older.buildId,
      covenant.up.service.build.buildId,
    ]);
  });
});

describe('When the data of the engine is deleted', SLOWLY, () => {
  it('up brings every open covenant back, and the next command is answered', async () => {
    await covenant.stop();
    await covenant.loseEngine();
    const { takenOver } = await covenant.start();
    expect(takenOver.resumed).toMatchObject([{ covenant: 'kites', why: 'not-running', epoch: 3 }]);
    await well(...day(1));
    expect(await last()).toMatchObject({ type: 'DateSet', epoch: 3 });
  });

  it('the history that went with it becomes a recorded loss, and all is well again', async () => {
    expect(await codesOfDoctor()).toEqual(['HISTORY_LOST']);
    await found('replay', 'kites');
    const { refilled } = await found('ledger', 'refill', 'kites');
    const losses = [{ fromSequence: 5, reason: expect.stringContaining('is gone') as string }];
    expect(refilled).toMatchObject([{ slug: 'kites', refilled: 0, losses, resumed: null }]);
    const again = await well('ledger', 'refill', 'kites');
    expect(again['refilled']).toMatchObject([{ losses: [] }]);
    expect(await codesOfDoctor()).toEqual([]);
    expect(await well('replay', 'kites')).toMatchObject({ workflow: true, losses });
  });
});

describe('When the ledger is restored from an older backup', SLOWLY, () => {
  let before: string[];
  let stranger: string[];

  it('the doctor sees what is missing, and the stream halts rather than fork', async () => {
    await well('backup', join(root, 'backup'));
    for (const number of [2, 3, 4]) await well(...day(number));
    await well('open', KITES, '--as', 'olga', '--slug', 'later');
    before = await bytes('kites');
    stranger = await bytes('later');
    const { db } = ledger();
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    await well('restore', join(root, 'backup'));
    expect((await codesOfDoctor()).sort()).toEqual(['LEDGER_BEHIND', 'STREAM_UNKNOWN']);
    const { code, answer } = await covenant.run(...day(5));
    expect({ code, answer }).toMatchObject({ code: 3, answer: { error: { code: 'LEDGER_DIVERGED' } } });
  });

  it('a refill puts back the same bytes, also of what was opened since, and resumes what halted', async () => {
    const { code, answer } = await covenant.run('ledger', 'refill');
    expect(code).toBe(0);
    const [kites, later] = answer['refilled'] as Record<string, unknown>[];
    expect(kites).toMatchObject({ slug: 'kites', refilled: 3, resumed: { why: 'halted' } });
    expect(later).toMatchObject({ slug: 'later', refilled: stranger.length, resumed: null });
    expect((await bytes('kites')).slice(0, -1)).toEqual(before);
    expect(await bytes('later')).toEqual(stranger);
    await well(...day(5));
    await well(...milestone('request', 'later'));
    await well('ledger', 'verify');
  });

  it('texts that only the lost ledger had are named', async () => {
    expect(await codesOfDoctor()).toEqual(['CONTENT_MISSING']);
  });
});

describe('When a stream is resumed while the ledger is behind', SLOWLY, () => {
  it('what the engine knows is put back first', async () => {
    await well('backup', join(root, 'second'));
    await well(...day(6));
    const before = await bytes('kites');
    const { db } = ledger();
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    await well('restore', join(root, 'second'));
    const { resumed } = await well('resume', 'kites');
    expect(resumed).toMatchObject([{ refilled: 1, why: 'asked' }]);
    expect((await bytes('kites')).slice(0, -1)).toEqual(before);
    expect(await last()).toMatchObject({ type: 'StreamResumed', data: { reason: 'restore' } });
  });
});

describe('When an auditor has nothing but a backup', SLOWLY, () => {
  let auditor: Installation;

  beforeAll(async () => {
    await well('replay', 'kites');
    const { temporal } = covenant.up.service;
    const stream = await findStream(ledger().db, 'kites');
    await temporal.workflow.getHandle(covenantWorkflowId(stream?.stream ?? '')).terminate('the audit begins');
    await well('replay', 'kites');
    await well('backup', join(root, 'third'));
    await covenant.stop();
    auditor = new Installation(join(root, 'audit'));
    expect((await auditor.run('restore', join(root, 'third'))).code).toBe(0);
  });

  it('the replay holds in an empty folder, without an engine', async () => {
    const { code, answer } = await auditor.run('replay', 'kites');
    expect(answer).toMatchObject({ workflow: true, ledger: true, problems: [] });
    expect(code).toBe(0);
  });

  it('a history that was altered with its hash is found', async () => {
    await alter(auditor, async ({ db }) => {
      const row = await db
        .selectFrom('archive')
        .innerJoin('run', 'run.run_id', 'archive.run_id')
        .select(['archive.run_id', 'bytes'])
        .where('run.build', '=', older.buildId)
        .executeTakeFirstOrThrow();
      const history = decodeHistory(row.bytes);
      const scheduled = history.events?.find((event) => event.activityTaskScheduledEventAttributes);
      const type = scheduled?.activityTaskScheduledEventAttributes?.activityType;
      if (type) type.name = 'halt';
      const changed = Buffer.from(History.encode(History.create(history)).finish());
      const sha256 = createHash('sha256').update(changed).digest('hex');
      await db
        .updateTable('archive')
        .set({ bytes: changed, sha256 })
        .where('run_id', '=', row.run_id)
        .execute();
    });
    const { code, answer } = await auditor.run('replay', 'kites');
    expect({ code, workflow: answer['workflow'] }).toEqual({ code: 5, workflow: false });
  });

  it('a byte that was altered in the ledger is found', async () => {
    await alter(auditor, async ({ db }) => {
      await sql`alter table event disable trigger append_only`.execute(db);
      await sql`update event set body = overlay(body placing '\\x20' from 20) where sequence = 3`.execute(db);
    });
    const { code, answer } = await auditor.run('replay', 'kites');
    expect({ code, answer }).toMatchObject({ code: 5, answer: { workflow: false, ledger: false } });
  });
});

/** Works on the database of an installation that does not run. */
async function alter(place: Installation, change: (ledger: Ledger) => Promise<void>): Promise<void> {
  await place.withDatabase(async (url) => {
    const opened = await connect(url);
    await change(opened);
    await opened.close();
  });
}
