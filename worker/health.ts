import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { within } from './figures.ts';
import type { Metrics } from './metrics.ts';

/** One thing that must be well, by name; it throws when it is not. */
export type HealthCheck = () => Promise<void>;

export interface HealthEndpoint {
  /** `http://127.0.0.1:PORT/health` */
  url: string;
  /** `http://127.0.0.1:PORT/metrics`; null where there are none. */
  metrics: string | null;
  close(): Promise<void>;
}

export interface HealthOptions {
  /** Wanted port; where it is taken, and for 0, any free one. */
  port?: number;
  metrics?: Metrics;
  /** Milliseconds after which a check that has not ended counts as failing. */
  patience?: number;
}

type Checks = Readonly<Record<string, HealthCheck>>;

/**
 * Answers on 127.0.0.1: GET /health with 200 when every check passes, or 503 with the names of those that fail; GET
 * /metrics in Prometheus' text format.
 */
export async function serveHealth(checks: Checks, options: HealthOptions = {}): Promise<HealthEndpoint> {
  const { port = 0, metrics, patience = 6_000 } = options;
  const answers: Record<string, (response: ServerResponse) => Promise<void>> = {
    '/health': (response) => tellHealth(response, checks, patience),
    ...(metrics ? { '/metrics': (response) => tellMetrics(response, metrics) } : {}),
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url?.split('?', 1)[0] ?? ''];
    if (answer) void answer(response);
    else response.writeHead(404).end();
  });
  const url = `http://127.0.0.1:${await listen(server, port)}`;
  return {
    url: `${url}/health`,
    metrics: metrics ? `${url}/metrics` : null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function tellHealth(response: ServerResponse, checks: Checks, patience: number): Promise<void> {
  const result = await report(checks, patience);
  const well = Object.values(result).every((state) => state === 'ok');
  response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: well ? 'ok' : 'failing', checks: result }));
}

async function tellMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  try {
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
  } catch (error) {
    response.writeHead(500).end(error instanceof Error ? error.message : 'failing');
  }
}

/** Another program, or another installation on this machine, may have the port already. */
async function listen(server: Server, wanted: number): Promise<number> {
  try {
    await listenOn(server, wanted);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (wanted === 0 || !['EADDRINUSE', 'EACCES'].includes(code)) throw error;
    await listenOn(server, 0);
  }
  return (server.address() as AddressInfo).port;
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function report(checks: Checks, patience: number): Promise<Record<string, string>> {
  const states = Object.entries(checks).map(async ([name, check]) => {
    const state = await within(patience, stateOf(check));
    return [name, state ?? `no answer within ${patience / 1_000} s`] as const;
  });
  return Object.fromEntries(await Promise.all(states));
}

async function stateOf(check: HealthCheck): Promise<string> {
  try {
    await check();
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : 'failing';
  }
}
