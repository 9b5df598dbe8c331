import { describe, expect, it, onTestFinished } from 'vitest';
import { serveHealth, type HealthCheck } from '../../worker/health.ts';

const well: HealthCheck = async () => undefined;
const ill: HealthCheck = async () => {
  throw new Error('connection refused');
};

async function serve(checks: Record<string, HealthCheck>): Promise<string> {
  const endpoint = await serveHealth(checks);
  onTestFinished(() => endpoint.close());
  return endpoint.url;
}

describe('When somebody asks how the worker is', () => {
  it('it answers 200 while every part is well', async () => {
    const response = await fetch(await serve({ engine: well, ledger: well }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', checks: { engine: 'ok', ledger: 'ok' } });
  });

  it('it answers 503 and names the part that is not', async () => {
    const response = await fetch(await serve({ engine: well, ledger: ill }));
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: 'failing',
      checks: { engine: 'ok', ledger: 'connection refused' },
    });
  });

  it('it asks anew each time', async () => {
    let broken = true;
    const url = await serve({ ledger: () => (broken ? ill() : well()) });
    expect((await fetch(url)).status).toBe(503);
    broken = false;
    expect((await fetch(url)).status).toBe(200);
  });

  it('it listens on this machine alone, and knows one address', async () => {
    const url = await serve({});
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/health$/);
    expect((await fetch(url.replace('/health', '/'))).status).toBe(404);
    await expect(fetch(url.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow();
  });
});
