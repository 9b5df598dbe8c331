import { findStream, listStreams, type Stream } from '../../ledger/streams.ts';
import { Attendance } from '../../worker/attendance.ts';
import { currentBuild } from '../../worker/observe.ts';
import { refillStream, streamsUnknownToLedger } from '../../worker/refill.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import type { Refilled } from './refill.ts';
import { takeOverWhereNeeded, type TakeOverParts } from './take-over.ts';

/**
 * Refills one stream, by slug or id, or every one that ledger or engine knows; then takes over what halted because
 * its ledger was behind. Error: COVENANT_UNKNOWN.
 */
export async function refill(parts: TakeOverParts, id?: string): Promise<Refilled[]> {
  const { db, temporal } = parts;
  const streams = id === undefined ? await allStreams(parts) : [await oneStream(parts, id)];
  const attendance = new Attendance({ db, temporal, build: await currentBuild(temporal), thorough: true });
  const done: Refilled[] = [];
  for (const id of streams) {
    const report = await refillStream({ db, temporal }, id);
    const stream = await findStream(db, id);
    const resumed = stream ? await takeOverWhereNeeded(parts, stream, attendance) : null;
    done.push({ ...report, resumed });
  }
  return done;
}

async function allStreams(parts: TakeOverParts): Promise<string[]> {
  const known = (await listStreams(parts.db)).map(({ stream }) => stream);
  return [...known, ...(await streamsUnknownToLedger(parts))];
}

/** A covenant that was opened after the backup has no slug in the ledger yet; its stream is known to the engine. */
async function oneStream(parts: TakeOverParts, id: string): Promise<Stream['stream']> {
  const found = await findStream(parts.db, id);
  if (found) return found.stream;
  const unknown = await streamsUnknownToLedger(parts);
  if (unknown.includes(id)) return id;
  const slugs = (await listStreams(parts.db)).map(({ slug }) => slug);
  const near = nearest(id, [...slugs, ...unknown]);
  throw new CliError('COVENANT_UNKNOWN', { id, ...(near ? { near } : {}) });
}
