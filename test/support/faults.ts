import { readdir, readFile } from 'node:fs/promises';
import { expect, vi } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import { createOutbox } from '../../activities/outbox.ts';
import { openRunsOf, sweepRuns } from '../../activities/sweeper.ts';
import { addPeriod, civilDate } from '../../domain/calendar.ts';
import { MAIN_NAMESPACE } from '../../engine/pins.ts';
import { verifyStream } from '../../ledger/verify.ts';
import { createLogger, installRuntime } from '../../worker/logger.ts';
import { replayStream } from '../../worker/replay.ts';
import type { Bench, Site } from './faults-bench.ts';
import { COURSE, testTerms } from './faults-covenant.ts';
import { Killer, type KillCounts } from './faults-killer.ts';
import { insist, playCourse, type Played } from './faults-play.ts';
import { Random } from './faults-random.ts';
import { missingFrom, recordOf } from './faults-record.ts';

const now = (): string => new Date().toISOString();

/** Nothing that was acknowledged is lost or doubled, and the chain is whole. */
export async function expectAllRecorded({ ledger }: Site, played: Played): Promise<void> {
  expect(await missingFrom(ledger.db, played)).toEqual([]);
  const { problems } = await verifyStream(ledger.db, played.stream);
  expect(problems).toEqual([]);
}

/** Code, appends and ledger of a stream tell the same story. */
export async function expectReplay({ ledger: { db }, temporal }: Site, streams: string[]): Promise<number> {
  installRuntime(createLogger('error'));
  await sweepRuns({ db, temporal });
  let runs = 0;
  for (const stream of streams) {
    const report = await replayStream(db, stream, { open: await openRunsOf({ db, temporal }, stream) });
    expect(report).toMatchObject({ workflow: true, ledger: true, problems: [] });
    runs += report.runs.length;
  }
  return runs;
}

