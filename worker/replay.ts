import { canonicalJson } from '../domain/canonical.ts';
import { archivedHistory } from '../ledger/archive.ts';
import { loadBundle } from '../ledger/bundles.ts';
import { foldStream } from '../ledger/fold.ts';
import { eventRows } from '../ledger/read.ts';
import { listRuns, type Run } from '../ledger/runs.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { listLosses } from '../ledger/losses.ts';
import { verifyStream } from '../ledger/verify.ts';
import { decodeHistory, replayRun, type History, type ReplayedRun } from './replay-run.ts';

export interface RunReport {
  runId: string;
  epoch: number;
  build: string;
  historyEvents: number;
  problems: string[];
}

/** Whether code and ledger tell the same story about one stream. */
export interface ReplayReport {
  stream: string;
  /** Every archived run replays with the code of its build, and what it appended is what the ledger holds. */
  workflow: boolean;
  /** The chain is whole and its fold is the state that the last run reached. */
  ledger: boolean;
  runs: RunReport[];
  problems: string[];
}

export interface ReplayOptions {
  /** Histories of runs that are still open, by run id; the archive has the others. */
  open?: ReadonlyMap<string, History>;
  /** Called after each run. */
  progress?: (done: number, total: number) => void;
}

/**
 * Checks a stream without trusting whoever ran it: replays every run with the build that made it, compares what the
 * runs appended with the ledger's bytes, and the state they reached with the fold of the ledger.
 */
export async function replayStream(
  db: LedgerDatabase,
  stream: string,
  options: ReplayOptions = {},
): Promise<ReplayReport> {
  const runs = await listRuns(db, stream);
  const stored = await storedTexts(db, stream);
  const covered = new Set<number>();
  const reports: RunReport[] = [];
  for (const run of runs) {
    reports.push(await replayOne(db, run, stored, covered, options));
    options.progress?.(reports.length, runs.length);
  }
  const workflowProblems = [
    ...reports.flatMap((report) => report.problems),
    ...(await gaps(db, stream, stored, covered)),
  ];
  const ledgerProblems = await checkLedger(db, stream);
  return {
    stream,
    workflow: workflowProblems.length === 0 && runs.length > 0,
    ledger: ledgerProblems.length === 0,
    runs: reports,
    problems: [...workflowProblems, ...ledgerProblems],
  };
}

async function storedTexts(db: LedgerDatabase, stream: string): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  for await (const row of eventRows(db, stream)) texts.set(row.sequence, row.body.toString('utf8'));
  return texts;
}

async function replayOne(
  db: LedgerDatabase,
  run: Run,
  stored: ReadonlyMap<number, string>,
  covered: Set<number>,
  { open }: ReplayOptions,
): Promise<RunReport> {
  const report = { runId: run.runId, epoch: run.epoch, build: run.build, historyEvents: 0 };
  const archived = await archivedHistory(db, run.runId);
  const history = archived ? decodeHistory(archived.bytes) : open?.get(run.runId);
  const bundle = await loadBundle(db, run.build);
  if (!history) return { ...report, problems: [`run ${run.runId}: its history is not archived`] };
  if (!bundle)
    return { ...report, problems: [`run ${run.runId}: the bundle of build ${run.build} is not kept`] };
  const replayed = await replayRun(history, bundle.toString('utf8'), run.workflowId);
  const problems = [
    ...(replayed.problem ? [replayed.problem] : []),
    ...compareAppends(replayed, stored, covered),
    ...(await compareState(db, run.stream, replayed)),
  ];
  const { historyEvents } = replayed;
  return { ...report, historyEvents, problems: problems.map((problem) => `run ${run.runId}: ${problem}`) };
}

/** What a run knows to be stored must be stored, to the byte; what it never heard of may have been fenced off. */
function compareAppends(
  { appends }: ReplayedRun,
  stored: ReadonlyMap<number, string>,
  covered: Set<number>,
): string[] {
  return appends.flatMap(({ confirmed, request }) =>
    request.events.flatMap((text, index) => {
      const sequence = request.expectedSequence + 1 + index;
      const same = stored.get(sequence) === text;
      if (same) covered.add(sequence);
      return same || !confirmed
        ? []
        : [`event ${sequence} was appended with other bytes than the ledger holds`];
    }),
  );
}

async function compareState(db: LedgerDatabase, stream: string, { state }: ReplayedRun): Promise<string[]> {
  if (!state) return [];
  const folded = await foldStream(db, stream, { to: state.sequence });
  if (canonicalJson(folded) === canonicalJson(state)) return [];
  return [`the state after event ${state.sequence} is not the fold of the ledger`];
}

/** Events of the ledger that no run appended, save those that a refill recorded as lost. */
async function gaps(
  db: LedgerDatabase,
  stream: string,
  stored: ReadonlyMap<number, string>,
  covered: ReadonlySet<number>,
): Promise<string[]> {
  const losses = await listLosses(db, stream);
  const isLost = (sequence: number) =>
    losses.some((loss) => sequence >= loss.fromSequence && sequence <= loss.toSequence);
  const alien = [...stored.keys()].filter((sequence) => !covered.has(sequence) && !isLost(sequence));
  return alien.length === 0
    ? []
    : [`no archived run appended event ${alien.slice(0, 5).join(', ')}${alien.length > 5 ? ' …' : ''}`];
}

async function checkLedger(db: LedgerDatabase, stream: string): Promise<string[]> {
  const { problems } = await verifyStream(db, stream);
  return problems.map((problem) => `event ${problem.sequence}: ${problem.detail}`);
}
