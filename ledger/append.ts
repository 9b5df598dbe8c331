import { sql } from 'kysely';
import type { ClockKind } from '../domain/envelope.ts';
import { STREAM_RESUMED } from '../domain/envelope.ts';
import { type AppendRequest, type ParsedAppend, type ParsedEvent, parseAppend } from './append-request.ts';
import { chainHash, GENESIS_HASH } from './chain.ts';
import { ledgerSetting, refuseOtherClock } from './database.ts';
import { errorCode, LedgerError, withLedgerErrors } from './errors.ts';
import { recordRun } from './runs.ts';
import type { LedgerDatabase, NewEventRow, StreamRow } from './schema.ts';

/** Rows per statement; PostgreSQL takes at most 65,535 parameters in one. */
const ROWS_PER_INSERT = 1_000;

export interface AppendResult {
  /** The stream's stored head, which may lie beyond these events when they were known. */
  sequence: number;
  /** Hash of that head, hex. */
  hash: string;
  /** How many events were new. */
  recorded: number;
}

/** What else belongs in the same transaction, such as the stream's planned notices; called for new events only. */
export type Within = (transaction: LedgerDatabase, stored: AppendResult) => Promise<void>;

/**
 * Appends a stream's next events, whole or not at all. Events that are already stored with equal bytes are passed
 * over, so that a retry is harmless. Only appends to the same stream wait for each other.
 *
 * Errors: LEDGER_INVALID (nothing to be stored as it is), LEDGER_DIVERGED (other bytes stored, or events missing in
 * between: halt the stream), LEDGER_FENCED (a higher epoch has taken over: this run must end), CLOCK_MISMATCH,
 * SLUG_TAKEN, LEDGER_UNREACHABLE (try again).
 */
export async function append(
  db: LedgerDatabase,
  request: AppendRequest,
  within?: Within,
): Promise<AppendResult> {
  const parsed = parseAppend(request);
  return withLedgerErrors(() =>
    db.transaction().execute((transaction) => appendWithin(transaction, parsed, within)),
  );
}

async function appendWithin(
  db: LedgerDatabase,
  request: ParsedAppend,
  within: Within | undefined,
): Promise<AppendResult> {
  await beStrict(db);
  const { clock } = request.events[0].envelope;
  refuseOtherClock((await ledgerSetting(db)).clock, clock);
  const stream = await lockStream(db, request, clock);
  refuseFenced(stream, request);
  const fresh = await withoutKnown(db, stream, request);
  if (fresh.length === 0) {
    return { sequence: stream.head_sequence, hash: stream.head_hash.toString('hex'), recorded: 0 };
  }
  await requireResumed(db, stream, request, fresh);
  const stored = await store(db, stream, request, fresh);
  await within?.(db, stored);
  return stored;
}

/**
 * For this transaction alone: what is acknowledged outlives a crash, also on a server that was set up to be faster than
 * that; nobody waits long for a stream that another holds, so that one stuck stream cannot use up the connections;
 * and a writer that froze or lost its network lets go.
 */
async function beStrict(db: LedgerDatabase): Promise<void> {
  await sql`select
    set_config('lock_timeout', '2s', true),
    set_config('idle_in_transaction_session_timeout', '30s', true),
    set_config('synchronous_commit', coalesce(nullif(current_setting('synchronous_commit'), 'off'), 'on'), true)
  `.execute(db);
}

async function lockStream(db: LedgerDatabase, request: ParsedAppend, clock: ClockKind): Promise<StreamRow> {
  const known = await selectForUpdate(db, request.stream);
  if (known !== undefined) return known;
  if (request.expectedSequence > 0) throw missing(request, 0);
  await createStream(db, request, clock);
  const created = await selectForUpdate(db, request.stream);
  if (created !== undefined) return created;
  throw new LedgerError('SLUG_TAKEN', `The slug ${request.slug} belongs to another stream. Choose another.`);
}

function selectForUpdate(db: LedgerDatabase, stream: string): Promise<StreamRow | undefined> {
  return db.selectFrom('stream').selectAll().where('stream', '=', stream).forUpdate().executeTakeFirst();
}

