import type { Connection } from '@temporalio/client';
import { problemAt } from './database.ts';
import { detailOf } from './connect.ts';
import { retentionOf } from './namespace.ts';

/** What answers; a null is well, a text says what is wrong. */
export interface EngineHealth {
  server: string | null;
  namespace: string | null;
  database: string | null;
}

export interface HealthRequest {
  connection: Connection;
  namespace: string;
  /** Address of a database to ask; without one the database counts as well. */
  databaseUrl?: string;
}

const ANSWER_WITHIN_MS = 3_000;

/** Asks server, namespace and database at once; each within three seconds. Never throws. */
export async function checkHealth(request: HealthRequest): Promise<EngineHealth> {
  const { connection, namespace, databaseUrl } = request;
  const soon = <T>(call: () => Promise<T>): Promise<T> =>
    connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, call);
  const [server, namespaceProblem, database] = await Promise.all([
    problemOfCall(() => soon(() => connection.workflowService.getSystemInfo({}))),
    problemOfCall(async () => {
      const retention = await soon(() => retentionOf({ connection, namespace }));
      if (retention === null) throw new Error(`namespace ${namespace} does not exist`);
    }),
    databaseUrl === undefined ? null : problemAt(databaseUrl),
  ]);
  return { server, namespace: namespaceProblem, database: database?.message ?? null };
}

async function problemOfCall(call: () => Promise<unknown>): Promise<string | null> {
  try {
    await call();
    return null;
  } catch (error) {
    return detailOf(error);
  }
}
