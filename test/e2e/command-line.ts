import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built command line. */
export const PROGRAM = fileURLToPath(new URL('../../dist/cli/covenant.js', import.meta.url));

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Variables of the host that would point the program elsewhere stay out. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:TEMPORAL_|DATABASE_URL$|SMTP_URL$|IMAP_URL$|COVENANT_(?!ENGINE_CACHE))/.test(name),
  );
  return { ...Object.fromEntries(own), COVENANT_LANG: 'en' };
}

/** The built command line on one data folder, as a user runs it. */
export class CommandLine {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  run(...words: string[]): Promise<Outcome> {
    const args = [PROGRAM, '--data', this.folder, ...words];
    return new Promise((resolve) => {
      const child = execFile(process.execPath, args, { env: environment() }, (error, out, err) =>
        resolve({ code: error === null ? 0 : (child.exitCode ?? -1), out, err }),
      );
      child.stdin?.end();
    });
  }

  /** Runs with `--json`, and reads standard output as the one object that it must be. */
  async json(...words: string[]): Promise<{ code: number; answer: Record<string, unknown>; err: string }> {
    const { code, out, err } = await this.run(...words, '--json');
    return { code, answer: JSON.parse(out) as Record<string, unknown>, err };
  }

  /** Starts `up` and waits for the line that says it is ready. */
  async up(words: string[] = [], variables: NodeJS.ProcessEnv = {}): Promise<RunningUp> {
    const args = [PROGRAM, '--data', this.folder, '--json', 'up', ...words];
    const env = { ...environment(), ...variables };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const running = new RunningUp(child);
    for await (const line of createInterface({ input: child.stdout })) {
      running.ready = JSON.parse(line) as Record<string, unknown>;
      return running;
    }
    throw new Error(`up ended before it was ready: ${running.log}`);
  }
}

export class RunningUp {
  readonly child: ChildProcess;
  ready: Record<string, unknown> = {};
  log = '';
  private readonly ended: Promise<number | null>;

  constructor(child: ChildProcess) {
    this.child = child;
    child.stderr?.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    this.ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  }

  /** Sends a signal, and gives the exit code; null after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}