/** Everything planned was sent, each notice once: one row, one file, one Message-ID. */
export async function expectNoticesOnce({ ledger: { db }, outbox }: Site): Promise<number> {
  const post = {
    db,
    transport: createOutbox(outbox),
    from: { name: 'Office', address: 'office@example.org' },
  };
  const asOf = addPeriod(civilDate(now()), 'P100Y');
  // The workers send as well; what one of them is just sending is passed over here.
  await vi.waitFor(async () => {
    await dispatch(post, { asOf, clock: now });
    const open = await db
      .selectFrom('notice')
      .select(['id', 'status'])
      .where('status', '<>', 'sent')
      .execute();
    expect(open).toEqual([]);
  }, 30_000);
  const notices = await db.selectFrom('notice').select('id').execute();
  const files = (await readdir(outbox, { recursive: true })).filter((name) => name.endsWith('.eml'));
  expect(files.map((name) => name.replace(/^.*\//, '').replace('.eml', '')).sort()).toEqual(
    notices.map(({ id }) => id).sort(),
  );
  const ids = await Promise.all(
    files.map(async (name) => messageIdIn(await readFile(`${outbox}/${name}`, 'utf8'))),
  );
  expect(new Set(ids).size).toBe(files.length);
  return files.length;
}

function messageIdIn(message: string): string {
  const [, id] = /^message-id:\s*(\S+)/im.exec(message) ?? [];
  if (id === undefined) throw new Error('a message has no Message-ID');
  return id;
}

/** What a stream has planned to tell people, whether or not it was sent. */
export async function planOf({ ledger: { db } }: Site, stream: string): Promise<string[]> {
  const rows = await db
    .selectFrom('notice_item')
    .select(['obligation', 'step', 'recipient', 'kind'])
    .where('stream', '=', stream)
    .execute();
  return rows
    .map(({ obligation, step, recipient, kind }) => `${obligation} ${step} ${recipient} ${kind}`)
    .sort();
}

/** What a covenant leaves behind that nobody disturbed. */
export interface Wanted {
  record: string[];
  plan: string[];
}

/** Plays the course once in peace. */
export async function undisturbed(bench: Bench): Promise<Wanted> {
  const site = await bench.site({ namespace: MAIN_NAMESPACE, clock: 'real' });
  const terms = await testTerms(site);
  const played = await playCourse({ site, slug: 'undisturbed', terms, course: COURSE });
  await expectAllRecorded(site, played);
  const wanted = { record: await recordOf(site.ledger.db, played), plan: await planOf(site, played.stream) };
  await site.stop();
  return wanted;
}

export interface KillOptions {
  bench: Bench;
  wanted: Wanted;
  counts: KillCounts;
  seed: number;
  say?: (line: string) => void;
}

export interface KillReport {
  seconds: number;
  workloads: number;
  commands: number;
  runs: number;
  notices: number;
  killed: Killer['killed'];
}

const STREAMS = 3;
const CONTINUE_AFTER_EVENTS = 120;

/** Keeps small covenants going while programs are killed, and holds each against one that nobody disturbed. */
export class KillTest {
  private readonly options: KillOptions;
  private readonly site: Site;
  private readonly killer: Killer;
  private readonly random: Random;
  private readonly played: Played[] = [];
  private rounds = 0;

  private constructor(site: Site, options: KillOptions) {
    this.options = options;
    this.site = site;
    this.random = new Random(options.seed);
    const { engine, database } = options.bench;
    const victims = { workers: site.workers, engine, database };
    this.killer = new Killer(victims, options.counts, new Random(options.seed + 1));
  }

  /** @returns what was done; throws when anything is lost or doubled. */
  static async run(options: KillOptions): Promise<KillReport> {
    const { bench } = options;
    const site = await bench.site({ namespace: MAIN_NAMESPACE, clock: 'real', post: true, workers: 2 });
    const report = await new KillTest(site, options).run();
    await site.stop();
    return report;
  }

  private async run(): Promise<KillReport> {
    const { say } = this.options;
    const terms = await testTerms(this.site);
    const began = Date.now();
    const killing = this.killer.run();
    try {
      do {
        await this.round(terms);
        say?.(`${this.rounds} rounds, ${JSON.stringify(this.killer.killed)}, ${seconds(began)} s`);
      } while (!this.killer.done);
    } finally {
      this.killer.abandon();
      await killing;
    }
    return this.conclude(seconds(began));
  }

  private async round(terms: Awaited<ReturnType<typeof testTerms>>): Promise<void> {
    this.rounds += 1;
    const { site, random } = this;
    const { wanted } = this.options;
    const { note } = this.killer;
    const levers = { continueAfterEvents: CONTINUE_AFTER_EVENTS };
    const slugs = Array.from({ length: STREAMS }, (_, index) => `kites-${this.rounds}-${index}`);
    const plays = slugs.map((slug) =>
      playCourse({ site, slug, terms, course: COURSE, levers, random, note }),
    );
    const played = await Promise.all(plays);
    await this.killer.hold();
    for (const each of played) {
      await expectAllRecorded(site, each);
      expect(await recordOf(site.ledger.db, each)).toEqual(wanted.record);
      expect(await planOf(site, each.stream)).toEqual(wanted.plan);
    }
    this.played.push(...played);
    this.killer.go();
  }

  private async conclude(duration: number): Promise<KillReport> {
    const { site, killer, played } = this;
    const { bench } = this.options;
    const streams = played.map(({ stream }) => stream);
    const runs = await insist(() => expectReplay(site, streams));
    const notices = await insist(() => expectNoticesOnce(site));
    const surprises = [bench.engine, bench.database, ...site.workers].flatMap((program) => program.surprises);
    expect(surprises).toEqual([]);
    const commands = played.flatMap(({ answers }) => answers.flat()).length;
    return { seconds: duration, workloads: played.length, commands, runs, notices, killed: killer.killed };
  }
}

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 100) / 10;
}
