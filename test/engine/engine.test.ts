import { readFileSync } from 'node:fs';
import { rm, mkdtemp } from 'node:fs/promises';
import { createServer, connect as connectTo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startEngine } from '../../engine/engine.ts';
import { dataFolderAt } from '../../engine/data-folder.ts';
import type { Databases } from '../../engine/database.ts';
import type { Engine, TemporalHandle } from '../../engine/handle.ts';
import { checkHealth } from '../../engine/health.ts';
import { readLock } from '../../engine/lock.ts';
import { ensureNamespace, retentionOf, SEARCH_ATTRIBUTES } from '../../engine/namespace.ts';
import { LOOPBACK, USUAL_DATABASE_PORT, USUAL_TEMPORAL_PORT } from '../../engine/pins.ts';
import { testFolder } from './folder.ts';

const notes: string[] = [];
const held: Server[] = [];
let folder: string;
let engine: Engine;
let temporal: TemporalHandle;
let databases: Databases;

/** Takes a port where it is free; another program that has it serves as well. */
function occupy(port: number): Promise<void> {
  const server = createServer();
  held.push(server);
  return new Promise((resolve) => {
    server.once('error', () => resolve());
    server.listen(port, LOOPBACK, resolve);
  });
}

beforeAll(async () => {
  await Promise.all([USUAL_TEMPORAL_PORT, USUAL_DATABASE_PORT].map(occupy));
  folder = await mkdtemp(join(tmpdir(), 'engine-test-'));
  engine = await startEngine({
    dataFolder: folder,
    purpose: 'up',
    share: true,
    report: (note) => notes.push(note),
  });
  if (!engine.temporal || !engine.databases) throw new Error('Both were asked for.');
  ({ temporal, databases } = { temporal: engine.temporal, databases: engine.databases });
});

afterAll(async () => {
  await engine.stop();
  for (const server of held) server.close();
  await rm(folder, { recursive: true, force: true });
});

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTo({ host, port });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.setTimeout(1_000, () => end(false));
  });
}

function readProcesses(): { name: string; identity: { pid: number } }[] {
  const text = readFileSync(join(folder, 'processes.json'), 'utf8');
  return (JSON.parse(text) as { programs: { name: string; identity: { pid: number } }[] }).programs;
}

function pidOf(name: string): number {
  const program = readProcesses().find((known) => known.name === name);
  if (!program) throw new Error(`${name} does not run`);
  return program.identity.pid;
}

