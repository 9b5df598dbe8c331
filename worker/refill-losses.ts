import type { AppendRequest } from '../ledger/append-request.ts';
import { listLosses, recordLoss, type Loss } from '../ledger/losses.ts';
import { listRuns } from '../ledger/runs.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { lastOf } from './refill-plan.ts';
import type { RetainedRun } from './retained-runs.ts';
import { storedTexts } from './stored-texts.ts';

/** What a refill found and did. */
interface Found {
  conflicts: readonly unknown[];
  runs: readonly RetainedRun[];
  appends: readonly AppendRequest[];
  passedOver: readonly AppendRequest[];
  reached: number;
}

/** Puts on record what is gone, once: events without a place in the chain, and histories without a copy. */
export async function recordLosses(
  db: LedgerDatabase,
  { stream, head }: { stream: string; head: { sequence: number } },
  found: Found,
): Promise<Loss[]> {
  const known = await listLosses(db, stream);
  const fresh = [
    ...found.passedOver.map((request) => passedOver(stream, request)),
    ...lostEvents(stream, head.sequence, found),
    ...(await lostHistories(db, stream, found.runs)),
  ].filter((loss) => !known.some((other) => covers(other, loss)));
  for (const loss of fresh) await recordLoss(db, loss);
  return fresh;
}

function covers(known: Loss, loss: Loss): boolean {
  return known.fromSequence <= loss.fromSequence && known.toSequence >= loss.toSequence;
}

function passedOver(stream: string, request: AppendRequest): Loss {
  const range = { fromSequence: request.expectedSequence + 1, toSequence: lastOf(request) };
  const { runId } = request.run;
  return {
    stream,
    ...range,
    reason: `Run ${runId} recorded these events, but a later epoch began without them; its events stand in their place.`,
  };
}

function lostEvents(stream: string, head: number, { appends, reached, conflicts }: Found): Loss[] {
  if (reached <= head || conflicts.length > 0) return [];
  const next = appends.find((request) => request.expectedSequence > head);
  const gapEnd = next ? next.expectedSequence : reached;
  const gone = {
    stream,
    fromSequence: head + 1,
    toSequence: gapEnd,
    reason: 'These events were recorded once. Neither ledger, archive nor engine has them any more.',
  };
  if (!next) return [gone];
  const cutOff = {
    stream,
    fromSequence: gapEnd + 1,
    toSequence: reached,
    reason: `A history still has these events (run ${next.run.runId}), but they cannot follow the missing ones before them.`,
  };
  return [gone, cutOff];
}

/** Runs that the ledger lists and whose history is nowhere: their events stand, but cannot be replayed. */
async function lostHistories(
  db: LedgerDatabase,
  stream: string,
  retained: readonly RetainedRun[],
): Promise<Loss[]> {
  const stored = await storedTexts(db, stream);
  const runs = await listRuns(db, stream);
  const proven = provenSequences(retained, stored);
  const kept = new Set(retained.map(({ runId }) => runId));
  return runs.flatMap((run, index) => {
    if (kept.has(run.runId)) return [];
    const until = runs[index + 1]?.firstSequence ?? stored.size + 1;
    return unproven(run.firstSequence, until - 1, proven).map(([fromSequence, toSequence]) => ({
      stream,
      fromSequence,
      toSequence,
      reason: `The history of run ${run.runId} is gone. The ledger has these events, but they cannot be replayed.`,
    }));
  });
}

/** Sequences whose stored bytes stand in some history. */
function provenSequences(
  retained: readonly RetainedRun[],
  stored: ReadonlyMap<number, string>,
): ReadonlySet<number> {
  const requests = retained.flatMap(({ appends }) => appends.map(({ request }) => request));
  const proven = requests.flatMap(({ events, expectedSequence }) =>
    events.flatMap((text, index) => {
      const sequence = expectedSequence + 1 + index;
      return stored.get(sequence) === text ? [sequence] : [];
    }),
  );
  return new Set(proven);
}

/** Unbroken stretches of sequences that no history covers. */
function unproven(from: number, to: number, proven: ReadonlySet<number>): [from: number, to: number][] {
  const stretches: [number, number][] = [];
  for (let sequence = from; sequence <= to; sequence++) {
    if (proven.has(sequence)) continue;
    const last = stretches.at(-1);
    if (last?.[1] === sequence - 1) last[1] = sequence;
    else stretches.push([sequence, sequence]);
  }
  return stretches;
}
