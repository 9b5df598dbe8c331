import { join } from 'node:path';
import { dispatch } from '../../activities/dispatch.ts';
import { parseMailBox, type MailBox } from '../../activities/mail-message.ts';
import { createOutbox } from '../../activities/outbox.ts';
import { sweepRuns } from '../../activities/sweeper.ts';
import { createSmtp } from '../../activities/smtp.ts';
import type { Transport } from '../../activities/transport.ts';
import type { ProgrammeActivities } from '../../activities/contract.ts';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { openDataFolder } from '../../engine/data-folder.ts';
import { startEngine } from '../../engine/engine.ts';
import type { Engine } from '../../engine/handle.ts';
import { unwind, type Undo } from '../../engine/unwind.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { readConfiguration, type Configuration } from '../../worker/config.ts';
import type { HealthEndpoint } from '../../worker/health.ts';
import { createLogger } from '../../worker/logger.ts';
import { WorkWatch } from '../../worker/work-watch.ts';
import { TASK_QUEUE } from '../../workflows/messages.ts';
import { PROGRAMME_WORKFLOW_ID, type programme } from '../../workflows/programme.ts';
import { startMailbox } from '../answers/mailbox.ts';
import { makeDropFolder, startDropFolder } from '../drop/start.ts';
import { takeOverAll, type TakenOverAll } from '../recovery/take-over.ts';
import type { Session } from '../session.ts';
import { requireTemporal, startService, type Service } from './service.ts';
import { freeAddress, serveWatch } from './watch.ts';

/** Everything that `up` runs, until it is told to stop. */
export interface Running {
  engine: Engine;
  service: Service;
  health: HealthEndpoint;
  outbox: string;
  drop: string;
  /** Covenants that the engine had lost, or that a build which is gone had left. */
  takenOver: TakenOverAll;
  /** Resolves with what happened when a part is gone for good. */
  failed: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts server, database, worker, post and health endpoint on a data folder, in this process and its guardian. When
 * one of them does not start, those that did are stopped.
 */
export async function startUp(session: Session): Promise<Running> {
  const { io, dataFolder, language } = session;
  const configuration = readConfiguration(io.environment);
  const logger = createLogger(session.logLevel ?? configuration.logLevel);
  const report = (line: string) => {
    if (logger.isLevelEnabled('info')) io.note(`${line}\n`);
  };
  // What would keep the folder's own parts from working is found before anything starts.
  const data = await openDataFolder(dataFolder);
  const drop = await makeDropFolder(join(data.path, 'drop'));
  const engine = await startEngine({
    dataFolder,
    purpose: 'covenant up',
    report,
    language,
    share: true,
    environment: io.environment,
  });
  const undo: Undo = [() => engine.stop()];
  try {
    const parts = await startParts({ engine, drop, configuration, logger }, undo);
    return { ...parts, stop: () => unwind(undo) };
  } catch (error) {
    // Why it did not start says more than what went wrong while it was taken back.
    await unwind(undo).catch((failure: unknown) => logger.error({ failure: String(failure) }, 'stop'));
    throw error;
  }
}

interface UpRequest {
  engine: Engine;
  /** The drop folder, which is there. */
  drop: string;
  configuration: Configuration;
  logger: Logger;
}

async function startParts(
  { engine, drop, configuration, logger }: UpRequest,
  undo: Undo,
): Promise<Omit<Running, 'stop'>> {
  const outbox = join(engine.data.path, 'outbox');
  const { namespace } = requireTemporal(engine);
  const work = new WorkWatch();
  const libraryAddress = await freeAddress();
  const service = await startService({
    engine,
    namespace,
    clock: 'real',
    logger,
    metricsAddress: libraryAddress,
    watch: (activities) => work.ledger(activities),
    activities: ({ ledger, temporal }) =>
      work.programme(programmeActivities(ledger.db, temporal, configuration, outbox)),
  });
  undo.push(() =>
    service.stop().catch((error: unknown) => logger.error({ failure: String(error) }, 'worker')),
  );
  const { client, ledger, temporal } = service;
  const takenOver = await takeOverAll({ client, db: ledger.db, temporal }, { thorough: false });
  await startProgramme(temporal, configuration.sendingHour);
  const watcher = startDropFolder({
    path: drop,
    db: service.ledger.db,
    client: service.client,
    post: postOf(configuration, outbox),
    logger,
  });
  undo.push(() => watcher.stop());
  const mailbox = startMailbox({
    url: configuration.imapUrl,
    db: service.ledger.db,
    own: parseMailBox(configuration.sender),
    logger,
  });
  undo.push(() => mailbox.stop());
  const { healthPort: port } = configuration;
  const health = await serveWatch({ engine, service, work, port, libraryAddress, mailbox: mailbox.check });
  undo.push(() => health.close());
  const stopped = service.worker.done.then(
    () => 'the worker stopped',
    (error: unknown) => `the worker failed: ${error instanceof Error ? error.message : String(error)}`,
  );
  return {
    engine,
    service,
    health,
    outbox,
    drop,
    takenOver,
    failed: Promise.race([engine.lost, stopped]),
  };
}

/** How messages leave, and whom they are from. */
function postOf(
  { smtpUrl, smtpRate, sender }: Configuration,
  outbox: string,
): { transport: Transport; from: MailBox } {
  const transport = smtpUrl ? createSmtp(smtpUrl, { perSecond: smtpRate ?? null }) : createOutbox(outbox);
  return { transport, from: parseMailBox(sender) };
}

function programmeActivities(
  db: LedgerDatabase,
  temporal: Client,
  configuration: Configuration,
  outbox: string,
): ProgrammeActivities {
  const post = { db, ...postOf(configuration, outbox) };
  return {
    async dispatchNotices({ asOf }) {
      const { outcomes, retryAt } = await dispatch(post, { asOf, clock: () => new Date().toISOString() });
      return { sent: outcomes.sent, retryAt };
    },
    async sweepArchive() {
      return { archived: await sweepRuns({ db, temporal }) };
    },
  };
}

/** The programme keeps no state, so a new build simply takes its place. */
async function startProgramme(temporal: Client, sendingHour: number): Promise<void> {
  await temporal.workflow.start<typeof programme>('programme', {
    workflowId: PROGRAMME_WORKFLOW_ID,
    taskQueue: TASK_QUEUE,
    args: [{ sendingHour }],
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
}
