import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One thing that must be well, by name; it throws when it is not. */
export type HealthCheck = () => Promise<void>;

export interface HealthEndpoint {
  /** `http://127.0.0.1:PORT/health` */
  url: string;
  close(): Promise<void>;
}

/** Answers GET /health on 127.0.0.1: 200 when every check passes, 503 with the names of those that fail. */
export async function serveHealth(checks: Record<string, HealthCheck>, port = 0): Promise<HealthEndpoint> {
  const server = createServer((request, response) => void respond(request.url, response, checks));
  await listen(server, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}/health`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function respond(
  path: string | undefined,
  response: ServerResponse,
  checks: Record<string, HealthCheck>,
): Promise<void> {
  if (path !== '/health') {
    response.writeHead(404).end();
    return;
  }
  const result = await report(checks);
  const well = Object.values(result).every((state) => state === 'ok');
  response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: well ? 'ok' : 'failing', checks: result }));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function report(checks: Record<string, HealthCheck>): Promise<Record<string, string>> {
  const states = Object.entries(checks).map(async ([name, check]) => [name, await stateOf(check)] as const);
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