describe('When the engine runs', () => {
  it('says that usual ports were taken, and which it uses', () => {
    expect(notes.join('\n')).toMatch(/Port 7233 is taken; the engine listens on \d+/);
    expect(notes.join('\n')).toMatch(/Port 5433 is taken; the database listens on \d+/);
  });

  it('listens on 127.0.0.1 only', async () => {
    const text = readFileSync(join(folder, 'engine', 'ports.json'), 'utf8');
    const inner = Object.values(JSON.parse(text) as Record<string, number>);
    const outer = [Number(temporal.address.address.split(':')[1]), Number(new URL(databases.url()).port)];
    for (const port of outer) expect(await answers(LOOPBACK, port)).toBe(true);
    // The rest of 127.0.0.0/8 is this host too, so whatever listens on every address would answer there.
    for (const port of [...inner, ...outer]) expect(await answers('127.0.0.2', port)).toBe(false);
  });

  it('makes a namespace that keeps histories for ten years and knows the search attributes', async () => {
    await temporal.ensureNamespace(temporal.namespace);
    const { connection, namespace } = temporal;
    expect(await retentionOf({ connection, namespace })).toBe(3_650 * 86_400);
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    expect(customAttributes).toMatchObject(SEARCH_ATTRIBUTES);
    await expect(temporal.ensureNamespace(namespace)).resolves.toBeUndefined();
  });

  it('adds nothing to a server that is not ours, and names what is missing', async () => {
    const { connection } = temporal;
    const foreign = (namespace: string) => ensureNamespace({ connection, namespace, own: false });
    await expect(foreign('absent')).rejects.toMatchObject({ code: 'NAMESPACE_MISSING' });
    const days = { seconds: 86_400 } as never;
    const request = { namespace: 'bare', workflowExecutionRetentionPeriod: days };
    await connection.workflowService.registerNamespace(request);
    const missing = 'CovenantPhase (keyword), CovenantNextDeadline (datetime)';
    await vi.waitFor(
      () =>
        expect(foreign('bare')).rejects.toMatchObject({
          code: 'SEARCH_ATTRIBUTES_MISSING',
          message: expect.stringContaining(missing) as string,
        }),
      10_000,
    );
  });

  it('makes a database once, in UTF-8 and plain order, with every commit on disk', async () => {
    const url = await databases.ensure('rehearsal');
    expect(await databases.ensure('rehearsal')).toBe(url);
    const client = new Client({ connectionString: url });
    await client.connect();
    const show = async (name: string): Promise<unknown> =>
      Object.values((await client.query<Record<string, unknown>>(`show ${name}`)).rows[0] ?? {})[0];
    expect(await show('server_encoding')).toBe('UTF8');
    expect(await show('fsync')).toBe('on');
    expect(await show('synchronous_commit')).toBe('on');
    expect(String(await show('server_version'))).toMatch(/^18\./);
    expect(
      (await client.query(`select datcollate from pg_database where datname = 'rehearsal'`)).rows,
    ).toEqual([{ datcollate: 'C' }]);
    await client.end();
  });

  it('asks the database for a password', async () => {
    const url = new URL(databases.url('postgres'));
    url.password = 'guess';
    const client = new Client({ connectionString: url.href });
    await expect(client.connect()).rejects.toThrow(/password/);
  });

  it('is well, and says what is not', async () => {
    await temporal.ensureNamespace(temporal.namespace);
    const { connection, namespace } = temporal;
    const well = { server: null, namespace: null, database: null };
    const databaseUrl = await databases.ensure();
    expect(await checkHealth({ connection, namespace, databaseUrl })).toEqual(well);
    const ill = await checkHealth({ connection, namespace: 'absent', databaseUrl: databases.url('absent') });
    expect(ill).toMatchObject({
      server: null,
      namespace: expect.stringContaining('absent') as string,
      database: expect.stringContaining('absent') as string,
    });
  });

  it('refuses a second one on the same folder, and names the first', async () => {
    const second = startEngine({ dataFolder: folder, purpose: 'up', share: true, report: () => {} });
    await expect(second).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      parameters: { pid: String(process.pid), purpose: 'up' },
    });
  });

  it('is used by other commands on the same folder, which leave it running', async () => {
    const other = await startEngine({ dataFolder: folder, purpose: 'list', report: () => {} });
    expect(other.attached).toBe(true);
    expect(other.databases?.url()).toBe(databases.url());
    expect(other.temporal?.address).toEqual(temporal.address);
    await other.stop();
    expect(await answers(LOOPBACK, Number(new URL(databases.url()).port))).toBe(true);
  });

  it('starts its parts again when they are killed, and says so', async () => {
    const names = ['engine', 'database'];
    const killed = names.map(pidOf);
    for (const pid of killed) process.kill(pid, 'SIGKILL');
    const { connection, namespace } = temporal;
    const recovered = async (): Promise<void> => {
      expect(names.map(pidOf).filter((pid) => killed.includes(pid))).toEqual([]);
      const health = await checkHealth({ connection, namespace, databaseUrl: databases.url('postgres') });
      expect(health).toEqual({ server: null, namespace: null, database: null });
    };
    await vi.waitFor(recovered, { timeout: 20_000, interval: 200 });
    for (const name of names) {
      expect(notes).toContain(`The ${name} ended unexpectedly (SIGKILL); it is started again.`);
      expect(notes).toContain(`The ${name} runs again.`);
    }
  });
});

describe('When the surroundings are not as they should be', () => {
  const quiet = { purpose: 'up', report: () => {} };

  it('says which server does not answer, and leaves the folder free', async () => {
    const dataFolder = await testFolder();
    const environment = { ...process.env, TEMPORAL_ADDRESS: '127.0.0.1:1' };
    const start = () => startEngine({ ...quiet, dataFolder, environment, needs: { database: false } });
    await expect(start()).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' });
    expect(await readLock(dataFolderAt(dataFolder).lock)).toBeNull();
  });

  it('starts no database where DATABASE_URL names one, and refuses what is no address', async () => {
    const dataFolder = await testFolder();
    const needs = { temporal: false };
    const url = 'postgres://anna:secret@db.example:6432/sector';
    const environment = { ...process.env, DATABASE_URL: url };
    const given = await startEngine({ ...quiet, dataFolder, environment, needs });
    expect(given.databases?.url()).toBe(url);
    expect(given.databases?.address).toBe('db.example:6432');
    expect(given.databases?.url('rehearsal')).toBe('postgres://anna:secret@db.example:6432/rehearsal');
    await given.stop();
    const wrong = { ...process.env, DATABASE_URL: 'mysql://db.example/sector' };
    const refused = startEngine({ ...quiet, dataFolder, environment: wrong, needs });
    await expect(refused).rejects.toMatchObject({ code: 'DATABASE_URL_INVALID' });
  });
});
