import { handedState } from '../domain/carried-state.ts';
import { foldStream } from '../ledger/fold.ts';
import { eventAt } from '../ledger/read.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { withStreamLock } from '../ledger/stream-lock.ts';
import { fenceStream, type Stream } from '../ledger/streams.ts';
import {
  RECENT_COMMANDS,
  type AnsweredCommand,
  type Levers,
  type ResumeReason,
} from '../workflows/messages.ts';
import type { CovenantClient } from './client.ts';
import { CovenantError } from './errors.ts';

const PATIENCE = 60_000;

/**
 * Takes a stream over from its ledger on whatever engine is there: raises the epoch, which fences older runs, ends the
 * run that may still exist, starts from the fold, and waits until the ledger holds `StreamResumed`. Of several at once
 * each waits for the one before, so that the last run to start is the one with the highest epoch.
 * @returns the new epoch and the sequence of `StreamResumed`.
 * @throws CovenantError RESUME_NOT_RECORDED when the new run does not reach the ledger in time.
 */
export async function resumeStream(
  client: CovenantClient,
  db: LedgerDatabase,
  stream: ResumedStream,
  reason: ResumeReason,
  levers?: Levers,
): Promise<Resumption> {
  return withStreamLock(db, stream.stream, () => resumeLocked(client, db, stream, reason, levers));
}

type ResumedStream = Pick<Stream, 'stream' | 'clock'>;

export interface Resumption {
  epoch: number;
  sequence: number;
}

/** The same for a caller that holds the stream's lock already, because something had to be done before. */
export async function resumeLocked(
  client: CovenantClient,
  db: LedgerDatabase,
  { stream, clock }: ResumedStream,
  reason: ResumeReason,
  levers?: Levers,
): Promise<Resumption> {
  const { epoch, sequence } = await fenceStream(db, stream);
  const state = handedState(await foldStream(db, stream, { to: sequence }));
  const recent = await recentCommands(db, stream);
  await client.startStream({ stream, clock, epoch, state, recent, resumed: reason, levers });
  await untilRecorded(db, stream, { epoch, sequence: sequence + 1 });
  return { epoch, sequence: sequence + 1 };
}

/** The last answered commands, oldest first, as the stream would have carried them. */
async function recentCommands(db: LedgerDatabase, stream: string): Promise<AnsweredCommand[]> {
  const rows = await db
    .selectFrom('command')
    .select(['command_id', 'digest', 'first_sequence', 'last_sequence'])
    .where('stream', '=', stream)
    .orderBy('first_sequence', 'desc')
    .limit(RECENT_COMMANDS)
    .execute();
  return rows
    .map((row) => ({
      commandId: row.command_id,
      digest: row.digest,
      first: row.first_sequence,
      last: row.last_sequence,
    }))
    .reverse();
}

async function untilRecorded(
  db: LedgerDatabase,
  stream: string,
  { epoch, sequence }: Resumption,
): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const event = await eventAt(db, stream, sequence);
    if (event?.envelope.epoch === epoch) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const message =
    'The stream was started but did not reach the ledger in time. See covenant doctor, then resume again.';
  throw new CovenantError('environment', 'RESUME_NOT_RECORDED', message);
}
