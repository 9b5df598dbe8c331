import type { Client } from '@temporalio/client';
import type { CovenantClient } from '../../client/client.ts';
import { CovenantError } from '../../client/errors.ts';
import { resumeLocked } from '../../client/resume.ts';
import type { Loss } from '../../ledger/losses.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { withStreamLock } from '../../ledger/stream-lock.ts';
import { findStream, listStreams, type Stream } from '../../ledger/streams.ts';
import { Attendance, type Trouble } from '../../worker/attendance.ts';
import { currentBuild } from '../../worker/observe.ts';
import { isBehind, refillLocked } from '../../worker/refill.ts';
import type { ResumeReason } from '../../workflows/messages.ts';

/** A stream that was taken over from its ledger. */
export interface TakenOver {
  covenant: string;
  stream: string;
  /** The new epoch, and the event that says so. */
  epoch: number;
  sequence: number;
  why: Trouble | 'asked';
  /** Events that the engine knew and the ledger did not; they were put back first. */
  refilled: number;
  /** Stretches of events that were found to be gone, and are recorded as lost. */
  losses: Loss[];
}

/** A stream that could not be taken over; the others were. */
export interface NotTakenOver {
  covenant: string;
  stream: string;
  code: string;
  message: string;
}

export interface TakenOverAll {
  resumed: TakenOver[];
  failed: NotTakenOver[];
}

export interface TakeOverParts {
  client: CovenantClient;
  db: LedgerDatabase;
  temporal: Client;
}

/** Streams that are taken over at once; each holds a connection of the ledger's. */
const AT_ONCE = 3;

/**
 * Takes over every open covenant that no run of a present build writes: the engine lost it, it is halted, or its
 * build is gone. `thorough` asks every run; without it, only what ledger and engine list is looked at.
 */
export async function takeOverAll(
  parts: TakeOverParts,
  { thorough }: { thorough: boolean },
): Promise<TakenOverAll> {
  const { db, temporal } = parts;
  const attendance = new Attendance({ db, temporal, build: await currentBuild(temporal), thorough });
  const waiting = await listStreams(db);
  const result: TakenOverAll = { resumed: [], failed: [] };
  const work = async (): Promise<void> => {
    for (let stream = waiting.shift(); stream; stream = waiting.shift()) {
      await takeOverOrTell(parts, stream, attendance, result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  result.resumed.sort((a, b) => (a.covenant < b.covenant ? -1 : 1));
  return result;
}

/** One covenant that cannot be taken over must not keep the others from it. */
async function takeOverOrTell(
  parts: TakeOverParts,
  stream: Stream,
  attendance: Attendance,
  { resumed, failed }: TakenOverAll,
): Promise<void> {
  try {
    const taken = await takeOverWhereNeeded(parts, stream, attendance);
    if (taken) resumed.push(taken);
  } catch (error) {
    if (!(error instanceof CovenantError)) throw error;
    const { code, message } = error;
    failed.push({ covenant: stream.slug, stream: stream.stream, code, message });
  }
}

/** Takes one stream over if it is in trouble; null when it is well. */
export async function takeOverWhereNeeded(
  parts: TakeOverParts,
  stream: Stream,
  attendance: Attendance,
): Promise<TakenOver | null> {
  if (!(await attendance.troubleOf(stream))) return null;
  return withStreamLock(parts.db, stream.stream, async () => {
    // Somebody else may have taken it over while this one waited.
    const now = (await findStream(parts.db, stream.stream)) ?? stream;
    const trouble = await attendance.troubleOf(now);
    return trouble && takeOverLocked(parts, now, trouble);
  });
}

/** Takes one stream over, whatever its state, because somebody asked for it by name. */
export async function takeOver(parts: TakeOverParts, stream: Stream): Promise<TakenOver> {
  return withStreamLock(parts.db, stream.stream, () => takeOverLocked(parts, stream, 'asked'));
}

/** What the engine remembers and the ledger does not would be passed over for good, so it is put back first. */
async function takeOverLocked(
  { client, db, temporal }: TakeOverParts,
  stream: Stream,
  why: TakenOver['why'],
): Promise<TakenOver> {
  const archive = { db, temporal };
  const behind = await isBehind(archive, stream);
  const { refilled, losses } = behind
    ? await refillLocked(archive, stream.stream)
    : { refilled: 0, losses: [] };
  const resumption = await resumeLocked(client, db, stream, reasonOf(why, refilled));
  return { covenant: stream.slug, stream: stream.stream, ...resumption, why, refilled, losses };
}

function reasonOf(why: TakenOver['why'], refilled: number): ResumeReason {
  if (refilled > 0) return 'restore';
  return why === 'other-build' ? 'new-build' : 'resume';
}
