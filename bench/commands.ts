import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDefinition, toDefinition } from '../client/definition-file.ts';
import { requireTemporal, startService, type Service } from '../cli/up/service.ts';
import { startEngine } from '../engine/engine.ts';
import { createLogger } from '../worker/logger.ts';
import { PACKAGE_ROOT } from '../worker/build.ts';
import { nothingUpdate, type noop } from './noop-workflow.ts';
import { print, say, spread } from './report.ts';

/**
 * What a covenant's command costs beside the least that a durable answer costs on the same server: commands per second
 * over several streams, divided by updates with one empty activity, in turn within one run. Both are counted when
 * answered. Run with `npm run bench`.
 */
const STREAMS = 5;
const COMMANDS = 20;
const ROUNDS = 5;
const QUEUE = 'bench-noop';

type Round = () => Promise<number>;

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'covenants-bench-'));
  const engine = await startEngine({ dataFolder: folder, purpose: 'bench', report: say });
  try {
    const { namespace, address, connection } = requireTemporal(engine);
    const service = await startService({ engine, namespace, clock: 'real', logger: createLogger('error') });
    const stopNoop = await startNoopWorker(address.address, namespace);
    const covenants = await covenantRound(service);
    const noops = await noopRound(service);
    await compare(covenants, noops);
    await historyPerCommand(service);
    await stopNoop();
    await service.stop();
    await connection.close();
  } finally {
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startNoopWorker(address: string, namespace: string): Promise<() => Promise<void>> {
  const workflowsPath = fileURLToPath(new URL('./noop-workflow.js', import.meta.url));
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

/** Opens the streams once; each round records so many duties in every one of them. */
async function covenantRound({ client }: Service): Promise<Round> {
  const loaded = loadDefinition(await readFile(join(PACKAGE_ROOT, 'covenants/model/definition.yaml')));
  if ('problems' in loaded) throw new Error('the model is not sound');
  const { definition, definitionHash } = await toDefinition(loaded, (bytes, mediaType) =>
    client.put({ bytes, mediaType }),
  );
  const officer = definition.people.find((person) => person.roles.includes('officer'));
  const actor = officer?.id ?? '';
  const slugs = Array.from({ length: STREAMS }, (_, index) => `bench-${index + 1}`);
  for (const slug of slugs) await client.open({ slug, definition, definitionHash, actor });
  let round = 0;
  return async () => {
    round++;
    await Promise.all(
      slugs.map(async (slug) => {
        for (let number = 1; number <= COMMANDS; number++) {
          const fields = {
            obligation: `duty-${round}-${number}`,
            owner: definition.secretariat,
            text: 'A duty.',
            due: '2060-01-01',
          };
          await client.send(slug, { type: 'OpenObligation', fields, actor });
        }
      }),
    );
    return STREAMS * COMMANDS;
  };
}

async function noopRound({ temporal }: Service): Promise<Round> {
  const handles = await Promise.all(
    Array.from({ length: STREAMS }, (_, index) =>
      temporal.workflow.start<typeof noop>('noop', { workflowId: `noop-${index}`, taskQueue: QUEUE }),
    ),
  );
  return async () => {
    await Promise.all(
      handles.map(async (handle) => {
        for (let number = 1; number <= COMMANDS; number++) await handle.executeUpdate(nothingUpdate);
      }),
    );
    return STREAMS * COMMANDS;
  };
}

async function perSecond(round: Round): Promise<number> {
  const began = performance.now();
  const answered = await round();
  return (answered * 1_000) / (performance.now() - began);
}

async function compare(covenants: Round, noops: Round): Promise<void> {
  await covenants();
  await noops();
  const rates: { covenant: number; noop: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rates.push({ covenant: await perSecond(covenants), noop: await perSecond(noops) });
  }
  const ratios = rates.map(({ covenant, noop: least }) => covenant / least);
  print('machine', `${cpus().length} cores, Node ${process.version}`);
  print('commands per second', spread(rates.map(({ covenant }) => covenant)));
  print('empty updates per second', spread(rates.map(({ noop: least }) => least)));
  print('ratio, pair by pair', spread(ratios));
}

/** What one command adds to the engine's history. */
async function historyPerCommand({ temporal, client }: Service): Promise<void> {
  const { stream } = await client.find('bench-1');
  const { historyLength } = await temporal.workflow.getHandle(`covenant:${stream}`).describe();
  const commands = 1 + COMMANDS * (ROUNDS + 1);
  print('history events per command', (historyLength / commands).toFixed(1));
}

await main();
