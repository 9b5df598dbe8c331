import type { TestProject } from 'vitest/node';
import { startServer } from '../ledger/postgres.ts';

/** One PostgreSQL for every suite that needs databases of its own, started before the first and stopped after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  project.provide('postgresPort', server.port);
  return () => server.stop();
}