async function createStream(db: LedgerDatabase, request: ParsedAppend, clock: ClockKind): Promise<void> {
  const row = {
    stream: request.stream,
    slug: request.slug,
    epoch: request.epoch,
    head_sequence: 0,
    head_hash: GENESIS_HASH,
    clock,
    opened_at: request.events[0].envelope.recordedAt,
  };
  // Whoever creates the same stream, or takes the same slug, at the same moment is waited for here.
  await db
    .insertInto('stream')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function refuseFenced(stream: StreamRow, request: ParsedAppend): void {
  if (request.epoch >= stream.epoch) return;
  throw new LedgerError(
    'LEDGER_FENCED',
    `Epoch ${request.epoch} of stream ${stream.stream} was ended by epoch ${stream.epoch}. This run must stop.`,
  );
}

/** A new epoch says so with its first event, whether or not the row's epoch was raised before to fence older runs. */
async function requireResumed(
  db: LedgerDatabase,
  { head_sequence }: StreamRow,
  { stream, epoch }: ParsedAppend,
  [first]: readonly ParsedEvent[],
): Promise<void> {
  if (head_sequence === 0 || first?.envelope.type === STREAM_RESUMED) return;
  // Asked apart from the lock: a statement that waited for a lock still sees the other tables as they were before.
  const head = await db
    .selectFrom('event')
    .select('epoch')
    .where('stream', '=', stream)
    .where('sequence', '=', head_sequence)
    .executeTakeFirst();
  if (head?.epoch !== epoch) throw diverged(stream, `epoch ${epoch} does not begin with ${STREAM_RESUMED}`);
}

/** The events that are not stored yet. Those that are must have equal bytes. */
async function withoutKnown(
  db: LedgerDatabase,
  stream: StreamRow,
  request: ParsedAppend,
): Promise<readonly ParsedEvent[]> {
  if (request.expectedSequence > stream.head_sequence) throw missing(request, stream.head_sequence);
  const known = Math.min(stream.head_sequence - request.expectedSequence, request.events.length);
  if (known === 0) return request.events;
  const rows = await db
    .selectFrom('event')
    .select(['sequence', 'body'])
    .where('stream', '=', request.stream)
    .where('sequence', '>', request.expectedSequence)
    .where('sequence', '<=', request.expectedSequence + known)
    .orderBy('sequence')
    .execute();
  request.events.slice(0, known).forEach(({ body, envelope }, index) => {
    const same = rows[index]?.sequence === envelope.sequence && rows[index].body.equals(body);
    if (!same) throw diverged(request.stream, `event ${envelope.sequence} is stored with other bytes`);
  });
  return request.events.slice(known);
}

async function store(
  db: LedgerDatabase,
  stream: StreamRow,
  request: ParsedAppend,
  fresh: readonly ParsedEvent[],
): Promise<AppendResult> {
  const rows = chained(fresh, stream.head_hash);
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    await db
      .insertInto('event')
      .values(rows.slice(from, from + ROWS_PER_INSERT))
      .execute();
  }
  await storeCommands(db, request, stream.head_sequence);
  const head = { sequence: stream.head_sequence + rows.length, hash: rows.at(-1)?.hash ?? stream.head_hash };
  await moveHead(db, request, head);
  const { build, recordedAt, sequence } = fresh[0]?.envelope ?? request.events[0].envelope;
  await recordRun(db, {
    ...request.run,
    stream: request.stream,
    epoch: request.epoch,
    firstSequence: sequence,
    build,
    openedAt: recordedAt,
  });
  return { sequence: head.sequence, hash: head.hash.toString('hex'), recorded: rows.length };
}

function chained(events: readonly ParsedEvent[], head: Buffer): NewEventRow[] {
  let previous = head;
  return events.map(({ envelope, text, body }) => {
    const hash = chainHash(previous, body);
    const row = { ...toRow(envelope), body, hash, previous_hash: previous, json: queryCopy(text) };
    previous = hash;
    return row;
  });
}

function toRow(
  envelope: ParsedEvent['envelope'],
): Pick<NewEventRow, 'stream' | 'sequence' | 'epoch' | 'type' | 'command_id' | 'recorded_at'> {
  const { stream, sequence, epoch, type, commandId, recordedAt } = envelope;
  return { stream, sequence, epoch, type, command_id: commandId, recorded_at: recordedAt };
}

/** jsonb cannot hold U+0000. An escaped backslash before `u0000` is text, not an escape. */
function queryCopy(text: string): string {
  return text.replace(/\\\\|\\u0000/g, (match) => (match === '\\u0000' ? '\\ufffd' : match));
}

async function storeCommands(db: LedgerDatabase, request: ParsedAppend, head: number): Promise<void> {
  const rows = request.commands
    .filter((command) => command.lastSequence > head)
    .map((command) => ({
      stream: request.stream,
      command_id: command.commandId,
      digest: command.digest,
      first_sequence: command.firstSequence,
      last_sequence: command.lastSequence,
    }));
  if (rows.length === 0) return;
  try {
    await db.insertInto('command').values(rows).execute();
  } catch (error) {
    if (errorCode(error) !== '23505') throw error;
    throw diverged(request.stream, 'a command in it has been answered before');
  }
}

/** A stream that goes on is no longer halted: whoever resumed it has answered the reason. */
async function moveHead(
  db: LedgerDatabase,
  request: ParsedAppend,
  head: { sequence: number; hash: Buffer },
): Promise<void> {
  await db
    .updateTable('stream')
    .set({ epoch: request.epoch, head_sequence: head.sequence, head_hash: head.hash })
    .set({ halted_code: null, halted_reason: null, halted_at: null })
    .where('stream', '=', request.stream)
    .execute();
}

function missing(request: ParsedAppend, head: number): LedgerError {
  return diverged(request.stream, `it ends at event ${head}, before event ${request.expectedSequence}`);
}

function diverged(stream: string, why: string): LedgerError {
  return new LedgerError(
    'LEDGER_DIVERGED',
    `The ledger of stream ${stream} differs from its workflow: ${why}. Run covenant doctor.`,
  );
}
