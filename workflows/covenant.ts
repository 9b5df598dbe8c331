import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  condition,
  log,
  makeContinueAsNewFunc,
  proxyActivities,
  proxySinks,
  setHandler,
  setWorkflowOptions,
  upsertSearchAttributes,
  workflowInfo,
  type Sinks,
} from '@temporalio/workflow';
import type { CovenantActivities } from '../activities/contract.ts';
import { commandTypes } from '../domain/commands.ts';
import { nextDeadline, organisationsWaitedFor } from '../domain/obligation.ts';
import { commandIdSchema } from '../domain/primitives.ts';
import { describeRefusal, refuse, type Refusal } from '../domain/refusals.ts';
import { dayAsDate, workflowNow } from './clock.ts';
import { commandUpdate, statusQuery, type Answer, type CovenantInput, type LiveStatus } from './messages.ts';
import { OneTimer } from './one-timer.ts';
import { CovenantStream } from './stream.ts';

/**
 * Hears, in a replay only, what the code wants to append and the state that it reaches then; an auditor compares the
 * one with the history and the ledger's bytes, the other with the ledger's fold.
 */
export interface AuditSinks extends Sinks {
  audit: { append(text: string): void; state(text: string): void };
}

/** Hears of every command that the gate refused, from whichever client, as a refused command in JSON. */
export interface RefusalSinks extends Sinks {
  refusals: { record(text: string): void };
}

/** A refused command as the gate knows it: ids and codes only, nothing that somebody wrote. */
export interface GateRefusal {
  stream: string;
  commandId: string | null;
  commandType: string | null;
  code: string;
  rule: string | null;
  detail: Record<string, string>;
}

setWorkflowOptions({ versioningBehavior: 'PINNED' }, covenant);

/**
 * Writes one covenant's stream, for as long as the covenant lives: admits commands, keeps one timer for what time
 * itself makes, and appends every event to the ledger before it is acknowledged. Commands and time only change the
 * state and the outbox; the main loop alone has effects.
 */
export async function covenant(input: CovenantInput): Promise<void> {
  checkInput(input);
  const stream = new CovenantStream(input, currentBuild);
  const timer = new OneTimer();
  // Commands that waited for this run are applied as soon as they can be received: the resume comes before them.
  stream.recordResume(workflowNow());
  receiveCommands(stream, input.stream);
  setHandler(statusQuery, () => status(stream));
  await run(stream, timer, input);
}

function status(stream: CovenantStream): LiveStatus {
  const { state, epoch, appended, waiting, halted } = stream;
  return { state, epoch, build: currentBuild(), appended, waiting, halted, nextInstant: stream.next() };
}

async function run(stream: CovenantStream, timer: OneTimer, input: CovenantInput): Promise<void> {
  const append = appender(stream, input);
  while (!isOver(stream, input)) {
    stream.passTime(workflowNow());
    // Before the append, so that a stream that is never without work leaves all the same.
    stream.leaving ||= isLongEnough(input);
    if (stream.hasUnstored) {
      await append();
      tellAuditor('state', stream.state);
      continue;
    }
    if (stream.leaving && allHandlersFinished()) await continueRun(stream);
    timer.arm(stream.next(), workflowNow());
    await condition(() => stream.hasUnstored || isOver(stream, input) || wakes(stream, timer, input));
  }
  timer.disarm();
  // A halted stream goes on refusing; it is taken over by a resume.
  if (stream.halted) await condition(() => false);
}

/** True when this run has nothing more to write: the covenant was closed in it, or its ledger differs. */
function isOver(stream: CovenantStream, input: CovenantInput): boolean {
  const closedHere = stream.state.status === 'closed' && input.state.status !== 'closed';
  return stream.halted !== null || (closedHere && !stream.hasUnstored && allHandlersFinished());
}

/** What ends the wait of the main loop besides new events: time that has come, or a run that is long enough. */
function wakes(stream: CovenantStream, timer: OneTimer, input: CovenantInput): boolean {
  if (stream.leaving) return allHandlersFinished();
  return (timer.idle && stream.next() !== null) || isLongEnough(input);
}

function checkInput(input: CovenantInput): void {
  const sound =
    typeof input?.stream === 'string' &&
    typeof input.state?.sequence === 'number' &&
    Array.isArray(input.recent);
  if (!sound)
    throw ApplicationFailure.nonRetryable(
      'This stream was not started by the covenant client.',
      'MALFORMED_INPUT',
    );
}

/** The build that runs this task: recorded in history, so that a replay tells the same. */
function currentBuild(): string {
  return workflowInfo().currentDeploymentVersion?.buildId ?? 'unversioned';
}

/** The gate is synchronous, and the handler runs right after it: both see the same state. */
function receiveCommands(stream: CovenantStream, id: string): void {
  const answer = async (raw: unknown): Promise<Answer> => {
    const outcome = stream.apply(raw, workflowNow());
    if ('code' in outcome) throw toFailure(outcome);
    await condition(() => stream.appended >= outcome.last || stream.halted !== null);
    if (stream.appended < outcome.last) throw toHaltFailure(stream);
    return outcome;
  };
  const validator = (raw: unknown): void => {
    const refusal = stream.check(raw, workflowNow());
    if (!refusal) return;
    log.info('command refused', { code: refusal.code, command: commandIdOf(raw) ?? undefined });
    proxySinks<RefusalSinks>().refusals.record(JSON.stringify(describeAttempt(id, raw, refusal)));
    throw toFailure(refusal);
  };
  setHandler(commandUpdate, answer, { validator });
}

