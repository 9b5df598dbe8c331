import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { AdoptionDraft } from '../domain/adoption/shift.ts';
import { canonicalJson, sha256Hex } from '../domain/canonical.ts';
import type { Command } from '../domain/commands.ts';
import type { Definition } from '../domain/definition.ts';
import type { ClockKind } from '../domain/envelope.ts';
import { refuse } from '../domain/refusals.ts';
import { initialState } from '../domain/state.ts';
import { putContent } from '../ledger/content.ts';
import { foldStream } from '../ledger/fold.ts';
import { commandById, events } from '../ledger/read.ts';
import { recordRefusal } from '../ledger/refusals.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { findStream, type Stream } from '../ledger/streams.ts';
import type { covenant } from '../workflows/covenant.ts';
import {
  covenantWorkflowId,
  statusQuery,
  TASK_QUEUE,
  type Answer,
  type CovenantInput,
  type Levers,
  type LiveStatus,
} from '../workflows/messages.ts';
import type { Content } from './content-fields.ts';
import { duplicateId, newCommandId, toCommand, type Draft } from './draft.ts';
import { CovenantError, toError } from './errors.ts';
import { isTooEarly, sendUpdate, toEngineError } from './send-update.ts';

export { newCommandId, type Draft } from './draft.ts';

export interface SentCommand extends Answer {
  slug: string;
  events: { sequence: number; type: string; hash: string }[];
}

export interface CovenantClientOptions {
  temporal: Client;
  db: LedgerDatabase;
  clock: ClockKind;
  taskQueue?: string;
  /** Milliseconds to wait for a durable answer. */
  patience?: number;
  /** Time that one workflow task may take before another worker gets it. */
  workflowTaskTimeout?: number;
}

const LIVE_ATTEMPTS = 60;

/** Sends commands for people: writes their texts to the content store first, then waits for the durable answer. */
export class CovenantClient {
  private readonly options: CovenantClientOptions;

  constructor(options: CovenantClientOptions) {
    this.options = options;
  }

  /** Stores content for a command that is still being made, such as the cards of a definition's people. */
  put(content: Content & { ref?: string }): ReturnType<typeof putContent> {
    return putContent(this.options.db, content);
  }

  /**
   * Opens a covenant: starts its stream and records the agreed terms. The stream's id derives from the command's, so
   * that an opening whose answer was lost can be repeated.
   * @throws CovenantError SLUG_TAKEN, or as `send`.
   */
  async open(opening: {
    slug: string;
    definition: Definition;
    definitionHash: string;
    actor: string;
    /** Given to repeat an earlier opening; a new one is made otherwise. */
    commandId?: string | undefined;
    /** What is told of a covenant that was running before it is opened here. */
    adoption?: AdoptionDraft | undefined;
    levers?: Levers | undefined;
    /** Called between the start of the stream and its first command, as a rehearsal needs to set its clock. */
    started?: (workflowId: string) => Promise<void>;
  }): Promise<SentCommand> {
    const { slug, definition, definitionHash, actor, levers, adoption } = opening;
    const { commandId = newCommandId() } = opening;
    const stream = `cov_${commandId.replace(/^cmd_/, '')}`;
    const known = await findStream(this.options.db, slug);
    if (known && known.stream !== stream) {
      throw new CovenantError(
        'bad-input',
        'SLUG_TAKEN',
        `There is already a covenant ${slug}. See its status, or choose another slug.`,
      );
    }
    if (!known) {
      const { clock } = this.options;
      const input = { stream, clock, epoch: 1, state: initialState(), recent: [], levers };
      // A run of an earlier try goes on: it may be about to record the opening.
      const workflowId = await this.startStream(input, 'USE_EXISTING');
      await opening.started?.(workflowId);
    }
    const fields = { slug, definition, definitionHash, ...adoption };
    const type = adoption ? 'AdoptCovenant' : 'OpenCovenant';
    try {
      return await this.sendTo({ stream, slug }, { type, fields, actor, commandId });
    } catch (error) {
      if (!isEnvironment(error)) await this.endUnopened(stream);
      throw error;
    }
  }

