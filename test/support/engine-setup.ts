import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEngine } from '../../engine/engine.ts';
import { REHEARSAL_NAMESPACE } from '../../engine/pins.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder of the engine that runs for all suites. */
    engineFolder: string;
  }
}

/**
 * One server and one database for every suite that needs them, started before the first and stopped after the last.
 * Where no server is cached yet it is fetched or built here, which may take minutes and has no time limit.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'covenant-tests-'));
  const report = (line: string): void => void process.stderr.write(`${line}\n`);
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const engine = await startEngine({ dataFolder: folder, purpose: 'tests', share: true, report }).catch(
    async (error: unknown) => {
      await remove();
      throw error;
    },
  );
  await engine.temporal?.ensureNamespace(REHEARSAL_NAMESPACE);
  project.provide('engineFolder', folder);
  return async () => {
    await engine.stop();
    await remove();
  };
}
