import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client as TemporalClient, Connection } from '@temporalio/client';
import { Client as DatabaseClient } from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { startEngine } from '../../engine/engine.ts';
import { startTimeOf } from '../../engine/processes.ts';
import { testFolder } from './folder.ts';
import { killed, recorded, startOwner, type Owner } from './owner.ts';

async function allGone(pids: number[]): Promise<void> {
  const gone = async (): Promise<void> => {
    const times = await Promise.all(pids.map(startTimeOf));
    expect(times).toEqual(pids.map(() => null));
  };
  await vi.waitFor(gone, { timeout: 15_000, interval: 50 });
}

/** Leaves one workflow and one row behind. */
async function leaveTraces({ temporal, databaseUrl }: Owner): Promise<void> {
  const connection = await Connection.connect({ address: temporal });
  const client = new TemporalClient({ connection, namespace: 'covenants' });
  await client.workflow.start('anything', { workflowId: 'trace', taskQueue: 'nobody' });
  await connection.close();
  const database = new DatabaseClient({ connectionString: databaseUrl });
  await database.connect();
  await database.query('create table trace (id int); insert into trace values (1)');
  await database.end();
}

async function findTraces(address: string, databaseUrl: string): Promise<unknown[]> {
  const connection = await Connection.connect({ address });
  const client = new TemporalClient({ connection, namespace: 'covenants' });
  const { status } = await client.workflow.getHandle('trace').describe();
  await connection.close();
  const database = new DatabaseClient({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query('select id from trace');
  await database.end();
  return [status.name, ...(rows as unknown[])];
}

const KEPT = ['RUNNING', { id: 1 }];

describe('When processes are killed', () => {
  it(
    'starts again on the same data after its owner was killed, and after everything was',
    { timeout: 60_000 },
    async () => {
      const folder = await testFolder();
      const owner = await startOwner(folder);
      await leaveTraces(owner);
      await killed(owner.process);
      // Started at once: the guardian may still be ending the programs, which is waited for.
      const second = await startOwner(folder);
      await allGone([owner.guardian, ...owner.programs]);
      expect(await findTraces(second.temporal, second.databaseUrl)).toEqual(KEPT);
      for (const pid of [second.guardian, ...second.programs]) process.kill(pid, 'SIGKILL');
      await killed(second.process);
      const third = await startOwner(folder);
      expect(await findTraces(third.temporal, third.databaseUrl)).toEqual(KEPT);
    },
  );

  it('ends what was left running when owner and guardian were killed', async () => {
    const folder = await testFolder();
    const owner = await startOwner(folder);
    process.kill(owner.guardian, 'SIGKILL');
    await killed(owner.process);
    await allGone([owner.guardian]);
    expect(await Promise.all(owner.programs.map(startTimeOf))).not.toContain(null);
    const notes: string[] = [];
    const report = (note: string): void => void notes.push(note);
    const needs = { temporal: false };
    const engine = await startEngine({ dataFolder: folder, purpose: 'up', needs, report });
    expect(await Promise.all(owner.programs.map(startTimeOf))).toEqual([null, null]);
    expect(notes.filter((note) => note.includes('left behind'))).toHaveLength(2);
    await engine.stop();
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });

  it('tells its owner when the guardian is killed', async () => {
    const engine = await startEngine({
      dataFolder: await testFolder(),
      purpose: 'up',
      needs: { temporal: false },
      report: () => {},
    });
    const { guardian, programs } = recorded(engine.data.path);
    process.kill(guardian, 'SIGKILL');
    await expect(engine.lost).resolves.toMatch(/guardian: SIGKILL/);
    await engine.stop();
    await allGone(programs);
  });
});
