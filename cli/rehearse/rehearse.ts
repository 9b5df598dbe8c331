import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { dispatch } from '../../activities/dispatch.ts';
import { nextSendingDay } from '../../activities/due-items.ts';
import { parseMailBox } from '../../activities/mail-message.ts';
import { createOutbox } from '../../activities/outbox.ts';
import { openRunsOf, sweepRuns } from '../../activities/sweeper.ts';
import { toDefinition, type LoadedDefinition } from '../../client/definition-file.ts';
import type { AdoptionFile } from '../../domain/adoption/file.ts';
import { adoptionDraft } from '../../domain/adoption/shift.ts';
import { addDays, civilDate, instantOf } from '../../domain/calendar.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { lastDay, planSteps, shifted } from '../../domain/scenario-steps.ts';
import type { Engine } from '../../engine/handle.ts';
import { REHEARSAL_NAMESPACE } from '../../engine/pins.ts';
import { virtualClock } from '../../engine/virtual-clock.ts';
import { events } from '../../ledger/read.ts';
import type { EventEnvelope } from '../../domain/envelope.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { replayStream, type ReplayReport } from '../../worker/replay.ts';
import { requireTemporal, startService, type Service } from '../up/service.ts';
import { noticesOf } from '../views/notices.ts';
import { foldSteps } from '../views/steps.ts';
import { summarise, type Summary } from '../views/summary.ts';
import type { ToldItem } from '../views/render-timeline.ts';
import { readTexts } from '../views/texts.ts';
import { timelineView } from '../views/timeline.ts';
import { RehearsedCovenant, type FailedExpectation } from './actor.ts';
import { conduct, type Progress, type RehearsalPost } from './conductor.ts';
import { readNotices, type RehearsedNotice } from './notices.ts';

/** A definition with the scenario that is played on it. */
export interface Play {
  definition: LoadedDefinition;
  scenario: Scenario;
  /** The adoption with which the scenario begins, where it does. */
  adoption?: AdoptionFile | undefined;
}

export interface RehearsalRequest {
  engine: Engine;
  plays: Play[];
  /** Last day to play, of the rehearsal's own calendar; the end of every scenario when left out. */
  until: CivilDate | undefined;
  sender: string;
  logger: Logger;
  progress: (progress: Progress) => void;
  /** Long work says what it is at. */
  say: (stage: 'opening' | 'archiving' | 'replaying') => void;
}

export interface RehearsedResult {
  summary: Summary;
  timeline: ToldItem[];
  failures: FailedExpectation[];
  replay: ReplayReport;
}

export interface RehearsalResult {
  covenants: RehearsedResult[];
  /** Every message that went out, by day and person. */
  notices: RehearsedNotice[];
  seconds: number;
  replay: { workflow: boolean; ledger: boolean };
  /** True when the replay holds and every expectation was met. */
  held: boolean;
  left: { database: string; outbox: string };
}

/** Runs hand over after so many events of history, so that a rehearsal shows it too. */
const CONTINUE_AFTER_EVENTS = 1_000;

/** Plays definitions with their scenarios on a virtual clock, in a namespace and a database of their own. */
export async function rehearse(request: RehearsalRequest): Promise<RehearsalResult> {
  const began = Date.now();
  const name = `rehearsal_${began.toString(36)}`;
  const outbox = resolve(request.engine.data.path, 'rehearsals', name, 'outbox');
  await mkdir(outbox, { recursive: true });
  const service = await startService({
    engine: request.engine,
    namespace: REHEARSAL_NAMESPACE,
    database: name,
    clock: 'virtual',
    taskQueue: name,
    logger: request.logger,
  });
  try {
    const covenants = await play(request, service, outbox);
    const results = await examine(request, service, covenants);
    const notices = await readNotices(service.ledger.db);
    return conclude({ covenants: results, notices }, began, { database: name, outbox });
  } finally {
    await service.stop();
  }
}

async function play(
  request: RehearsalRequest,
  service: Service,
  outbox: string,
): Promise<RehearsedCovenant[]> {
  request.say('opening');
  const firstDay = civilDate(new Date().toISOString());
  const covenants = await Promise.all(
    request.plays.map((each) => prepare(each, { service, engine: request.engine }, firstDay)),
  );
  const last =
    covenants
      .map((covenant) => covenant.lastDay)
      .sort()
      .at(-1) ?? firstDay;
  const until = request.until ?? last;
  const post = rehearsalPost(service.ledger.db, { outbox, sender: request.sender, firstDay });
  await conduct({ covenants, post, firstDay, until, progress: request.progress });
  return covenants;
}

