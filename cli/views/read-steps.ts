import type { EventEnvelope } from '../../domain/envelope.ts';
import type { Ledger } from '../../ledger/database.ts';
import { events } from '../../ledger/read.ts';
import { foldSteps, type Step } from './steps.ts';

/** Reads a stream's events and folds them, one step for each. */
export async function readSteps({ db }: Pick<Ledger, 'db'>, stream: string): Promise<Step[]> {
  const envelopes: EventEnvelope[] = [];
  for await (const { envelope } of events(db, stream)) envelopes.push(envelope);
  return foldSteps(envelopes);
}
