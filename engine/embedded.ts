import { mkdir } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { connectWhenUp } from './connect.ts';
import type { DataFolder } from './data-folder.ts';
import { embeddedDatabases, waitForDatabase, type Databases } from './database.ts';
import { EngineError, problemOf } from './errors.ts';
import { readJson, writeJson } from './files.ts';
import type { Found, TemporalAddress } from './find.ts';
import type { Guarded } from './guardian-protocol.ts';
import type { Guardian } from './guardian.ts';
import type { Say } from './notes.ts';
import { LOOPBACK, USUAL_DATABASE_PORT, USUAL_TEMPORAL_PORT } from './pins.ts';
import { choosePorts } from './ports.ts';
import { prepareDatabase } from './postgres.ts';
import { rotateLog, tailOf } from './program-log.ts';
import {
  devServerCommand,
  NO_PORTS,
  officialServerCommand,
  serverPortsSchema,
  type ServerPorts,
} from './server-config.ts';

const START_WITHIN_MS = 60_000;
const START_ATTEMPTS = 20;
/** A port can be taken between choosing and using it, and what is left of a killed database can outlive it a moment. */
const PASSING = /address already in use|pre-existing shared memory block/i;

export interface EmbeddedTemporal {
  address: TemporalAddress;
  connection: Connection;
}

export interface EmbeddedRequest {
  data: DataFolder;
  guardian: Guardian;
  say: Say;
}

/** Starts the found server under the guardian and waits until it answers. @throws EngineError ENGINE_START_FAILED */
export async function startTemporal(
  request: EmbeddedRequest,
  found: Extract<Found, { executable: string }>,
): Promise<EmbeddedTemporal> {
  const { data, say } = request;
  await mkdir(data.engine, { recursive: true });
  return retried(async () => {
    const ports = await serverPorts(data, say);
    const address = { address: `${LOOPBACK}:${ports.frontend}` };
    const { command, args } =
      found.kind === 'server'
        ? await officialServerCommand(found.executable, data.engine, ports)
        : await devServerCommand(found.executable, data.engine, ports.frontend);
    const program: Guarded = {
      name: 'engine',
      command,
      args,
      // A bare environment: TEMPORAL_ variables of the user's shell would change the server's own settings.
      env: { PATH: process.env['PATH'] ?? '', HOME: homedir(), TMPDIR: tmpdir(), TZ: 'UTC' },
      cwd: data.engine,
      logFile: join(data.engine, 'server.log'),
      stopSignal: 'SIGTERM',
      stopWithin: 20_000,
    };
    const connection = await started(request, program, (ended) =>
      connectWhenUp(address, START_WITHIN_MS, ended),
    );
    say('started', { name: program.name, address: address.address });
    return { address, connection };
  });
}

/** Sets up and starts PostgreSQL under the guardian and waits until it answers. @throws EngineError */
export async function startDatabase(
  request: EmbeddedRequest,
): Promise<{ port: number; databases: Databases }> {
  const { data, say } = request;
  return retried(async () => {
    const { database: port } = await choosePorts(
      { database: USUAL_DATABASE_PORT },
      takenNote(say, 'database'),
    );
    const { program, password } = await prepareDatabase(data.database, port, say);
    const databases = embeddedDatabases(port, password);
    await started(request, program, async (ended) => {
      const problem = await waitForDatabase(databases.url('postgres'), START_WITHIN_MS, ended);
      if (problem) throw new Error(problem.message);
    });
    say('started', { name: program.name, address: databases.address });
    return { port, databases };
  });
}

/** Runs a program and waits until it answers; when it ends first, its log says why. */
async function started<T>(
  { guardian, say }: EmbeddedRequest,
  program: Guarded,
  answer: (ended: () => boolean) => Promise<T>,
): Promise<T> {
  rotateLog(program.logFile);
  say('starting', { name: program.name });
  let end: string | null = null;
  guardian.onNews((news) => {
    if (news.news === 'ended' && news.name === program.name && news.final) end = news.problem;
  });
  try {
    await guardian.start(program);
    return await answer(() => end !== null);
  } catch (error) {
    const { name, logFile: log } = program;
    const problem = end ?? problemOf(error);
    throw new EngineError('ENGINE_START_FAILED', { name, problem, log, tail: tailOf(log) }, error);
  }
}

async function retried<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      const tail = error instanceof EngineError ? (error.parameters['tail'] ?? '') : '';
      if (!PASSING.test(tail) || attempt === START_ATTEMPTS) throw error;
      await sleep(500);
    }
  }
}

/**
 * The inner ports stay what they were: a server looks for the members of its last 20 seconds where it knew them, and
 * one that comes back elsewhere finds itself only after half a minute.
 */
async function serverPorts(data: DataFolder, say: Say): Promise<ServerPorts> {
  const file = join(data.engine, 'ports.json');
  const last = readJson(file, serverPortsSchema) ?? NO_PORTS;
  const usual = (name: string, port: number, chosen: number): void => {
    if (name === 'frontend') takenNote(say, 'engine')(name, port, chosen);
  };
  const ports = await choosePorts({ ...last, frontend: USUAL_TEMPORAL_PORT }, usual);
  writeJson(file, ports);
  return ports;
}

function takenNote(say: Say, name: string): (key: string, usual: number, port: number) => void {
  return (_, usual, port) => say('portTaken', { name, usual: String(usual), port: String(port) });
}