async function prepare(
  { definition: loaded, scenario, adoption }: Play,
  { service, engine }: { service: Service; engine: Engine },
  firstDay: CivilDate,
): Promise<RehearsedCovenant> {
  const { client, ledger } = service;
  const put = (bytes: Uint8Array, mediaType: string) => client.put({ bytes, mediaType });
  const { definition, definitionHash } = await toDefinition(loaded, put);
  const { connection } = requireTemporal(engine);
  const clock = virtualClock({ connection, namespace: REHEARSAL_NAMESPACE });
  return new RehearsedCovenant({
    client,
    db: ledger.db,
    clock,
    steps: planSteps(scenario, firstDay),
    lastDay: lastDay(scenario, firstDay),
    slug: definition.id,
    definition,
    definitionHash,
    adoption: adoption && adoptionDraft(adoption, shifted(scenario.begins, firstDay)),
    continueAfterEvents: CONTINUE_AFTER_EVENTS,
  });
}

/** Hour at which the messages of a day leave, Amsterdam. */
const SENDING_HOUR = 8;

/**
 * Messages of a rehearsal go to its outbox alone, once a day. They bear the time of that day: a stream in which nothing
 * happened for months has a clock that is as far behind.
 */
function rehearsalPost(
  db: LedgerDatabase,
  { outbox, sender, firstDay }: { outbox: string; sender: string; firstDay: CivilDate },
): RehearsalPost {
  const post = { db, transport: createOutbox(outbox), from: parseMailBox(sender) };
  let served = addDays(firstDay, -1);
  return {
    nextDay: () => nextSendingDay(db, served),
    async dispatch(asOf) {
      await dispatch(post, { asOf, clock: () => instantOf(asOf, SENDING_HOUR) });
      served = asOf;
    },
  };
}

async function examine(
  request: RehearsalRequest,
  service: Service,
  covenants: RehearsedCovenant[],
): Promise<RehearsedResult[]> {
  const { ledger, temporal } = service;
  request.say('archiving');
  await sweepRuns({ db: ledger.db, temporal });
  request.say('replaying');
  const results: RehearsedResult[] = [];
  for (const covenant of covenants) {
    const open = await openRunsOf({ db: ledger.db, temporal }, covenant.stream);
    const replay = await replayStream(ledger.db, covenant.stream, { open });
    results.push(await describe(ledger.db, covenant, replay));
  }
  return results;
}

async function describe(
  db: LedgerDatabase,
  covenant: RehearsedCovenant,
  replay: ReplayReport,
): Promise<RehearsedResult> {
  const envelopes: EventEnvelope[] = [];
  for await (const { envelope } of events(db, covenant.stream)) envelopes.push(envelope);
  const notices = await noticesOf(db, covenant.stream);
  const today = civilDate(covenant.now());
  const historyEvents = replay.runs.reduce((sum, run) => sum + run.historyEvents, 0);
  const items = timelineView(foldSteps(envelopes), { notices, today });
  const texts = await readTexts(db, items);
  const sent = new Set(notices.map((notice) => notice.notice)).size;
  return {
    summary: summarise(envelopes, { notices: sent, historyEvents, runs: replay.runs.length, today }),
    timeline: items.map((item) => ({ ...item, reason: texts.get(item.text?.ref ?? '') ?? null })),
    failures: covenant.failures,
    replay,
  };
}

function conclude(
  { covenants, notices }: Pick<RehearsalResult, 'covenants' | 'notices'>,
  began: number,
  left: RehearsalResult['left'],
): RehearsalResult {
  const replay = {
    workflow: covenants.every((covenant) => covenant.replay.workflow),
    ledger: covenants.every((covenant) => covenant.replay.ledger),
  };
  const met = covenants.every((covenant) => covenant.failures.length === 0);
  const seconds = Math.round((Date.now() - began) / 100) / 10;
  return { covenants, notices, seconds, replay, held: replay.workflow && replay.ledger && met, left };
}
