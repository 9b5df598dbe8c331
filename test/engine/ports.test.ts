import { createServer, type Server } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { choosePorts } from '../../engine/ports.ts';

function occupy(): Promise<number> {
  const server: Server = createServer();
  onTestFinished(() => void server.close());
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

describe('When ports are chosen', () => {
  it('keeps the usual one where it is free', async () => {
    const { any } = await choosePorts({ any: 0 });
    await expect(choosePorts({ engine: any })).resolves.toEqual({ engine: any });
  });

  it('takes another where it is busy, and says so', async () => {
    const busy = await occupy();
    const said: unknown[] = [];
    const { engine } = await choosePorts({ engine: busy }, (...note) => said.push(note));
    expect(engine).not.toBe(busy);
    expect(said).toEqual([['engine', busy, engine]]);
  });

  it('never gives the same twice', async () => {
    const ports = await choosePorts({ a: 0, b: 0, c: 0, d: 0 });
    expect(new Set(Object.values(ports)).size).toBe(4);
  });
});
