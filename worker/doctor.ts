import type { Client } from '@temporalio/client';
import { currentSchema } from '../ledger/database.ts';
import { latestSchema } from '../ledger/migrations/index.ts';
import { listStreams } from '../ledger/streams.ts';
import { TASK_QUEUE } from '../workflows/messages.ts';
import { examineStream } from './doctor-stream.ts';
import { short, type Finding, type FindingCode, type Patient } from './findings.ts';
import { currentBuild, isServed } from './observe.ts';
import { streamsUnknownToLedger } from './refill.ts';

export interface Examination {
  streams: number;
  findings: Finding[];
  /** Losses on record: nothing is to be done about them any more. */
  losses: number;
}

/**
 * Looks for what does not fit between engine, ledger, archive and post. Changes nothing.
 * Errors: LEDGER_UNREACHABLE, LEDGER_NOT_READY.
 */
export async function examine(patient: Patient): Promise<Examination> {
  const findings = await examineSurroundings(patient);
  const streams = await listStreams(patient.db);
  for (const stream of streams) findings.push(...(await examineStream(patient, stream)));
  const { losses } = await patient.db
    .selectFrom('loss')
    .select((eb) => eb.fn.countAll<number>().as('losses'))
    .executeTakeFirstOrThrow();
  return { streams: streams.length, findings, losses };
}

async function examineSurroundings(patient: Patient): Promise<Finding[]> {
  const { db, temporal } = patient;
  const findings: Finding[] = [];
  const schema = await currentSchema(db);
  if (schema !== latestSchema) {
    const parameters = { found: schema ?? '–', known: latestSchema };
    findings.push(general('LEDGER_SCHEMA_OLDER', 'covenant up', parameters));
  }
  if (!temporal) return [...findings, general('ENGINE_UNREACHABLE', 'covenant up')];
  findings.push(...(await examineWorkers(patient, temporal)));
  for (const stream of await streamsUnknownToLedger({ db, temporal })) {
    const parameters = { stream };
    findings.push({
      ...general('STREAM_UNKNOWN', `covenant ledger refill ${stream}`, parameters),
      stream,
    });
  }
  return findings;
}

async function examineWorkers(
  { build, taskQueue = TASK_QUEUE }: Patient,
  temporal: Client,
): Promise<Finding[]> {
  const current = await currentBuild(temporal);
  const served = current !== null && (await isServed(temporal, taskQueue, current));
  if (!served) return [general('NO_WORKER', 'covenant up', { build: short(current ?? build) })];
  if (current === build) return [];
  return [general('OTHER_BUILD_CURRENT', 'covenant up', { found: short(current), known: short(build) })];
}

function general(code: FindingCode, advice: string, parameters: Finding['parameters'] = {}): Finding {
  return { code, covenant: null, stream: null, parameters, advice };
}
