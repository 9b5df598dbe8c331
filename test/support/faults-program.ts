import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProgramSpec {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  account?: { uid: number; gid: number };
  logFile: string;
  /** Resolves when a newly started process does its work. */
  answers: (child: ChildProcess) => Promise<unknown>;
}

const PAUSE_BEFORE_RESTART_MS = 50;
const UP_WITHIN_MS = 120_000;

/** A program that is started again whenever it ends, as its guardian would, so that it can be killed at any moment. */
export class Program {
  readonly spec: ProgramSpec;
  /** Ends that nobody asked for, of a process that had answered. */
  readonly surprises: string[] = [];
  /** When the process that is there now began, in milliseconds of the host. */
  bornAt = 0;
  private child: ChildProcess | null = null;
  private wanted = false;
  private ready = false;

  constructor(spec: ProgramSpec) {
    this.spec = spec;
    process.once('exit', () => this.child?.kill('SIGKILL'));
  }

  get isUp(): boolean {
    return this.ready;
  }

  async start(): Promise<void> {
    this.wanted = true;
    this.launch();
    await this.whenUp();
  }

  /** Waits until a process answers; kills in between only make it longer. */
  async whenUp(): Promise<void> {
    const deadline = Date.now() + UP_WITHIN_MS;
    while (!this.ready) {
      if (Date.now() > deadline)
        throw new Error(`${this.spec.name} does not come up; see ${this.spec.logFile}`);
      await sleep(10);
    }
  }

  /** Kills the process that is there now, starting or not; false when there is none at this moment. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): boolean {
    const { child } = this;
    if (!child) return false;
    this.forget(child);
    return child.kill(signal);
  }

  /** Ends the process for good (until it is started again). */
  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.wanted = false;
    const { child } = this;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    this.forget(child);
    child.kill(signal);
    await gone;
  }

  private launch(): void {
    const { command, args, cwd, env, account, logFile, answers } = this.spec;
    const log = openSync(logFile, 'a', 0o600);
    const options = { cwd, ...(env ? { env } : {}), ...account };
    const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', log] });
    closeSync(log);
    child.stdin?.on('error', () => {});
    child.stdout?.resume();
    this.child = child;
    this.bornAt = Date.now();
    child.once('exit', (code, signal) => this.onEnd(child, `${code ?? signal}`));
    answers(child).then(
      () => (this.ready ||= this.child === child),
      () => child.kill('SIGKILL'),
    );
  }

  private onEnd(child: ChildProcess, problem: string): void {
    if (this.child === child) {
      if (this.ready) this.surprises.push(`${this.spec.name} ended by itself: ${problem}`);
      this.forget(child);
    }
    setTimeout(() => {
      if (this.wanted && !this.child) this.launch();
    }, PAUSE_BEFORE_RESTART_MS);
  }

  /** From now on it counts as gone, though the system may still be at it. */
  private forget(child: ChildProcess): void {
    if (this.child !== child) return;
    this.child = null;
    this.ready = false;
  }
}

/** Resolves when a process prints a line, rejects when it ends before. */
export function printed(child: ChildProcess, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.split('\n').includes(line)) resolve();
    });
    child.once('exit', () => reject(new Error(`it ended before it said ${line}`)));
  });
}
