import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../engine/data-folder.ts';
import { acquireLock, readLock } from '../../engine/lock.ts';
import { identityOf, isRunning } from '../../engine/processes.ts';
import { testFolder } from './folder.ts';

async function lockFile(): Promise<string> {
  return join(await testFolder(), 'lock.json');
}

const up = (file: string) => acquireLock({ file, purpose: 'up', shared: true });

async function writeLock(file: string, change: object): Promise<void> {
  const holder = { pid: process.pid, started: 'another boot' };
  const record = { holder, host: hostname(), purpose: 'up', shared: true, since: '2026-01-05T08:00:00.000Z' };
  await writeFile(file, JSON.stringify({ ...record, ...change }));
}

describe('When a data folder is locked', () => {
  it('refuses a second holder and names the first', async () => {
    const file = await lockFile();
    await up(file);
    const error: unknown = await up(file).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
    expect(String(error)).toContain(`"up", process ${process.pid} on ${hostname()}`);
  });

  it('tells others where the engine answers', async () => {
    const file = await lockFile();
    const lock = await up(file);
    lock.announce({ temporal: '127.0.0.1:7233', ownTemporal: true, databasePort: 5433 });
    expect((await readLock(file))?.addresses?.temporal).toBe('127.0.0.1:7233');
  });

  it('can be taken again after it was let go', async () => {
    const file = await lockFile();
    (await up(file)).release();
    await expect(up(file)).resolves.toBeDefined();
  });

  it('is taken from a holder that is gone, even when another process has its pid now', async () => {
    const file = await lockFile();
    await writeLock(file, {});
    expect(await readLock(file)).toBeNull();
    await expect(up(file)).resolves.toBeDefined();
  });

  it('believes a holder on another host, which cannot be looked up', async () => {
    const file = await lockFile();
    await writeLock(file, { host: 'another-host' });
    await expect(up(file)).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
  });

  it('goes to one of many that come for a stale lock at the same time', async () => {
    const file = await lockFile();
    await writeLock(file, {});
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => up(file)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(existsSync(`${file}.gate`)).toBe(false);
  });
});

describe('When a data folder is opened', () => {
  it('is made, and marked with its format', async () => {
    const data = await openDataFolder(join(await testFolder(), 'new', 'folder'));
    expect(JSON.parse(await readFile(data.marker, 'utf8'))).toEqual({ format: 1 });
  });

  it('is refused when it cannot be written', async () => {
    const file = join(await testFolder(), 'file');
    await writeFile(file, '');
    await expect(openDataFolder(join(file, 'data'))).rejects.toMatchObject({
      code: 'DATA_FOLDER_NOT_WRITABLE',
      message: expect.stringContaining('--data') as string,
    });
  });

  it('is refused when a newer version made it', async () => {
    const folder = await testFolder();
    await writeFile(join(folder, 'folder.json'), '{"format": 2, "what": "is to come"}');
    await expect(openDataFolder(folder)).rejects.toMatchObject({
      code: 'DATA_FOLDER_NEWER',
      message: expect.stringContaining('format 2; this version knows 1') as string,
    });
  });

  it('is refused when its mark is damaged', async () => {
    const folder = await testFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'folder.json'), '{"form');
    await expect(openDataFolder(folder)).rejects.toMatchObject({ code: 'DATA_FOLDER_DAMAGED' });
  });
});

describe('When a process is recognised', () => {
  it('is by pid and start time together', async () => {
    const self = await identityOf(process.pid);
    expect(self).not.toBeNull();
    expect(self && (await isRunning(self))).toBe(true);
    expect(self && (await isRunning({ ...self, started: 'earlier' }))).toBe(false);
  });
});
