import * as z from 'zod/mini';
import { canonicalJson } from '../domain/canonical.ts';
import { type EventEnvelope, envelopeSchema, streamIdSchema } from '../domain/envelope.ts';
import { commandIdSchema, slugSchema } from '../domain/primitives.ts';
import { LedgerError } from './errors.ts';

/** A command that the events of this append answer. */
export interface AppendedCommand {
  commandId: string;
  /** Digest of the command's content, as the sender's update id holds it. */
  digest: string;
  firstSequence: number;
  lastSequence: number;
}

/** What a workflow hands to the ledger. Plain JSON: it is the input of an activity. */
export interface AppendRequest {
  stream: string;
  slug: string;
  epoch: number;
  /** Sequence of the stream's head before these events; 0 for a new stream. */
  expectedSequence: number;
  /** Canonical texts of envelopes, contiguous from `expectedSequence + 1`. */
  events: readonly string[];
  /** Every command that an event here names, and no other. */
  commands: readonly AppendedCommand[];
  run: { workflowId: string; runId: string };
}

export interface ParsedEvent {
  envelope: EventEnvelope;
  text: string;
  body: Buffer;
}

export interface ParsedAppend extends Omit<AppendRequest, 'events'> {
  events: readonly [ParsedEvent, ...ParsedEvent[]];
}

const count = z.int().check(z.minimum(1));
const name = z.string().check(z.minLength(1), z.maxLength(300));

const requestSchema = z.strictObject({
  stream: streamIdSchema,
  slug: slugSchema,
  epoch: count,
  expectedSequence: z.int().check(z.minimum(0)),
  events: z.array(z.string()).check(z.minLength(1)),
  commands: z.array(
    z.strictObject({
      commandId: commandIdSchema,
      digest: name,
      firstSequence: count,
      lastSequence: count,
    }),
  ),
  run: z.strictObject({ workflowId: name, runId: name }),
});

/**
 * Checks all that can be known without the database: shape, canonical bytes, one stream, epoch and clock, contiguous
 * sequences, commands that match their events. Error: LEDGER_INVALID, which names the place.
 */
export function parseAppend(request: AppendRequest): ParsedAppend {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) throw invalid('The append', parsed.error);
  const [first, ...rest] = request.events.map(parseEvent);
  if (first === undefined) throw refuse('The append holds no event');
  const append: ParsedAppend = { ...request, events: [first, ...rest] };
  append.events.forEach((event, index) => checkPlace(event.envelope, append, index));
  checkCommands(append);
  return append;
}

function parseEvent(text: string, index: number): ParsedEvent {
  const value = parseCanonical(text, index);
  const parsed = envelopeSchema.safeParse(value);
  if (!parsed.success) throw invalid(`Event ${index + 1} of the append`, parsed.error);
  return { envelope: value as EventEnvelope, text, body: Buffer.from(text, 'utf8') };
}

function parseCanonical(text: string, index: number): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (canonicalJson(value) === text) return value;
  } catch (error) {
    throw refuse(`Event ${index + 1} of the append is not canonical JSON`, error);
  }
  throw refuse(`Event ${index + 1} of the append is not canonical JSON`);
}

function checkPlace(envelope: EventEnvelope, append: ParsedAppend, index: number): void {
  const sequence = append.expectedSequence + 1 + index;
  const { clock } = append.events[0].envelope;
  const fits =
    envelope.stream === append.stream &&
    envelope.epoch === append.epoch &&
    envelope.clock === clock &&
    envelope.sequence === sequence;
  if (!fits) {
    throw refuse(`Event ${index + 1} of the append is not event ${sequence} of its stream, epoch and clock`);
  }
}

function checkCommands(append: ParsedAppend): void {
  const named = append.events.map(({ envelope }) => envelope.commandId);
  const claimed: (string | null)[] = named.map(() => null);
  for (const { commandId, firstSequence, lastSequence } of append.commands) {
    const from = firstSequence - append.expectedSequence - 1;
    const to = lastSequence - append.expectedSequence;
    if (from < 0 || to <= from || to > named.length)
      throw refuse(`Command ${commandId} lies outside the append`);
    claimed.fill(commandId, from, to);
  }
  const wrong = named.findIndex((commandId, index) => commandId !== claimed[index]);
  if (wrong >= 0) throw refuse(`Event ${wrong + 1} of the append and the list of commands differ`);
}

function invalid(what: string, error: z.core.$ZodError): LedgerError {
  const issue = error.issues[0];
  const path = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  return refuse(`${what} is malformed${path}: ${issue?.message ?? 'unknown'}`, error);
}

function refuse(message: string, cause?: unknown): LedgerError {
  return new LedgerError(
    'LEDGER_INVALID',
    `${message}. Nothing was written; this is a fault of the program.`,
    cause,
  );
}