  /** A stream whose opening was refused has nothing to live for; nothing of it is in the ledger. */
  private async endUnopened(stream: string): Promise<void> {
    if (await findStream(this.options.db, stream)) return;
    const handle = this.options.temporal.workflow.getHandle(covenantWorkflowId(stream));
    await handle.terminate('its opening was refused').catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw toEngineError(error);
    });
  }

  /**
   * Starts a run that writes a stream; one that still runs under the same id is ended first, or used.
   * @throws CovenantError ENGINE_UNREACHABLE.
   */
  async startStream(
    input: CovenantInput,
    running: 'TERMINATE_EXISTING' | 'USE_EXISTING' = 'TERMINATE_EXISTING',
  ): Promise<string> {
    const workflowId = covenantWorkflowId(input.stream);
    try {
      await this.options.temporal.workflow.start<typeof covenant>('covenant', {
        args: [input],
        workflowId,
        taskQueue: this.options.taskQueue ?? TASK_QUEUE,
        workflowIdConflictPolicy: running,
        workflowTaskTimeout: this.options.workflowTaskTimeout ?? 10_000,
      });
    } catch (error) {
      throw toEngineError(error);
    }
    return workflowId;
  }

  /**
   * Sends a command to a covenant, named by its slug or stream id.
   * @throws CovenantError: a refusal by the core (and the refusal is logged), UNKNOWN_COVENANT, UNKNOWN_COMMAND,
   * MALFORMED_COMMAND, STREAM_NOT_RUNNING, ENGINE_UNREACHABLE, ANSWER_UNKNOWN.
   */
  async send(covenantName: string, draft: Draft): Promise<SentCommand> {
    const stream = await this.find(covenantName);
    return this.sendTo(stream, draft);
  }

  async find(covenantName: string): Promise<Stream> {
    const stream = await findStream(this.options.db, covenantName);
    if (stream) return stream;
    const message = `There is no covenant ${covenantName} here. See covenant list.`;
    throw new CovenantError('bad-input', 'UNKNOWN_COVENANT', message, {
      parameters: { covenant: covenantName },
    });
  }

  /** What the engine holds now, to compare with the ledger. */
  async live(stream: string): Promise<LiveStatus> {
    const handle = this.options.temporal.workflow.getHandle(covenantWorkflowId(stream));
    for (let attempt = 1; ; attempt++) {
      try {
        return await handle.query(statusQuery);
      } catch (error) {
        if (attempt === LIVE_ATTEMPTS || !isTooEarly(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  private async sendTo(
    { stream, slug }: { stream: string; slug: string },
    draft: Draft,
  ): Promise<SentCommand> {
    const command = await toCommand(this.options.db, stream, draft);
    const digest = sha256Hex(canonicalJson(command));
    const answer =
      (await this.answeredBefore(stream, command, digest)) ?? (await this.deliver(stream, command, digest));
    return { ...answer, slug, events: await this.recorded(answer) };
  }

  /** Answers of long ago are known to the ledger alone. */
  private async answeredBefore(stream: string, command: Command, digest: string): Promise<Answer | null> {
    const earlier = await commandById(this.options.db, stream, command.commandId);
    if (!earlier) return null;
    if (earlier.digest !== digest) throw duplicateId(command.commandId);
    return { stream, commandId: command.commandId, first: earlier.firstSequence, last: earlier.lastSequence };
  }

  private async deliver(stream: string, command: Command, digest: string): Promise<Answer> {
    const handle = this.options.temporal.workflow.getHandle(covenantWorkflowId(stream));
    const options = {
      updateId: `${command.commandId}-${digest.slice(0, 16)}`,
      patience: this.options.patience ?? 60_000,
    };
    try {
      return await sendUpdate(handle, command, options);
    } catch (error) {
      // A command may be recorded though its answer was lost on the way, or its run was fenced off or halted after it.
      const answer = leavesOpen(error) ? await this.answeredBefore(stream, command, digest) : null;
      if (answer) return answer;
      const failure = await this.orClosed(stream, command, error);
      // What the gate refused, the worker keeps; this refusal is our own.
      if (failure !== error && failure instanceof CovenantError && failure.kind === 'refused')
        await this.logRefusal(stream, command, failure);
      throw isEnvironment(failure) ? failure.ofCommand(command.commandId) : failure;
    }
  }

  /** A covenant that is over has no run, and needs none; only a correction asks for one again. */
  private async orClosed(stream: string, { type }: Command, error: unknown): Promise<unknown> {
    if (!(error instanceof CovenantError) || error.code !== 'STREAM_NOT_RUNNING') return error;
    const { status } = await foldStream(this.options.db, stream);
    return status === 'closed' && type !== 'CorrectEvent'
      ? toError(refuse('COVENANT_NOT_OPEN', { status, command: type }))
      : error;
  }

  /** A refused update leaves no history, so the refusal is kept beside the chain. */
  private async logRefusal(
    stream: string,
    command: Command,
    { code, rule, parameters }: CovenantError,
  ): Promise<void> {
    const { commandId, type } = command;
    const at = new Date().toISOString();
    await recordRefusal(this.options.db, {
      stream,
      commandId,
      commandType: type,
      code,
      rule,
      at,
      detail: parameters,
    });
  }

  private async recorded({ stream, first, last }: Answer): Promise<SentCommand['events']> {
    const found: SentCommand['events'] = [];
    for await (const { envelope, hash } of events(this.options.db, stream, { from: first, to: last })) {
      found.push({ sequence: envelope.sequence, type: envelope.type, hash });
    }
    return found;
  }
}

function isEnvironment(error: unknown): error is CovenantError {
  return error instanceof CovenantError && error.kind === 'environment';
}

/** True of a failure after which the command may stand in the ledger all the same. */
function leavesOpen(error: unknown): boolean {
  return (
    isEnvironment(error) ||
    (error instanceof CovenantError && ['LEDGER_DIVERGED', 'STREAM_MOVING'].includes(error.code))
  );
}
