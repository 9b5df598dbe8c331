import { canonicalJson } from '../domain/canonical.ts';
import type { CovenantState } from '../domain/state.ts';
import { archivedHistory } from '../ledger/archive.ts';
import { loadBundle } from '../ledger/bundles.ts';
import { isLedgerError } from '../ledger/errors.ts';
import { foldStream } from '../ledger/fold.ts';
import { listLosses, type Loss } from '../ledger/losses.ts';
import { listRuns, type Run } from '../ledger/runs.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { verifyStream } from '../ledger/verify.ts';
import { decodeHistory, replayRun, type History, type ReplayedRun } from './replay-run.ts';
import { storedTexts } from './stored-texts.ts';

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
  /** What was recorded as lost: here the replay proves nothing. */
  losses: Loss[];
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
  const losses = await listLosses(db, stream);
  const known: Known = { stored: await storedTexts(db, stream), covered: new Set(), losses };
  const reports: RunReport[] = [];
  for (const run of runs) {
    reports.push(await replayOne(db, run, known, options));
    options.progress?.(reports.length, runs.length);
  }
  const workflowProblems = [
    ...reports.flatMap((report) => report.problems),
    ...unarchived(runs, reports, known),
    ...alien(known),
  ];
  const ledgerProblems = await checkLedger(db, stream);
  return {
    stream,
    workflow: workflowProblems.length === 0 && runs.length > 0,
    ledger: ledgerProblems.length === 0,
    runs: reports,
    problems: [...workflowProblems, ...ledgerProblems],
    losses: losses.map(({ fromSequence, toSequence, reason }) => ({
      stream,
      fromSequence,
      toSequence,
      reason,
    })),
  };
}

/** What the runs are compared with, and which events of it they have accounted for so far. */
interface Known {
  stored: ReadonlyMap<number, string>;
  covered: Set<number>;
  losses: readonly Loss[];
}

async function replayOne(
  db: LedgerDatabase,
  run: Run,
  known: Known,
  { open }: ReplayOptions,
): Promise<RunReport> {
  const report = { runId: run.runId, epoch: run.epoch, build: run.build, historyEvents: 0 };
  const archived = await archivedHistory(db, run.runId);
  const history = archived ? decodeHistory(archived.bytes) : open?.get(run.runId);
  if (!history) return { ...report, problems: [] };
  const bundle = await loadBundle(db, run.build);
  if (!bundle)
    return { ...report, problems: [`run ${run.runId}: the bundle of build ${run.build} is not kept`] };
  const replayed = await replayRun(history, bundle.toString('utf8'), run.workflowId);
  const problems = [
    ...(replayed.problem ? [replayed.problem] : []),
    ...compareAppends(replayed, known),
    ...(await compareState(db, run.stream, replayed, known)),
  ];
  const { historyEvents } = replayed;
  return { ...report, historyEvents, problems: problems.map((problem) => `run ${run.runId}: ${problem}`) };
}

/** What a run knows to be stored must be stored, to the byte; what it never heard of may have been fenced off. */
function compareAppends({ appends }: ReplayedRun, { stored, covered, losses }: Known): string[] {
  return appends.flatMap(({ confirmed, request }) =>
    request.events.flatMap((text, index) => {
      const sequence = request.expectedSequence + 1 + index;
      const found = stored.get(sequence);
      if (found === text) covered.add(sequence);
      const lost = isLost(losses, sequence) && !isOfEpoch(found, request.epoch);
      return found === text || lost || !confirmed
        ? []
        : [`event ${sequence} was appended with other bytes than the ledger holds`];
    }),
  );
}

function isLost(losses: readonly Loss[], sequence: number): boolean {
  return losses.some(({ fromSequence, toSequence }) => sequence >= fromSequence && sequence <= toSequence);
}

/** A lost event leaves its place empty, or to a later epoch. */
function isOfEpoch(text: string | undefined, epoch: number): boolean {
  return text !== undefined && text.includes(`"epoch":${epoch},`);
}

async function compareState(
  db: LedgerDatabase,
  stream: string,
  { state }: ReplayedRun,
  { losses }: Known,
): Promise<string[]> {
  // A state that rests on events which are recorded as lost has no fold to be compared with.
  if (!state || isLost(losses, state.sequence)) return [];
  const folded = await foldOrNothing(db, stream, state.sequence);
  if (folded !== null && canonicalJson(folded) === canonicalJson(state)) return [];
  return [`the state after event ${state.sequence} is not the fold of the ledger`];
}

/** Null where bytes that somebody altered are no events any more. */
async function foldOrNothing(db: LedgerDatabase, stream: string, to: number): Promise<CovenantState | null> {
  try {
    return await foldStream(db, stream, { to });
  } catch (error) {
    if (isLedgerError(error)) throw error;
    return null;
  }
}

/** Runs without a history that wrote events which no other history accounts for. */
function unarchived(runs: readonly Run[], reports: readonly RunReport[], known: Known): string[] {
  return runs.flatMap(({ runId, firstSequence }, index) => {
    if (reports[index]?.historyEvents !== 0 || reports[index].problems.length > 0) return [];
    const until = runs[index + 1]?.firstSequence ?? Infinity;
    const wrote = unaccounted(known).some((sequence) => sequence >= firstSequence && sequence < until);
    return wrote ? [`run ${runId}: its history is not archived yet`] : [];
  });
}

/** Events of the ledger that no run appended, save those that a refill recorded as lost. */
function alien(known: Known): string[] {
  const sequences = unaccounted(known);
  return sequences.length === 0
    ? []
    : [
        `no archived run appended event ${sequences.slice(0, 5).join(', ')}${sequences.length > 5 ? ' …' : ''}`,
      ];
}

function unaccounted({ stored, covered, losses }: Known): number[] {
  return [...stored.keys()].filter((sequence) => !covered.has(sequence) && !isLost(losses, sequence));
}

async function checkLedger(db: LedgerDatabase, stream: string): Promise<string[]> {
  const { problems } = await verifyStream(db, stream);
  return problems.map((problem) => `event ${problem.sequence}: ${problem.detail}`);
}
