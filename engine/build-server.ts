import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCacheFolder, onPath, programName, serverVersionOf, type Environment } from './cache.ts';
import { isEngineError } from './errors.ts';
import { acquireLock, type Lock } from './lock.ts';
import { elapsedText, type Say } from './notes.ts';
import { SERVER_PACKAGE, SERVER_VERSION } from './pins.ts';

const PROGRESS_EVERY_MS = 10_000;
const WORK_PREFIX = 'build-';
const BUILD_WITHIN_MS = 40 * 60_000;

/** Where the built server is kept. */
export function cachedServer(cache: string): string {
  return join(cache, `temporal-server-${SERVER_VERSION}`, programName('server'));
}

/**
 * Builds the official server from source with Go and gives its path in the cache. One process builds at a time;
 * others wait for it, and take over when it fails. Throws what went wrong.
 */
export async function buildServer(cache: string, environment: Environment, say: Say): Promise<string> {
  const go = onPath('go', environment);
  if (!go) throw new Error('go is not on the PATH');
  await makeCacheFolder(cache);
  const lock = await waitForTurn(cache, say);
  try {
    const executable = cachedServer(cache);
    if (await serverVersionOf(executable)) return executable;
    return await build(go, cache, environment, say);
  } finally {
    lock.release();
  }
}

async function waitForTurn(cache: string, say: Say): Promise<Lock> {
  const file = join(cache, 'build.json');
  const began = Date.now();
  for (let round = 0; ; round += 1) {
    try {
      return await acquireLock({ file, purpose: 'build', shared: false });
    } catch (error) {
      if (!isEngineError(error, 'DATA_FOLDER_IN_USE')) throw error;
      const { pid = '?' } = error.parameters;
      if (round % 10 === 0) say('waitingForBuild', { pid, elapsed: elapsedText(Date.now() - began) });
      await sleep(1_000);
    }
  }
}

async function build(go: string, cache: string, environment: Environment, say: Say): Promise<string> {
  await removeLeftovers(cache);
  const folder = await mkdtemp(join(cache, WORK_PREFIX));
  const began = Date.now();
  const tell = (): void =>
    say('building', { version: SERVER_VERSION, elapsed: elapsedText(Date.now() - began) });
  tell();
  const progress = setInterval(tell, PROGRESS_EVERY_MS);
  try {
    await goInstall(go, folder, environment);
    const built = join(folder, programName('server'));
    if (!(await serverVersionOf(built))) throw new Error('the built server does not run here');
    const final = cachedServer(cache);
    await mkdir(dirname(final), { recursive: true });
    await rename(built, final);
    say('built', { version: SERVER_VERSION, elapsed: elapsedText(Date.now() - began) });
    return final;
  } finally {
    clearInterval(progress);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Under the lock nobody else builds, so every such folder was left by a build that was killed. */
async function removeLeftovers(cache: string): Promise<void> {
  const left = (await readdir(cache)).filter((name) => name.startsWith(WORK_PREFIX));
  await Promise.all(left.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}

/** Ends when Go does; what Go said last is the reason when it fails. */
function goInstall(go: string, folder: string, environment: Environment): Promise<void> {
  const args = ['install', '-ldflags', '-s -w', `${SERVER_PACKAGE}@v${SERVER_VERSION}`];
  // GOOS and GOARCH of a cross-compiling shell would make a server for another machine.
  const { GOOS: _system, GOARCH: _cpu, ...inherited } = environment;
  const env = { ...inherited, GOBIN: folder, GOFLAGS: '-buildvcs=false' };
  return new Promise((resolve, reject) => {
    const child = spawn(go, args, {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: BUILD_WITHIN_MS,
    });
    const forward = (): void => void child.kill();
    process.once('exit', forward);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', forward);
      if (code === 0) resolve();
      else reject(new Error(`go install failed (${signal ?? code}): ${lastLine(said)}`));
    });
  });
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('go: downloading'));
  return lines.at(-1)?.trim() ?? 'it said nothing';
}
