import { execFile } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import * as z from 'zod';
import { makeCacheFolder, programName, serverVersionOf } from './cache.ts';
import type { Say } from './notes.ts';
import { CLI_VERSION } from './pins.ts';

/** The publisher's service, which the SDK's own downloader asks too; that one has no time limit, so it is not used. */
const SERVICE = 'https://temporal.download/cli';
const ANSWER_WITHIN_MS = 5_000;
const DOWNLOAD_WITHIN_MS = 300_000;

const answerSchema = z.looseObject({ archiveUrl: z.url(), fileToExtract: z.string() });

/** Where the pinned CLI is kept. */
export function cachedCli(cache: string): string {
  return join(cache, `temporal-cli-${CLI_VERSION}`, programName('temporal'));
}

/** Fetches the pinned Temporal CLI into the cache and gives its path. Throws what went wrong, within seconds offline. */
export async function downloadCli(cache: string, say: Say): Promise<string> {
  const answer = await askService();
  say('downloading', { version: CLI_VERSION });
  await makeCacheFolder(cache);
  const folder = await mkdtemp(join(cache, 'download-'));
  try {
    const archive = join(folder, 'archive.tar.gz');
    await save(answer.archiveUrl, archive);
    await promisify(execFile)('tar', ['-xzf', archive, '-C', folder, answer.fileToExtract]);
    const executable = join(folder, answer.fileToExtract);
    await chmod(executable, 0o755);
    if (!(await serverVersionOf(executable))) throw new Error('what was downloaded does not run here');
    return await keep(cache, executable);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function askService(): Promise<z.infer<typeof answerSchema>> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const cpu = arch() === 'x64' ? 'amd64' : arch();
  const query = new URLSearchParams({ arch: cpu, platform: system, format: 'tar.gz' });
  const url = `${SERVICE}/v${CLI_VERSION}?${query.toString()}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!response.ok) throw new Error(`${SERVICE} answered ${response.status}`);
  return answerSchema.parse(await response.json());
}

async function save(url: string, file: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_WITHIN_MS) });
  if (!response.ok || !response.body) throw new Error(`${new URL(url).host} answered ${response.status}`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
}

/** The folder gets its final name in one step, so a second download at the same time does no harm. */
async function keep(cache: string, executable: string): Promise<string> {
  const final = cachedCli(cache);
  const folder = await mkdtemp(join(cache, 'ready-'));
  await rename(executable, join(folder, programName('temporal')));
  await rename(folder, join(final, '..')).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    if (!existsSync(final)) throw error;
  });
  return final;
}