/** An id that is none stays out, since anything may stand in it. */
function commandIdOf(raw: unknown): string | null {
  const { commandId } = (raw ?? {}) as { commandId?: unknown };
  return commandIdSchema.safeParse(commandId).success ? (commandId as string) : null;
}

/** What a name in a refusal may look like; a path can hold what a stranger made up. */
const NAME = /^[A-Za-z0-9_.,:/#-]{0,200}$/;

function describeAttempt(stream: string, raw: unknown, refusal: Refusal): GateRefusal {
  const { type } = (raw ?? {}) as { type?: unknown };
  const commandType = commandTypes.find((known) => known === type) ?? null;
  const named = Object.entries(refusal.parameters).filter(([, value]) => NAME.test(value));
  const { code, rule } = refusal;
  return { stream, commandId: commandIdOf(raw), commandType, code, rule, detail: Object.fromEntries(named) };
}

/** A refusal is no defect: it comes back as a coded failure, and the workflow task goes on. */
function toFailure(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.nonRetryable(describeRefusal(refusal, 'en'), refusal.code, refusal);
}

/** A run that was fenced off has a successor, which takes the command when it is sent again. */
function toHaltFailure({ halted, haltedBy }: CovenantStream): ApplicationFailure {
  if (haltedBy === 'LEDGER_FENCED') return toFailure(refuse('STREAM_MOVING'));
  const type = haltedBy === 'SLUG_TAKEN' ? haltedBy : 'LEDGER_DIVERGED';
  return ApplicationFailure.nonRetryable(halted ?? '', type);
}

/** Stores everything that waits, in order; halts the stream when the ledger says that it differs. */
function appender(stream: CovenantStream, input: CovenantInput): () => Promise<void> {
  const { append, halt } = proxyActivities<CovenantActivities>({
    startToCloseTimeout: input.levers?.appendTimeout ?? 10_000,
    retry: { initialInterval: 200, backoffCoefficient: 2, maximumInterval: 30_000 },
  });
  const { workflowId, runId } = workflowInfo();
  // Not the stream's own: it may have received commands already, in a replay also where the run had not.
  let { phase } = input.state;
  return async () => {
    const batch = stream.nextBatch();
    if (!batch) return;
    const { epoch, stream: id } = input;
    try {
      const run = { workflowId, runId };
      const request = { stream: id, slug: stream.state.slug, epoch, run, ...batch };
      tellAuditor('append', request);
      await append(request);
      // What the ledger has beyond these events is another run's, and tells nothing about ours.
      stream.stored(batch.expectedSequence + batch.events.length);
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      const code = failureType(error);
      const reason = error.cause?.message ?? error.message;
      stream.halt(code, reason);
      log.error('stream halted', { covenant: id, code, reason });
      if (code !== 'LEDGER_FENCED') await halt({ stream: id, code, reason });
    }
    if (stream.state.phase !== phase || stream.halted) showToOperators(stream);
    phase = stream.state.phase;
  };
}

function failureType(error: ActivityFailure): string {
  return error.cause instanceof ApplicationFailure
    ? (error.cause.type ?? 'LEDGER_REFUSED')
    : 'LEDGER_REFUSED';
}

/**
 * Search attributes for whoever looks at the engine itself: of fixed size, and as they were when the phase last
 * changed, so that they cost one event a phase. Views read the ledger.
 */
function showToOperators({ state, halted }: CovenantStream): void {
  const deadline = nextDeadline(state);
  upsertSearchAttributes({
    CovenantPhase: [state.phase ?? state.status],
    CovenantHalted: [halted !== null],
    CovenantWaitingFor: [organisationsWaitedFor(state).length],
    CovenantNextDeadline: deadline === null ? [] : [dayAsDate(deadline)],
  });
}

function tellAuditor(what: keyof AuditSinks['audit'], value: unknown): void {
  if (!workflowInfo().unsafe.isReplaying) return;
  proxySinks<AuditSinks>().audit[what](JSON.stringify(value));
}

/** At the server's suggestion, when a newer build is current, or at the lever of a test. */
function isLongEnough(input: CovenantInput): boolean {
  const info = workflowInfo();
  const limit = input.levers?.continueAfterEvents;
  return (
    info.continueAsNewSuggested ||
    info.targetWorkerDeploymentVersionChanged ||
    (limit !== undefined && info.historyLength > limit)
  );
}

/** Hands everything over to a new run, on the newest build. */
async function continueRun(stream: CovenantStream): Promise<never> {
  const next = makeContinueAsNewFunc<typeof covenant>({ initialVersioningBehavior: 'AUTO_UPGRADE' });
  return next(stream.handOver());
}
