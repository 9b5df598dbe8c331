import { sql } from 'kysely';
import { canonicalJson } from '../domain/canonical.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';

/** A row of `notice_item` before a notice freezes it; the payload is canonical JSON. */
export interface ItemRow {
  stream: string;
  obligation: string;
  step: string;
  /** Id of a person; empty when the covenant has nobody to tell. */
  recipient: string;
  /** Civil day on which it is sent, Europe/Amsterdam. */
  due_on: string;
  kind: string;
  payload: string;
}

/** Kinds that the plan replaces at each append; every other kind is announced once and stays. */
export const REMINDER_KINDS = ['reminder', 'overdue', 'escalation', 'to-confirm'] as const;

/** Rows per statement, so that parameters stay far below PostgreSQL's limit of 65,535. */
const ROWS_PER_STATEMENT = 1_000;

/** The stream's reminders that wait to be sent. */
export function openReminders(db: LedgerDatabase, stream: string): Promise<ItemRow[]> {
  return itemRows(openRows(db, stream).where('kind', 'in', REMINDER_KINDS));
}

/** News that waits to be sent to some people. */
export function openNewsFor(
  db: LedgerDatabase,
  stream: string,
  people: readonly string[],
): Promise<ItemRow[]> {
  return itemRows(
    openRows(db, stream).where('recipient', 'in', people).where('kind', 'not in', REMINDER_KINDS),
  );
}

/** Rows of a stream that nothing has frozen or superseded, in the order in which rows are always locked. */
function openRows(db: LedgerDatabase, stream: string) {
  return db
    .selectFrom('notice_item')
    .select(['stream', 'obligation', 'step', 'recipient', 'due_on', 'kind', 'payload'])
    .where('stream', '=', stream)
    .where('notice_id', 'is', null)
    .where('superseded_on', 'is', null)
    .orderBy('obligation')
    .orderBy('step')
    .orderBy('recipient')
    .orderBy('due_on')
    .forUpdate();
}

async function itemRows(query: ReturnType<typeof openRows>): Promise<ItemRow[]> {
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, payload: canonicalJson(row.payload) }));
}

/** Adds rows; one that is known by stream, subject, step, person and day stays as it is. */
export async function insertRows(db: LedgerDatabase, rows: readonly ItemRow[]): Promise<void> {
  for (const some of inParts(rows)) {
    await db
      .insertInto('notice_item')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/**
 * Adds reminders, but none that its reader has had already under the same due day: a step whose day is moved by a quiet
 * period, a hold or a rhythm is the same step.
 */
export async function insertReminders(
  db: LedgerDatabase,
  stream: string,
  rows: readonly ItemRow[],
): Promise<void> {
  for (const some of inParts(rows)) {
    await sql`
      insert into notice_item (stream, obligation, step, recipient, due_on, kind, payload)
      select ${stream}, key.obligation, key.step, key.recipient, key.due_on, key.kind, key.payload
      from ${keysOf(some)}
      where not exists (
        select from notice_item told
        where told.stream = ${stream} and told.obligation = key.obligation and told.step = key.step
          and told.recipient = key.recipient
          and (told.notice_id is not null or told.superseded_on is not null)
          and (told.kind = 'to-confirm') = (key.kind = 'to-confirm')
          and told.payload->>'due' = key.payload->>'due')
      on conflict do nothing`.execute(db);
  }
}

/** Locks rows in the one order that everybody keeps, so that an append and a dispatch never wait in a circle. */
export async function lockOpenRows(
  db: LedgerDatabase,
  stream: string,
  rows: readonly ItemRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    select from notice_item item join ${keysOf(rows)} on ${isOpenRow(stream)}
    order by item.obligation, item.step, item.recipient, item.due_on
    for update of item`.execute(db);
}

export async function deleteOpenRows(
  db: LedgerDatabase,
  stream: string,
  rows: readonly ItemRow[],
): Promise<void> {
  for (const some of inParts(rows)) {
    await sql`
      delete from notice_item item using ${keysOf(some)}
      where ${isOpenRow(stream)}`.execute(db);
  }
}

export async function updateOpenRows(
  db: LedgerDatabase,
  stream: string,
  rows: readonly ItemRow[],
): Promise<void> {
  for (const some of inParts(rows)) {
    await sql`
      update notice_item item set kind = key.kind, payload = key.payload from ${keysOf(some)}
      where ${isOpenRow(stream)}`.execute(db);
  }
}

/** Kinds of rows that are announced once, about a duty. */
export type DutyKind = 'returned' | 'declined' | 'moved' | 'cancelled' | 'passed-on' | 'handed-over';

/** Takes back unsent messages of some kinds about duties, where they need not be said any more. */
export async function withdrawOpen(
  db: LedgerDatabase,
  stream: string,
  obligations: readonly string[],
  kinds: readonly DutyKind[],
): Promise<void> {
  if (obligations.length === 0) return;
  await db
    .deleteFrom('notice_item')
    .where('stream', '=', stream)
    .where('kind', 'in', kinds)
    .where('obligation', 'in', obligations)
    .where('notice_id', 'is', null)
    .execute();
}

/** The rows as a table named `key`; arrays keep the number of parameters at six. */
function keysOf(rows: readonly ItemRow[]) {
  const column = <K extends keyof ItemRow>(name: K): string[] => rows.map((row) => row[name]);
  return sql`unnest(
    ${column('obligation')}::text[], ${column('step')}::text[], ${column('recipient')}::text[],
    ${column('due_on')}::date[], ${column('kind')}::text[], ${column('payload')}::jsonb[]
  ) as key (obligation, step, recipient, due_on, kind, payload)`;
}

function isOpenRow(stream: string) {
  return sql`item.stream = ${stream} and item.obligation = key.obligation and item.step = key.step
    and item.recipient = key.recipient and item.due_on = key.due_on
    and item.notice_id is null and item.superseded_on is null`;
}

function inParts<T>(rows: readonly T[]): T[][] {
  const parts = Math.ceil(rows.length / ROWS_PER_STATEMENT);
  return Array.from({ length: parts }, (_, part) =>
    rows.slice(part * ROWS_PER_STATEMENT, (part + 1) * ROWS_PER_STATEMENT),
  );
}
