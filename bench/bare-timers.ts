import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { eachOf, say } from './report.ts';
import type { timers } from './timer-workflow.ts';

const QUEUE = 'bench-timers';

/** A worker of its own for workflows that do nothing but wait. */
export async function startTimerWorker(address: string, namespace: string): Promise<() => Promise<void>> {
  const workflowsPath = fileURLToPath(new URL('./timer-workflow.js', import.meta.url));
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: QUEUE,
    workflowBundle: await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') }),
    activities: { nothing: async () => 0 },
  });
  const done = worker.run();
  return async () => {
    worker.shutdown();
    await done;
    await connection.close();
  };
}

export interface BareTimers {
  workflows: number;
  /** Timers of each workflow. */
  timers: number;
  /** Runs an empty activity for each. */
  effect: boolean;
  /** Tells the workflows of this measurement from others. */
  name: string;
  /** Seconds from now until they fire, so that all are set before. */
  lead: number;
}

/**
 * Lets so many timers fire at one instant, and counts those that have.
 * @returns seconds from that instant until the last workflow has seen its last timer.
 * @throws when some were not set in time: then the figure would say nothing.
 */
export async function fireTimers(temporal: Client, request: BareTimers): Promise<number> {
  const { workflows, timers: each, effect, name, lead } = request;
  const at = Date.now() + lead * 1_000;
  const ids = Array.from({ length: workflows }, (_, index) => `timers-${name}-${index}`);
  await eachOf(ids, 20, async (workflowId) => {
    await temporal.workflow.start<typeof timers>('timers', {
      workflowId,
      taskQueue: QUEUE,
      args: [{ timers: each, at, effect }],
    });
  });
  say(
    `${workflows * each} timers are set${effect ? ', each with an empty activity' : ''}, ${Math.round((at - Date.now()) / 1_000)} s before they fire`,
  );
  let fired = 0;
  let ahead = Infinity;
  await Promise.all(
    ids.map(async (workflowId) => {
      const result = await temporal.workflow.getHandle<typeof timers>(workflowId).result();
      fired += result.fired;
      ahead = Math.min(ahead, result.ahead);
    }),
  );
  if (fired !== workflows * each) throw new Error(`${fired} timers fired`);
  if (ahead <= 0) throw new Error('the timers were not all set before their instant: give a longer --lead');
  return (Date.now() - at) / 1_000;
}
