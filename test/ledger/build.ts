import { v7 as uuidv7 } from 'uuid';
import { type EventEnvelope, envelopeText } from '../../domain/envelope.ts';
import type { AppendedCommand, AppendRequest } from '../../ledger/append-request.ts';

/** Test data: a stream whose events say nothing but their place. */
export interface TestStream {
  stream: string;
  slug: string;
}

export function newStream(): TestStream {
  const id = uuidv7();
  return { stream: `cov_${id}`, slug: `covenant-${id}` };
}

export function newCommandId(): string {
  return `cmd_${uuidv7()}`;
}

export function envelope(
  stream: string,
  sequence: number,
  change: Partial<EventEnvelope> = {},
): EventEnvelope {
  return {
    format: 1,
    stream,
    epoch: 1,
    sequence,
    type: 'MilestoneRecorded',
    typeVersion: 1,
    recordedAt: '2026-11-23T20:00:00.000Z',
    clock: 'virtual',
    effectiveOn: null,
    actor: { person: null, system: 'timer' },
    principal: null,
    assurance: 'asserted',
    cause: { kind: 'time', due: '2026-11-23T20:00:00.000Z' },
    commandId: null,
    rules: [],
    build: 'build-one',
    data: { milestone: `milestone-${sequence}` },
    ...change,
  };
}

/** The events `from` to `to` of a stream; `change` is put into each. */
export function texts(
  stream: string,
  from: number,
  to: number,
  change: Partial<EventEnvelope> = {},
): string[] {
  const length = Math.max(0, to - from + 1);
  return Array.from({ length }, (_, index) => envelopeText(envelope(stream, from + index, change)));
}

/** An append of the events `from` to `to`. */
export function request(
  { stream, slug }: TestStream,
  from: number,
  to: number,
  change: Partial<EventEnvelope> = {},
): AppendRequest {
  return {
    stream,
    slug,
    epoch: change.epoch ?? 1,
    expectedSequence: from - 1,
    events: texts(stream, from, to, change),
    commands: [],
    run: { workflowId: stream, runId: `run-${stream}-${change.epoch ?? 1}` },
  };
}

/** An append of the events `from` to `to` that one command caused. */
export function answer(stream: TestStream, commandId: string, from: number, to: number): AppendRequest {
  const cause = { kind: 'command', command: 'RecordMilestone' } as const;
  const command: AppendedCommand = { commandId, digest: 'digest-one', firstSequence: from, lastSequence: to };
  return { ...request(stream, from, to, { commandId, cause }), commands: [command] };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
