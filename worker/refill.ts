import { projectNotices } from '../activities/notice-plan.ts';
import type { Archive } from '../activities/sweeper.ts';
import type { AppendRequest } from '../ledger/append-request.ts';
import { append } from '../ledger/append.ts';
import { isLedgerError } from '../ledger/errors.ts';
import type { Loss } from '../ledger/losses.ts';
import { missingContent } from '../ledger/missing-content.ts';
import { withStreamLock } from '../ledger/stream-lock.ts';
import { findStream, type Stream } from '../ledger/streams.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { lastOf, planRefill } from './refill-plan.ts';
import { recordLosses } from './refill-losses.ts';
import { engineStreams, latestRun, retainedRuns } from './retained-runs.ts';
import { storedTexts } from './stored-texts.ts';

/** Acknowledged events that the ledger refuses, because it holds something else in their place. */
export interface Conflict {
  runId: string;
  fromSequence: number;
  toSequence: number;
  /** Code of the ledger's refusal. */
  code: string;
}

export interface RefillReport {
  stream: string;
  /** Null when neither ledger nor histories know anything of the stream. */
  slug: string | null;
  /** Events put back. */
  refilled: number;
  /** Histories that were read. */
  runs: number;
  conflicts: Conflict[];
  /** Losses that were put on record now. */
  losses: Loss[];
  /** Content that events refer to and that the store does not have: no history holds texts. */
  missingContent: string[];
}

/**
 * Puts back what a ledger that is older than the engine misses of a stream, byte for byte, from archived and retained
 * histories. What no history holds becomes a recorded loss. Idempotent.
 * Errors: LEDGER_UNREACHABLE and others of the connection.
 */
export async function refillStream(archive: Archive, stream: string): Promise<RefillReport> {
  return withStreamLock(archive.db, stream, () => refillLocked(archive, stream));
}

/** The same for a caller that holds the stream's lock already. */
export async function refillLocked(archive: Archive, stream: string): Promise<RefillReport> {
  const { db } = archive;
  // The histories first: what they know to be stored is then in the ledger that is read, unless it misses it.
  const runs = await retainedRuns(archive, stream);
  const { appends, passedOver, reached } = planRefill(runs);
  const outcome = await appendMissing(db, stream, appends);
  const known = await findStream(db, stream);
  const losses = known
    ? await recordLosses(db, known, { runs, appends, passedOver, reached, ...outcome })
    : [];
  return {
    stream,
    slug: known?.slug ?? null,
    refilled: outcome.refilled,
    runs: runs.length,
    conflicts: outcome.conflicts,
    losses,
    missingContent: outcome.refilled > 0 ? await missingContent(db, stream) : [],
  };
}

/** Streams that the engine runs or ran and that the ledger does not know, although they wrote to it once. */
export async function streamsUnknownToLedger(archive: Archive): Promise<string[]> {
  const unknown: string[] = [];
  for (const stream of await engineStreams(archive)) {
    if (await findStream(archive.db, stream)) continue;
    const { appends } = planRefill(await retainedRuns(archive, stream));
    if (appends.length > 0) unknown.push(stream);
  }
  return unknown;
}

/** Whether the last run knows of events that the ledger does not have: a refill must come before anything else. */
export async function isBehind(
  archive: Archive,
  { stream, head }: Pick<Stream, 'stream' | 'head'>,
): Promise<boolean> {
  const latest = await latestRun(archive, stream);
  return latest !== null && planRefill([latest]).reached > head.sequence;
}

interface Outcome {
  refilled: number;
  conflicts: Conflict[];
}

/** Appends in order until something is missing in between: a chain has no holes. */
async function appendMissing(
  db: LedgerDatabase,
  stream: string,
  appends: readonly AppendRequest[],
): Promise<Outcome> {
  const stored = await storedTexts(db, stream);
  const outcome: Outcome = { refilled: 0, conflicts: [] };
  let head = stored.size;
  for (const request of appends) {
    if (request.expectedSequence > head) break;
    if (isStored(request, stored)) continue;
    if (await appendOne(db, request, outcome)) head = Math.max(head, lastOf(request));
  }
  return outcome;
}

/** False when the ledger refuses it, which is noted. */
async function appendOne(db: LedgerDatabase, request: AppendRequest, outcome: Outcome): Promise<boolean> {
  try {
    const within = (transaction: LedgerDatabase) => projectNotices(transaction, request.stream);
    const { recorded } = await append(db, request, within);
    outcome.refilled += recorded;
    return true;
  } catch (error) {
    if (!isLedgerError(error) || error.retryable) throw error;
    const { runId } = request.run;
    const range = { fromSequence: request.expectedSequence + 1, toSequence: lastOf(request) };
    outcome.conflicts.push({ runId, ...range, code: error.code });
    return false;
  }
}

function isStored({ events, expectedSequence }: AppendRequest, stored: ReadonlyMap<number, string>): boolean {
  return events.every((text, index) => stored.get(expectedSequence + 1 + index) === text);
}
