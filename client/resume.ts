import { foldStream } from '../ledger/fold.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { fenceStream, streamHead, type Stream } from '../ledger/streams.ts';
import { RECENT_COMMANDS, type AnsweredCommand, type ResumeReason } from '../workflows/messages.ts';
import type { CovenantClient } from './client.ts';
import { CovenantError } from './errors.ts';

const PATIENCE = 60_000;

/**
 * Takes a stream over from its ledger on whatever engine is there: raises the epoch, which fences older runs, ends the
 * run that may still exist, starts from the fold, and waits until the ledger holds `StreamResumed`.
 * @returns the new epoch and the sequence of `StreamResumed`.
 * @throws CovenantError RESUME_NOT_RECORDED when the new run does not reach the ledger in time.
 */
export async function resumeStream(
  client: CovenantClient,
  db: LedgerDatabase,
  stream: Stream,
  reason: ResumeReason,
  levers?: Parameters<CovenantClient['startStream']>[0]['levers'],
): Promise<{ epoch: number; sequence: number }> {
  const { epoch, sequence } = await fenceStream(db, stream.stream);
  const state = await foldStream(db, stream.stream, { to: sequence });
  const recent = await recentCommands(db, stream.stream);
  await client.startStream({
    stream: stream.stream,
    clock: stream.clock,
    epoch,
    state,
    recent,
    resumed: reason,
    levers,
  });
  await untilRecorded(db, stream.stream, sequence + 1);
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

async function untilRecorded(db: LedgerDatabase, stream: string, sequence: number): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const head = await streamHead(db, stream);
    if (head && head.sequence >= sequence) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const message =
    'The stream was started but did not reach the ledger in time. See covenant doctor, then resume again.';
  throw new CovenantError('environment', 'RESUME_NOT_RECORDED', message);
}
