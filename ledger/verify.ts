import { envelopeSchema } from '../domain/envelope.ts';
import { type ChainBreak, verifyChain } from './chain.ts';
import { LedgerError, withLedgerErrors } from './errors.ts';
import { type CommandRecord, eventRows } from './read.ts';
import type { EventRow, LedgerDatabase } from './schema.ts';
import { findStream, listStreams } from './streams.ts';

export interface StreamProblem {
  kind: 'chain' | 'envelope' | 'column' | 'head' | 'command';
  /** Event that it is about. */
  sequence: number;
  detail: string;
}

export interface StreamReport {
  stream: string;
  events: number;
  /** Head as the chain gives it: sequence and hash (hex). */
  head: { sequence: number; hash: string };
  chainBreak: ChainBreak | null;
  problems: StreamProblem[];
}

/** More than these are not listed; a stream with so many needs a restore, not a list. */
const PROBLEM_LIMIT = 100;

/**
 * Checks one stream by id: chain over the stored bytes, contiguous sequences, envelopes that parse, columns and
 * command rows that agree with them, and the head row. A stream is sound when `problems` is empty.
 * Error: STREAM_UNKNOWN.
 */
export async function verifyStream(db: LedgerDatabase, stream: string): Promise<StreamReport> {
  const known = await findStream(db, stream);
  if (known === undefined) {
    throw new LedgerError('STREAM_UNKNOWN', `The ledger has no stream ${stream}. Check the id.`);
  }
  const check = new EventCheck();
  const chain = await verifyChain(check.watch(eventRows(db, known.stream)));
  const broken = chain.firstBreak;
  // Beyond a break nothing was read, so that head and commands would differ for no reason of their own.
  const problems = [
    ...(broken ? [chainProblem(broken)] : []),
    ...check.problems,
    ...(broken ? [] : headProblems(known, chain.head, check.lastEpoch)),
    ...(broken ? [] : commandProblems(check.commands, await storedCommands(db, known.stream))),
  ];
  return {
    stream: known.stream,
    events: chain.events,
    head: chain.head,
    chainBreak: chain.firstBreak,
    problems: problems.slice(0, PROBLEM_LIMIT),
  };
}

/** Checks every stream. */
export async function verifyLedger(db: LedgerDatabase): Promise<StreamReport[]> {
  const reports: StreamReport[] = [];
  for (const { stream } of await listStreams(db)) reports.push(await verifyStream(db, stream));
  return reports;
}

type CommandSpan = Pick<CommandRecord, 'firstSequence' | 'lastSequence'>;

/** Looks at each event as it passes, so that one reading of the stream serves chain and contents. */
class EventCheck {
  readonly problems: StreamProblem[] = [];
  readonly commands = new Map<string, CommandSpan>();
  lastEpoch = 0;

  async *watch(rows: AsyncIterable<EventRow>): AsyncGenerator<EventRow> {
    for await (const row of rows) {
      this.#check(row);
      yield row;
    }
  }

  #check(row: EventRow): void {
    const envelope = readEnvelope(row.body);
    if (envelope === undefined) {
      this.#report('envelope', row.sequence, 'the stored bytes are no envelope');
      return;
    }
    const differing = differingColumn(row, envelope);
    if (differing !== undefined)
      this.#report('column', row.sequence, `${differing} differs from the envelope`);
    if (envelope.epoch < this.lastEpoch) this.#report('envelope', row.sequence, 'the epoch goes back');
    this.lastEpoch = envelope.epoch;
    if (envelope.commandId !== null) this.#noteCommand(envelope.commandId, row.sequence);
  }

  #noteCommand(commandId: string, sequence: number): void {
    const span = this.commands.get(commandId);
    if (span === undefined) this.commands.set(commandId, { firstSequence: sequence, lastSequence: sequence });
    else if (span.lastSequence === sequence - 1) span.lastSequence = sequence;
    else this.#report('command', sequence, `${commandId} was answered twice`);
  }

  #report(kind: StreamProblem['kind'], sequence: number, detail: string): void {
    if (this.problems.length < PROBLEM_LIMIT) this.problems.push({ kind, sequence, detail });
  }
}

type Envelope = ReturnType<typeof envelopeSchema.parse>;

function readEnvelope(body: Buffer): Envelope | undefined {
  try {
    const parsed = envelopeSchema.safeParse(JSON.parse(body.toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function differingColumn(row: EventRow, envelope: Envelope): string | undefined {
  const pairs: [name: string, column: unknown, member: unknown][] = [
    ['stream', row.stream, envelope.stream],
    ['sequence', row.sequence, envelope.sequence],
    ['epoch', row.epoch, envelope.epoch],
    ['type', row.type, envelope.type],
    ['command_id', row.command_id, envelope.commandId],
    ['recorded_at', row.recorded_at.toISOString(), envelope.recordedAt],
  ];
  return pairs.find(([, column, member]) => column !== member)?.[0];
}

function chainProblem({ sequence, reason, expected, found }: ChainBreak): StreamProblem {
  return { kind: 'chain', sequence, detail: `${reason}: expected ${expected}, found ${found}` };
}

function headProblems(
  stored: { epoch: number; head: { sequence: number; hash: string } },
  head: { sequence: number; hash: string },
  epoch: number,
): StreamProblem[] {
  const same =
    stored.head.sequence === head.sequence && stored.head.hash === head.hash && stored.epoch >= epoch;
  if (same) return [];
  const detail = `the head row says event ${stored.head.sequence} of epoch ${stored.epoch}, hash ${stored.head.hash}`;
  return [{ kind: 'head', sequence: head.sequence, detail }];
}

function commandProblems(
  inEvents: ReadonlyMap<string, CommandSpan>,
  inTable: ReadonlyMap<string, CommandSpan>,
): StreamProblem[] {
  const ids = new Set([...inEvents.keys(), ...inTable.keys()]);
  return [...ids].flatMap((id) => {
    const [event, row] = [inEvents.get(id), inTable.get(id)];
    if (event?.firstSequence === row?.firstSequence && event?.lastSequence === row?.lastSequence) return [];
    const sequence = event?.firstSequence ?? row?.firstSequence ?? 0;
    return [{ kind: 'command' as const, sequence, detail: `${id} differs between its events and its row` }];
  });
}

async function storedCommands(db: LedgerDatabase, stream: string): Promise<Map<string, CommandSpan>> {
  const rows = await withLedgerErrors(() =>
    db.selectFrom('command').selectAll().where('stream', '=', stream).orderBy('first_sequence').execute(),
  );
  return new Map(
    rows.map((row) => [
      row.command_id,
      { firstSequence: row.first_sequence, lastSequence: row.last_sequence },
    ]),
  );
}
