import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as z from 'zod';

/**
 * One process of one boot. A pid alone is used again by the system; together with the start time it is trusted,
 * for the pid of another process never carries the same.
 */
export const processIdentitySchema = z.strictObject({ pid: z.int().positive(), started: z.string().min(1) });
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/** Start time of a running process as an opaque text, or null when there is none (an unreaped one counts as none). */
export async function startTimeOf(pid: number): Promise<string | null> {
  return platform() === 'linux' ? linuxStartTime(pid) : psStartTime(pid);
}

export async function identityOf(pid: number): Promise<ProcessIdentity | null> {
  const started = await startTimeOf(pid);
  return started === null ? null : { pid, started };
}

export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  return (await startTimeOf(identity.pid)) === identity.started;
}

/** Field 22 of /proc/<pid>/stat counts ticks since boot, so the boot's id goes with it. */
export function linuxStartTime(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X' || ticks === undefined) return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${ticks}`;
  } catch {
    return null;
  }
}

const psStartTime = (pid: number): Promise<string | null> => ps(pid, 'lstart=');

/** Program and arguments of a running process; null when there is none, or it is unreaped. */
export async function commandOf(pid: number): Promise<string | null> {
  if (platform() !== 'linux') return ps(pid, 'command=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null;
  } catch {
    return null;
  }
}

async function ps(pid: number, column: string): Promise<string | null> {
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const { stdout } = await promisify(execFile)('ps', ['-o', column, '-p', String(pid)], { env });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

/** True when the process ended within `milliseconds`. */
export async function waitForEnd(identity: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (await isRunning(identity)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/** Asks a process to end with `signal`, and forces it after `milliseconds`. Resolves once it is gone. */
export async function stopProcess(
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
  milliseconds: number,
): Promise<void> {
  if (!(await isRunning(identity))) return;
  send(identity.pid, signal);
  if (await waitForEnd(identity, milliseconds)) return;
  send(identity.pid, 'SIGKILL');
  await waitForEnd(identity, 5_000);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended in between, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
