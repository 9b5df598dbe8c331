import { randomUUID } from 'node:crypto';
import type { temporal } from '@temporalio/proto';
import type { WorkflowHandle } from '@temporalio/client';
import type { SentCommand } from '../../client/client.ts';
import { newCommandId, type Draft as SentDraft } from '../../client/draft.ts';
import { civilDate } from '../../domain/calendar.ts';
import { sha256Hex } from '../../domain/canonical.ts';
import type { Definition } from '../../domain/definition.ts';
import type { EventEnvelope } from '../../domain/envelope.ts';
import { nextInstant } from '../../domain/schedule.ts';
import type { CovenantState } from '../../domain/state.ts';
import { foldStream } from '../../ledger/fold.ts';
import { events } from '../../ledger/read.ts';
import { covenantWorkflowId, type Levers } from '../../workflows/messages.ts';
import { aDefinition } from '../support/definition.ts';
import type { TestBench } from '../support/engine.ts';
import type { Draft } from '../support/given.ts';

export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** One covenant that runs on a bench. */
export class RunningCovenant {
  readonly bench: TestBench;
  readonly stream: string;
  readonly slug: string;

  constructor(bench: TestBench, stream: string, slug: string) {
    this.bench = bench;
    this.stream = stream;
    this.slug = slug;
  }

  get workflowId(): string {
    return covenantWorkflowId(this.stream);
  }

  get handle(): WorkflowHandle {
    return this.bench.service.temporal.workflow.getHandle(this.workflowId);
  }

  /** Sends a command as the client does. */
  send(draft: Draft, rest: Partial<SentDraft> = {}): Promise<SentCommand> {
    return this.bench.service.client.send(this.stream, { ...toDraft(draft), ...rest });
  }

  async sendAll(...drafts: Draft[]): Promise<void> {
    for (const draft of drafts) await this.send(draft);
  }

  /** Every event of the ledger, in order. */
  async events(): Promise<EventEnvelope[]> {
    const found: EventEnvelope[] = [];
    for await (const { envelope } of events(this.bench.service.ledger.db, this.stream)) found.push(envelope);
    return found;
  }

  async eventTypes(): Promise<string[]> {
    return (await this.events()).map(({ type }) => type);
  }

  /** The fold of the ledger. */
  state(): Promise<CovenantState> {
    return foldStream(this.bench.service.ledger.db, this.stream);
  }

  /** The engine's history of the current or of a given run. */
  async history(runId?: string): Promise<HistoryEvent[]> {
    const handle = this.bench.service.temporal.workflow.getHandle(this.workflowId, runId);
    return (await handle.fetchHistory()).events ?? [];
  }

  /** Moves this covenant's clock to the next fact that time makes, and gives its day. */
  async untilNextFact(): Promise<string> {
    const next = nextInstant(await this.state());
    if (next === null) throw new Error('nothing waits for a day');
    await this.bench.clock.forward(this.workflowId, { until: next });
    return civilDate(next);
  }

  async forwardDays(days: number): Promise<void> {
    await this.bench.clock.forward(this.workflowId, { byMs: days * 86_400_000 });
  }
}

/** Opens a covenant with a slug of its own. */
export async function openCovenant(
  bench: TestBench,
  definition: Definition = aDefinition(),
  levers?: Levers,
): Promise<RunningCovenant> {
  const slug = `kites-${randomUUID().slice(0, 8)}`;
  const definitionHash = sha256Hex(definition.id);
  const { stream } = await bench.service.client.open({
    slug,
    definition,
    definitionHash,
    actor: 'olga',
    ...(levers ? { levers } : {}),
  });
  return new RunningCovenant(bench, stream, slug);
}

/** A test's command as a person gives it to the client. */
export function toDraft({ type, fields, sender }: Draft): SentDraft {
  return {
    type,
    fields: fields as Record<string, unknown>,
    actor: sender.as ?? 'olga',
    for: sender.for,
    evidence: sender.evidence,
    effectiveOn: sender.effectiveOn,
  };
}

/** A command as it stands in an update, with a new id. */
export function rawCommand(type: string, fields: unknown, rest: object = {}): Record<string, unknown> {
  return { commandId: newCommandId(), type, actor: 'olga', fields, ...rest };
}

/** How many events of a kind a history holds, by the name of their attributes. */
export function countOf(history: HistoryEvent[], attributes: keyof HistoryEvent): number {
  return history.filter((event) => event[attributes] !== null && event[attributes] !== undefined).length;
}
