import { Client } from '@temporalio/client';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dispatch } from '../activities/dispatch.ts';
import { parseMailBox } from '../activities/mail-message.ts';
import { createOutbox } from '../activities/outbox.ts';
import type { Post } from '../activities/post.ts';
import { requireTemporal, startService, type Service } from '../cli/up/service.ts';
import { figuresReader } from '../cli/up/read-figures.ts';
import { instantOf } from '../domain/calendar.ts';
import { startEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/handle.ts';
import { REHEARSAL_NAMESPACE } from '../engine/pins.ts';
import { virtualClock } from '../engine/virtual-clock.ts';
import { ledgerFigures } from '../ledger/figures.ts';
import { createLogger } from '../worker/logger.ts';
import { fireTimers, startTimerWorker } from './bare-timers.ts';
import { DueCovenants } from './due-covenants.ts';
import { print, say, seconds, spread } from './report.ts';

/**
 * Ten thousand obligations that fall due at one instant over a thousand covenants: all are sent once, to as many people,
 * each a file of its own that is on disk. Beside them as many bare timers on the same server, set beforehand, that
 * fire at one instant and do nothing, and as many that run an empty activity each. Run with `npm run bench:due`, or `npm run bench:due -- --covenants 50` for a look.
 */
const { values } = parseArgs({
  options: {
    covenants: { type: 'string', default: '1000' },
    duties: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '1' },
    /** Seconds in which the bare timers are set before they fire; from the number of covenants when left out. */
    lead: { type: 'string' },
  },
});

const size = {
  covenants: Number(values.covenants),
  duties: Number(values.duties),
  rounds: Number(values.rounds),
};
const lead = Number(values.lead ?? 10 + size.covenants / 15);

