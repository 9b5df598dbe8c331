import type { Client } from '@temporalio/client';
import { fetchHistory } from '../activities/run-history.ts';
import { loadBundle } from '../ledger/bundles.ts';
import { isLedgerError } from '../ledger/errors.ts';
import { listLosses, type Loss } from '../ledger/losses.ts';
import { listRuns, type Run } from '../ledger/runs.ts';
import type { Stream } from '../ledger/streams.ts';
import { covenantWorkflowId } from '../workflows/messages.ts';
import { short, type Finding, type Note, type Patient } from './findings.ts';
import { engineRuns, type EngineRun } from './retained-runs.ts';

/** What a replay would miss: runs that are not listed or not archived, histories that are gone, bundles. */
export async function examineRuns(patient: Patient, stream: Stream, note: Note): Promise<Finding[]> {
  const { db, temporal } = patient;
  const runs = await listRuns(db, stream.stream);
  const losses = await listLosses(db, stream.stream);
  const findings: Finding[] = [];
  for (const build of new Set(runs.map((run) => run.build))) {
    if (!(await hasBundle(patient, build)))
      findings.push(note('BUNDLE_MISSING', 'covenant up', { build: short(build) }));
  }
  if ((runs[0]?.firstSequence ?? 1) > 1)
    findings.push(note('RUN_UNLISTED', `covenant replay ${stream.slug}`, { runId: '1' }));
  return temporal
    ? [...findings, ...(await examineArchive(patient, temporal, { stream, runs, losses }, note))]
    : findings;
}

interface Listed {
  stream: Stream;
  runs: readonly Run[];
  losses: readonly Loss[];
}

/** The daily sweep lists and archives what is over; only what it should have taken by now is told. */
const SWEEP_DUE = 48 * 3_600_000;

async function examineArchive(
  { sweepDue = SWEEP_DUE }: Patient,
  temporal: Client,
  { stream, runs, losses }: Listed,
  note: Note,
): Promise<Finding[]> {
  const known = await engineRuns(temporal, covenantWorkflowId(stream.stream));
  const overdue = new Set(
    known
      .filter(({ closedAt }) => closedAt && closedAt.getTime() <= Date.now() - sweepDue)
      .map(({ runId }) => runId),
  );
  const advice = `covenant replay ${stream.slug}`;
  const unlisted = [...overdue].filter((runId) => !runs.some((run) => run.runId === runId));
  const unarchived = runs.filter((run) => run.historyHash === null);
  const findings = unlisted.map((runId) => note('RUN_UNLISTED', advice, { runId }));
  for (const run of unarchived) {
    const { runId } = run;
    if (overdue.has(runId)) findings.push(note('RUN_UNARCHIVED', advice, { runId }));
    else if (!isRecorded(losses, run, stream.head.sequence) && (await isGone(temporal, known, run)))
      findings.push(note('HISTORY_LOST', `covenant ledger refill ${stream.slug}`, { runId }));
  }
  return findings;
}

async function isGone(temporal: Client, known: readonly EngineRun[], run: Run): Promise<boolean> {
  if (known.some(({ runId }) => runId === run.runId)) return false;
  return (await fetchHistory(temporal, run.workflowId, run.runId)) === null;
}

/** A loss that covers where the run began says it all; a run that wrote nothing leaves nothing to prove. */
function isRecorded(losses: readonly Loss[], { firstSequence }: Run, head: number): boolean {
  if (firstSequence > head) return true;
  return losses.some((loss) => loss.fromSequence <= firstSequence && loss.toSequence >= firstSequence);
}

async function hasBundle({ db }: Patient, build: string): Promise<boolean> {
  try {
    return (await loadBundle(db, build)) !== undefined;
  } catch (error) {
    if (isLedgerError(error, 'BUNDLE_DIFFERS')) return false;
    throw error;
  }
}
