import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { writeJson } from './files.ts';
import { orderSchema, type Guarded, type News, type ProcessesRecord } from './guardian-protocol.ts';
import { identityOf, type ProcessIdentity } from './processes.ts';

/**
 * The guardian's own program: `node guardian-entry.js <processes.json>`. It starts what its owner orders over stdin,
 * starts again what ends by itself, and stops everything when stdin breaks, which happens also when the owner is
 * killed with `kill -9`. Its pids stand in the file with their start times, so that a kill of everything leaves traces.
 */

/** A program that ends by itself sooner than this after its first start is wrong, not unlucky. */
const HEALTHY_AFTER_MS = 3_000;
const RESTART_DELAYS_MS = [250, 500, 1_000, 2_000, 4_000, 8_000];

interface Ward {
  program: Guarded;
  child: ChildProcess | null;
  identity: ProcessIdentity | null;
  bornAt: number;
  everHealthy: boolean;
  restarts: number;
}

const recordFile = process.argv[2] ?? '';
const wards: Ward[] = [];
let guardian: ProcessIdentity | null = null;
let stopping: Promise<void> | null = null;

function tell(news: News): void {
  process.stdout.write(`${JSON.stringify(news)}\n`);
}

function record(): void {
  if (!guardian) return;
  const programs = wards.flatMap(({ program, identity }) => {
    if (!identity) return [];
    const { name, stopSignal, stopWithin } = program;
    return [{ name, identity, stopSignal, stopWithin }];
  });
  try {
    writeJson(recordFile, { guardian, programs } satisfies ProcessesRecord);
  } catch (error) {
    // A full disk must not end the guardian: then nobody would stop its wards.
    process.stderr.write(`The record of processes was not written: ${String(error)}\n`);
  }
}

async function launch(ward: Ward, again: boolean): Promise<void> {
  const { program } = ward;
  const log = openSync(program.logFile, 'a', 0o600);
  const child = spawn(program.command, program.args, {
    cwd: program.cwd,
    env: program.env,
    stdio: ['ignore', log, log],
    ...program.account,
  });
  closeSync(log);
  ward.child = child;
  ward.bornAt = Date.now();
  child.once('error', (error) => {
    if (child.pid === undefined) onEnd(ward, child, error.message, false);
  });
  child.once('exit', (code, signal) => onEnd(ward, child, signal ?? `exit code ${code}`, signal !== null));
  if (child.pid === undefined) return;
  ward.identity = await identityOf(child.pid);
  record();
  tell({ news: 'started', name: program.name, pid: child.pid, again });
}

function onEnd(ward: Ward, child: ChildProcess, problem: string, killed: boolean): void {
  if (ward.child !== child) return;
  ward.child = null;
  ward.identity = null;
  record();
  if (stopping) return;
  if (Date.now() - ward.bornAt > HEALTHY_AFTER_MS) {
    ward.everHealthy = true;
    ward.restarts = 0;
  }
  const delay = ward.everHealthy || killed ? RESTART_DELAYS_MS[ward.restarts] : undefined;
  tell({ news: 'ended', name: ward.program.name, problem, final: delay === undefined });
  if (delay === undefined) return;
  ward.restarts += 1;
  setTimeout(() => {
    if (!stopping) void launch(ward, true);
  }, delay);
}

function stopWard({ child, program }: Ward): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), program.stopWithin);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill(program.stopSignal);
  });
}

async function stopAll(): Promise<void> {
  await Promise.all(wards.map(stopWard));
  rmSync(recordFile, { force: true });
  tell({ news: 'stopped' });
}

function stopOnce(): void {
  stopping ??= stopAll().finally(() => process.exit(0));
}

function obey(line: string): void {
  const order = orderSchema.parse(JSON.parse(line));
  if (order.order === 'stop') return stopOnce();
  if (stopping) return;
  const fresh = { child: null, identity: null, bornAt: 0, everHealthy: false, restarts: 0 };
  const ward: Ward = { program: order.program, ...fresh };
  wards.push(ward);
  void launch(ward, false);
}

// The owner may be gone before the news reaches it; that must not end the guardian before its wards.
process.stdout.on('error', () => {});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stopOnce);
guardian = await identityOf(process.pid);
record();
createInterface({ input: process.stdin }).on('line', obey).on('close', stopOnce);
