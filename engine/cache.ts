import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { EngineError, problemOf } from './errors.ts';

/** The variables of a process; undefined where one is not set. */
export type Environment = Record<string, string | undefined>;

/** Where servers are kept between runs, for all checkouts of one user. */
export function cacheFolder(environment: Environment): string {
  const own = environment['COVENANT_ENGINE_CACHE'];
  if (own) return own;
  const xdg = environment['XDG_CACHE_HOME'];
  const base = xdg && isAbsolute(xdg) ? xdg : join(environment['HOME'] || homedir(), '.cache');
  return join(base, 'covenants');
}

/** @throws EngineError ENGINE_CACHE_NOT_WRITABLE */
export async function makeCacheFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new EngineError('ENGINE_CACHE_NOT_WRITABLE', { folder, problem: problemOf(error) }, error);
  }
}

/** Name of a program's file on this system. */
export function programName(name: string): string {
  return platform() === 'win32' ? `${name}.exe` : name;
}

/** Absolute path of a program on the PATH, or null. */
export function onPath(name: string, environment: Environment): string | null {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  const files = folders.map((folder) => join(folder, programName(name)));
  return files.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return existsSync(file);
  } catch {
    return false;
  }
}

/** Version of the server inside a program, from its `--version`; null when it says none. */
export async function serverVersionOf(executable: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(executable, ['--version'], { timeout: 15_000 });
    // The CLI says `temporal version 1.9.1 (Server 1.32.0, UI 2.54.0)`, the server `temporal version 1.32.1`.
    const found = /\(Server (\d[^,)\s]*)/.exec(stdout) ?? /^temporal version (\d\S*)/m.exec(stdout);
    return found?.[1] ?? null;
  } catch {
    return null;
  }
}

/** True when version `found` is not below `lowest`. A version before a release (`1.32.0-162.0`) is below it. */
export function isAtLeast(found: string, lowest: string): boolean {
  const [numbers = '', before] = found.split('-');
  const [left, right] = [numbers, lowest].map((version) => version.split('.').map(Number));
  for (const [index, wanted] of (right ?? []).entries()) {
    const part = left?.[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return before === undefined;
}
