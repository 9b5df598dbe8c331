import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Readable, Writable } from 'node:stream';
import { dirname, join } from 'node:path';
import { EngineError } from './errors.ts';
import { newsSchema, type Guarded, type News, type Order } from './guardian-protocol.ts';

/** Longest time that the guardian's programs get to end, before the guardian itself is ended. */
const STOP_TIMEOUT_MS = 45_000;

/** The owner's side of the guardian process. */
export interface Guardian {
  pid: number;
  /** Starts a program; resolves with its pid. @throws EngineError ENGINE_START_FAILED when it cannot be run */
  start: (program: Guarded) => Promise<number>;
  /** Hears of programs that end, and start again, by themselves. */
  onNews: (listener: (news: News) => void) => void;
  /** Resolves when the guardian is gone, for whatever reason. */
  ended: Promise<string>;
  /** Ends all programs well, then the guardian. Safe to call twice. */
  stop: () => Promise<void>;
}

/** The compiled program beside this module, or in `dist/` when this runs from its source. */
export function guardianProgram(): string {
  const beside = fileURLToPath(new URL('./guardian-entry.js', import.meta.url));
  const built = fileURLToPath(new URL('../dist/engine/guardian-entry.js', import.meta.url));
  const found = [beside, built].find((file) => existsSync(file));
  if (!found) throw new EngineError('GUARDIAN_MISSING', { file: built });
  return found;
}

/**
 * Starts the guardian in a session of its own, so that a key press in the terminal reaches only the owner.
 * @throws EngineError GUARDIAN_MISSING, GUARDIAN_FAILED
 */
export async function startGuardian(processesFile: string): Promise<Guardian> {
  const folder = dirname(processesFile);
  await mkdir(folder, { recursive: true });
  const log = openSync(join(folder, 'guardian.log'), 'a', 0o600);
  const child = spawn(process.execPath, [guardianProgram(), processesFile], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'pipe', log],
  }) as GuardianProcess;
  closeSync(log);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  if (child.pid === undefined) throw new EngineError('GUARDIAN_FAILED', { problem: await ended });
  return guardianOf(child, child.pid, ended);
}

type GuardianProcess = ChildProcessByStdio<Writable, Readable, null>;

function guardianOf(child: GuardianProcess, pid: number, ended: Promise<string>): Guardian {
  const listeners = new Set<(news: News) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const news = newsSchema.parse(JSON.parse(line));
    for (const listener of listeners) listener(news);
  });
  // A broken pipe shows as the guardian's end, which `ended` tells.
  child.stdin.on('error', () => {});
  const send = (order: Order): void => void child.stdin.write(`${JSON.stringify(order)}\n`);

  return {
    pid,
    ended,
    onNews: (listener) => void listeners.add(listener),
    start: (program) =>
      new Promise((resolve, reject) => {
        const settle = (news: News): void => {
          if (news.news === 'stopped' || news.name !== program.name) return;
          listeners.delete(settle);
          if (news.news === 'started') resolve(news.pid);
          else reject(startFailed(program, news.problem));
        };
        listeners.add(settle);
        void ended.then((problem) => reject(new EngineError('GUARDIAN_FAILED', { problem })));
        send({ order: 'start', program });
      }),
    stop: async () => {
      send({ order: 'stop' });
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(force);
    },
  };
}

function startFailed(program: Guarded, problem: string): EngineError {
  const { name, logFile } = program;
  return new EngineError('ENGINE_START_FAILED', { name, problem, log: logFile, tail: '' });
}
