import { expect, onTestFinished, test } from 'vitest';
import { startBench } from '../support/faults-bench.ts';
import { KillTest, undisturbed } from '../support/faults.ts';
import { seedOf } from '../support/faults-random.ts';

const { env } = process;
const seed = seedOf(env);
const counts = {
  worker: Number(env['FAULT_KILLS'] ?? 500),
  servers: Number(env['FAULT_ENGINE_KILLS'] ?? 200),
};
const say = (line: string): void => void process.stderr.write(`${line}\n`);

test(`${counts.worker} kills of the worker and ${counts.servers} of engine or database lose nothing (FAULT_SEED=${seed})`, async () => {
  const bench = await startBench();
  onTestFinished(() => bench.stop());
  const report = await KillTest.run({ bench, wanted: await undisturbed(bench), counts, seed, say });
  say(JSON.stringify(report));
  expect(report.killed.worker).toBeGreaterThanOrEqual(counts.worker);
  expect(report.killed.engine + report.killed.database).toBeGreaterThanOrEqual(counts.servers);
});