/** Seconds that each took. */
interface Round {
  sent: number;
  /** Timers alone. */
  timers: number;
  /** Timers that run an empty activity. */
  effects: number;
  /** Longest pause of the process while it sent, in milliseconds. */
  pause: number;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'covenants-due-'));
  const engine = await startEngine({ dataFolder: folder, purpose: 'bench', report: say });
  try {
    const service = await startService({
      engine,
      namespace: REHEARSAL_NAMESPACE,
      database: 'bench_due',
      clock: 'virtual',
      logger: createLogger('error'),
    });
    await measure(engine, service, join(folder, 'outbox'));
    await service.stop();
  } finally {
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(engine: Engine, service: Service, outbox: string): Promise<void> {
  const { address, connection, namespace } = requireTemporal(engine);
  await requireTemporal(engine).ensureNamespace(namespace);
  const temporal = new Client({ connection, namespace });
  const stopTimers = await startTimerWorker(address.address, namespace);
  const covenants = new DueCovenants(service, size);
  print('machine', `${cpus().length} cores, Node ${process.version}`);
  print('obligations', `${covenants.duties} over ${size.covenants} covenants, due on one day`);
  const opening = await seconds(() => covenants.open());
  print('covenants opened per second', (size.covenants / opening).toFixed(1));
  const clock = virtualClock({ connection, namespace: REHEARSAL_NAMESPACE });
  const post = {
    db: service.ledger.db,
    transport: createOutbox(outbox),
    from: parseMailBox('Office <office@example.org>'),
  };
  await tellSizes(post.db);
  const before = await covenants.engineWork();
  const rounds: Round[] = [];
  for (let round = 0; round < size.rounds; round++) {
    const shape = { workflows: size.covenants, timers: size.duties, lead };
    const timers = await fireTimers(temporal, { ...shape, effect: false, name: `bare-${round}` });
    const effects = await fireTimers(temporal, { ...shape, effect: true, name: `effect-${round}` });
    say(`the clocks of ${size.covenants} covenants go to ${covenants.day(round)}`);
    await covenants.live(clock, round);
    rounds.push({ timers, effects, ...(await sendAll(post, covenants, round)) });
    await verify(post, covenants, { round, outbox });
  }
  const after = await covenants.engineWork();
  await stopTimers();
  tell(covenants, rounds);
  print('timers, tasks, activities before', `${before.timers}, ${before.tasks}, ${before.activities}`);
  print('timers, tasks, activities after', `${after.timers}, ${after.tasks}, ${after.activities}`);
  if (JSON.stringify(before) !== JSON.stringify(after))
    throw new Error('what fell due cost the engine something');
}

/** What the opened covenants weigh, and how long the figures of the metrics take to read, at first and again. */
async function tellSizes(db: Post['db']): Promise<void> {
  const { bytes } = await ledgerFigures(db, '2000-01-01');
  print('database, KB per covenant', (bytes / 1_000 / size.covenants).toFixed(0));
  const read = figuresReader(db, () => new Date().toISOString());
  const first = await seconds(async () => void (await read()));
  const again = await seconds(async () => void (await read()));
  print('figures read, seconds, then again', `${first.toFixed(2)}, ${again.toFixed(3)}`);
  print('memory of this process, MB', (process.memoryUsage.rss() / 1e6).toFixed(0));
}

/** Sends the day's messages as the programme does: one call after the other until nothing is left. */
async function sendAll(
  post: Post,
  covenants: DueCovenants,
  round: number,
): Promise<Pick<Round, 'sent' | 'pause'>> {
  const asOf = covenants.day(round);
  const clock = (): string => instantOf(asOf, 8);
  let last = performance.now();
  let pause = 0;
  const heart = setInterval(() => {
    pause = Math.max(pause, performance.now() - last - 10);
    last = performance.now();
  }, 10);
  const sent = await seconds(async () => {
    for (let left = covenants.duties; left > 0;) {
      const { outcomes } = await dispatch(post, { asOf, clock });
      if (outcomes.sent === 0) throw new Error('nothing more is sent');
      left -= outcomes.sent;
    }
  });
  clearInterval(heart);
  return { sent, pause };
}

/** Every duty stands in one message of this day, that message is sent and on disk, and another call sends nothing. */
async function verify(
  post: Post,
  covenants: DueCovenants,
  { round, outbox }: { round: number; outbox: string },
): Promise<void> {
  const asOf = covenants.day(round);
  const { duties } = covenants;
  const again = await dispatch(post, { asOf, clock: () => instantOf(asOf, 9) });
  const rows = await post.db
    .selectFrom('notice_item')
    .innerJoin('notice', 'notice.id', 'notice_item.notice_id')
    .select((eb) => [
      eb.fn.countAll<number>().as('items'),
      eb.fn.count<number>('notice.id').distinct().as('notices'),
      eb.fn
        .count<number>(eb.fn<string>('concat', ['stream', 'obligation']))
        .distinct()
        .as('obligations'),
    ])
    .where('notice.on_date', '=', asOf)
    .where('notice.status', '=', 'sent')
    .executeTakeFirstOrThrow();
  const files = (await readdir(join(outbox, asOf))).length;
  const counts = [rows.items, rows.notices, rows.obligations, files];
  if (again.frozen > 0 || counts.some((count) => count !== duties)) {
    throw new Error(`not each of ${duties} once: ${counts.join(', ')}, again ${again.frozen}`);
  }
  say(`round ${round + 1}: ${duties} obligations, each sent once`);
}

function tell({ duties }: DueCovenants, rounds: readonly Round[]): void {
  const rates = rounds.map(({ sent }) => duties / sent);
  const bare = rounds.map(({ timers }) => duties / timers);
  const effects = rounds.map(({ effects: drained }) => duties / drained);
  const ratio = (others: number[]) => spread(rates.map((rate, round) => rate / (others[round] ?? 0)));
  print('obligations sent per second', spread(rates));
  print('bare timers fired per second', spread(bare));
  print('timers with an empty activity per second', spread(effects));
  print('sent ÷ bare timers, round by round', ratio(bare));
  print('sent ÷ timers with an empty activity', ratio(effects));
  print('longest pause while sending, ms', spread(rounds.map(({ pause }) => pause)));
}

await main();
