import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import * as z from 'zod';
import { LOOPBACK, REHEARSAL_NAMESPACE } from './pins.ts';

const port = z.int().min(0).max(65_535);

/** Ports of one embedded server, all on 127.0.0.1; each of its four parts also has one for finding the others. */
export const serverPortsSchema = z.strictObject({
  frontend: port,
  history: port,
  matching: port,
  worker: port,
  frontendMembership: port,
  historyMembership: port,
  matchingMembership: port,
  workerMembership: port,
});
export type ServerPorts = z.infer<typeof serverPortsSchema>;

/** Any free port for each. */
export const NO_PORTS: ServerPorts = {
  frontend: 0,
  history: 0,
  matching: 0,
  worker: 0,
  frontendMembership: 0,
  historyMembership: 0,
  matchingMembership: 0,
  workerMembership: 0,
};

/** What the guardian needs to start the server. */
export interface ServerCommand {
  command: string;
  args: string[];
}

/**
 * The virtual clock is allowed in the rehearsal namespace alone; constraints are exact names, there is no prefix.
 * There a run that continues as new begins at once: the pause that the server puts before a run that follows within
 * a second looks idle to the virtual clock, which would then leap over everything the new run has to do.
 * The two timer settings bring a due timer from about a second to about 50 ms. The last three make a new search
 * attribute usable at once instead of after a minute, and give room for the reads that this costs.
 */
function dynamicConfig(): Record<string, unknown> {
  return {
    'frontend.WorkflowTimeSkippingEnabled': [
      { value: false },
      { value: true, constraints: { namespace: REHEARSAL_NAMESPACE } },
    ],
    'history.workflowIdReuseMinimalInterval': [
      { value: '1s' },
      { value: '0s', constraints: { namespace: REHEARSAL_NAMESPACE } },
    ],
    'history.timerProcessorMaxTimeShift': [{ value: '1ms' }],
    'history.timerProcessorMaxPollRPS': [{ value: 10_000 }],
    'system.namespaceCacheRefreshInterval': [{ value: '500ms' }],
    'system.forceSearchAttributesCacheRefreshOnRead': [{ value: true }],
    'frontend.persistenceMaxQPS': [{ value: 10_000 }],
    'history.persistenceMaxQPS': [{ value: 45_000 }],
  };
}

function sqlite(file: string): object {
  return {
    sql: {
      pluginName: 'sqlite',
      databaseName: file,
      connectAddr: 'localhost',
      connectProtocol: 'tcp',
      connectAttributes: { cache: 'private', setup: 'true', journal_mode: 'wal', synchronous: '2' },
      maxConns: 1,
      maxIdleConns: 1,
      maxConnLifetime: '1h',
    },
  };
}

function service(grpcPort: number, membershipPort: number): object {
  return { rpc: { grpcPort, membershipPort, bindOnLocalHost: true } };
}

function serverConfig(folder: string, ports: ServerPorts): object {
  const database = sqlite(join(folder, 'temporal.db'));
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: 1,
      datastores: { main: database, visibility: database },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: LOOPBACK } },
    services: {
      frontend: service(ports.frontend, ports.frontendMembership),
      history: service(ports.history, ports.historyMembership),
      matching: service(ports.matching, ports.matchingMembership),
      worker: service(ports.worker, ports.workerMembership),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `${LOOPBACK}:${ports.frontend}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    namespaceDefaults: {
      archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    },
    dynamicConfigClient: { filepath: join(folder, 'dynamic-config.yaml'), pollInterval: '60s' },
  };
}

/** Writes the official server's configuration into `folder` (absolute) and gives the command that starts it. */
export async function officialServerCommand(
  executable: string,
  folder: string,
  ports: ServerPorts,
): Promise<ServerCommand> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'server.yaml');
  await writeFile(file, stringify(serverConfig(folder, ports), { aliasDuplicateObjects: false }));
  await writeFile(join(folder, 'dynamic-config.yaml'), stringify(dynamicConfig()));
  return { command: executable, args: ['--config-file', file, '--allow-no-auth', 'start'] };
}

/**
 * The command of the Temporal CLI's own server with equal settings on the same SQLite file. It takes no constraints,
 * so there every namespace may have a virtual clock; a production ledger still refuses what such a clock dates.
 */
export async function devServerCommand(
  executable: string,
  folder: string,
  frontendPort: number,
): Promise<ServerCommand> {
  await mkdir(folder, { recursive: true });
  const settings = Object.entries(dynamicConfig()).flatMap(([key, values]) => {
    const last = (values as { value: unknown }[]).at(-1)?.value;
    return ['--dynamic-config-value', `${key}=${JSON.stringify(last)}`];
  });
  const args = ['server', 'start-dev', '--headless', '--ip', LOOPBACK, '--port', String(frontendPort)];
  args.push('--db-filename', join(folder, 'temporal.db'), '--log-level', 'warn');
  args.push('--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=2');
  return { command: executable, args: [...args, ...settings] };
}
