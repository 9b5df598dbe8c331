import type { EventEnvelope } from '../domain/envelope.ts';
import { withLedgerErrors } from './errors.ts';
import type { EventRow, LedgerDatabase } from './schema.ts';

const PAGE = 1_000;

export interface StoredEvent {
  envelope: EventEnvelope;
  /** Chain hash, hex. */
  hash: string;
  /** The database's own time, UTC; outside the hash. */
  storedAt: string;
}

/** Bounds in sequences, both included; from the first to the last when left out. */
export interface Range {
  from?: number;
  to?: number;
}

export interface CommandRecord {
  stream: string;
  commandId: string;
  digest: string;
  firstSequence: number;
  lastSequence: number;
}

/** A stream's events in order, parsed from the stored bytes; one query per thousand. */
export async function* events(
  db: LedgerDatabase,
  stream: string,
  range: Range = {},
): AsyncGenerator<StoredEvent> {
  for await (const row of eventRows(db, stream, range)) yield toStoredEvent(row);
}

/** The same as stored, unparsed: what verification, export and backup need. */
export async function* eventRows(
  db: LedgerDatabase,
  stream: string,
  range: Range = {},
): AsyncGenerator<EventRow> {
  let after = (range.from ?? 1) - 1;
  for (;;) {
    const page = await eventPage(db, stream, after, range.to);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.sequence;
  }
}

/** Events of some types over all streams, or within one: by stream, then sequence. */
export async function* eventsByType(
  db: LedgerDatabase,
  types: readonly string[],
  stream?: string,
): AsyncGenerator<StoredEvent> {
  if (types.length === 0) return;
  let after: { stream: string; sequence: number } | undefined;
  for (;;) {
    const page = await typePage(db, types, stream, after);
    for (const row of page) yield toStoredEvent(row);
    after = page.at(-1);
    if (after === undefined || page.length < PAGE) return;
  }
}

/** One event. */
export async function eventAt(
  db: LedgerDatabase,
  stream: string,
  sequence: number,
): Promise<StoredEvent | undefined> {
  const row = await withLedgerErrors(() =>
    db
      .selectFrom('event')
      .select(['body', 'hash', 'stored_at'])
      .where('stream', '=', stream)
      .where('sequence', '=', sequence)
      .executeTakeFirst(),
  );
  return row === undefined ? undefined : toStoredEvent(row);
}

/** The command as it was answered, or undefined when this stream never recorded it. */
export async function commandById(
  db: LedgerDatabase,
  stream: string,
  commandId: string,
): Promise<CommandRecord | undefined> {
  const row = await withLedgerErrors(() =>
    db
      .selectFrom('command')
      .selectAll()
      .where('stream', '=', stream)
      .where('command_id', '=', commandId)
      .executeTakeFirst(),
  );
  if (row === undefined) return undefined;
  return {
    stream,
    commandId,
    digest: row.digest,
    firstSequence: row.first_sequence,
    lastSequence: row.last_sequence,
  };
}

function eventPage(
  db: LedgerDatabase,
  stream: string,
  after: number,
  to: number | undefined,
): Promise<EventRow[]> {
  return withLedgerErrors(() =>
    db
      .selectFrom('event')
      .selectAll()
      .where('stream', '=', stream)
      .where('sequence', '>', after)
      .$if(to !== undefined, (query) => query.where('sequence', '<=', to ?? after))
      .orderBy('sequence')
      .limit(PAGE)
      .execute(),
  );
}

function typePage(
  db: LedgerDatabase,
  types: readonly string[],
  stream: string | undefined,
  after: { stream: string; sequence: number } | undefined,
) {
  return withLedgerErrors(() =>
    db
      .selectFrom('event')
      .select(['stream', 'sequence', 'body', 'hash', 'stored_at'])
      .where('type', 'in', types)
      .$if(stream !== undefined, (query) => query.where('stream', '=', stream ?? ''))
      .$if(after !== undefined, (query) =>
        query.where((eb) =>
          eb(eb.refTuple('stream', 'sequence'), '>', eb.tuple(after?.stream ?? '', after?.sequence ?? 0)),
        ),
      )
      .orderBy('stream')
      .orderBy('sequence')
      .limit(PAGE)
      .execute(),
  );
}

function toStoredEvent(row: Pick<EventRow, 'body' | 'hash' | 'stored_at'>): StoredEvent {
  return {
    envelope: JSON.parse(row.body.toString('utf8')) as EventEnvelope,
    hash: row.hash.toString('hex'),
    storedAt: row.stored_at.toISOString(),
  };
}
