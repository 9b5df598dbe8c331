import {
  DefaultLogger,
  Runtime,
  type LogMetadata,
  type Logger as TemporalLogger,
  type RuntimeOptions,
  type TelemetryOptions,
} from '@temporalio/worker';
import { destination, pino, type Logger } from 'pino';
import { build as pretty } from 'pino-pretty';
import type { Configuration } from './config.ts';

/** Keys under which personal data could travel; their values never reach a log. */
const PERSONAL = ['name', 'address', 'email', 'to', 'text', 'note', 'card', 'password'];

/** Logs on standard error: readable on a terminal, one JSON object a line otherwise. */
export function createLogger(level: Configuration['logLevel'], terminal = process.stderr.isTTY): Logger {
  const paths = PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  const options = { level, base: null, redact: { paths, censor: '[personal]' } };
  return terminal
    ? pino(options, pretty({ destination: 2, colorize: true, sync: true }))
    : pino(options, destination({ dest: 2, sync: true }));
}

let installed = false;
let runtime: Runtime | undefined;

/**
 * Sends the engine library's own log lines through ours, and lets it export its metrics where an address (`host:port`)
 * is given. Once per process: the library allows no second time.
 */
export function installRuntime(logger: Logger, metricsAddress?: string): void {
  if (installed) return;
  const options: RuntimeOptions = { logger: temporalLogger(logger), shutdownSignals: [] };
  const logging = { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } as const;
  try {
    runtime = Runtime.install({ ...options, telemetryOptions: { logging, ...exporter(metricsAddress) } });
  } catch (error) {
    if (metricsAddress === undefined) throw error;
    // Somebody took the port in between. The work matters more than its metrics.
    logger.warn({ reason: error instanceof Error ? error.message : String(error) }, 'no library metrics');
    runtime = Runtime.install({ ...options, telemetryOptions: { logging } });
  }
  installed = true;
}

/** Ends the library's own threads, which go by themselves only after a worker has used them; else the process stays. */
export async function releaseRuntime(): Promise<void> {
  await runtime?.shutdown();
}

function exporter(bindAddress: string | undefined): Pick<TelemetryOptions, 'metrics'> {
  if (bindAddress === undefined) return {};
  const prometheus = {
    bindAddress,
    countersTotalSuffix: true,
    unitSuffix: true,
    useSecondsForDurations: true,
  };
  return { metrics: { prometheus } };
}

function temporalLogger(logger: Logger): TemporalLogger {
  return new DefaultLogger('INFO', ({ level, message, meta }) => {
    const write = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;
    // What the library tells of its own life is for whoever debugs it.
    const own = level === 'INFO' && meta?.['sdkComponent'] === 'worker';
    logger[own ? 'debug' : write[level]](idsOf(meta), message);
  });
}

/** The covenant's id comes from its workflow id; payloads and failures with their data stay out. */
function idsOf(meta: LogMetadata | undefined): Record<string, unknown> {
  const { workflowId, runId, activityType, attempt, error, covenant, reason, command, code } = meta ?? {};
  const id = typeof workflowId === 'string' ? workflowId.replace(/^covenant:/, '') : covenant;
  const failure = error instanceof Error ? error.message : undefined;
  return { covenant: id, runId, activity: activityType, attempt, command, code, reason, failure };
}
