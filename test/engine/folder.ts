import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of the running test's own. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a shell script that stands for a program. */
export async function script(folder: string, name: string, lines: string[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  return file;
}
