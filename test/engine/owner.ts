import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { dataFolderAt } from '../../engine/data-folder.ts';
import { stopOrphans } from '../../engine/orphans.ts';

const ENGINE = fileURLToPath(new URL('../../dist/engine/engine.js', import.meta.url));

/** A process of its own that runs the engine, as `covenant up` does, so that it can be killed. */
export interface Owner {
  process: ChildProcess;
  temporal: string;
  databaseUrl: string;
  guardian: number;
  /** The database and the Temporal server. */
  programs: number[];
  notes: string[];
}

/** Runs the built engine on a folder until it is killed; `npm run build` goes before. */
export async function startOwner(dataFolder: string): Promise<Owner> {
  const code = `
    const { startEngine } = await import(${JSON.stringify(ENGINE)});
    const tell = (news) => console.log(JSON.stringify(news));
    const options = { dataFolder: ${JSON.stringify(dataFolder)}, purpose: 'up', share: true };
    const engine = await startEngine({ ...options, report: (note) => tell({ note }) });
    await engine.temporal.ensureNamespace('covenants');
    const databaseUrl = await engine.databases.ensure();
    tell({ temporal: engine.temporal.address.address, databaseUrl });
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    await killed(child);
    await stopOrphans(dataFolderAt(dataFolder).processes, () => {});
  });
  const notes: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const news = JSON.parse(line) as { note?: string; temporal?: string; databaseUrl?: string };
    if (news.note) notes.push(news.note);
    const { temporal, databaseUrl } = news;
    if (temporal && databaseUrl) {
      return { process: child, temporal, databaseUrl, notes, ...recorded(dataFolder) };
    }
  }
  throw new Error(`The engine did not start: ${notes.join('\n')}`);
}

/** Kills a process and waits until it is gone. */
export function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** What the guardian of a folder has running. */
export function recorded(dataFolder: string): { guardian: number; programs: number[] } {
  const record = JSON.parse(readFileSync(join(dataFolder, 'processes.json'), 'utf8')) as {
    guardian: { pid: number };
    programs: { identity: { pid: number } }[];
  };
  return { guardian: record.guardian.pid, programs: record.programs.map(({ identity }) => identity.pid) };
}
