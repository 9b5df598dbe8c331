import { sql, type Kysely, type Migration } from 'kysely';

/**
 * The first schema. Integers suffice for sequences (two thousand million events in one stream).
 * What proves something (event, command, loss) can be added to, never changed: a trigger refuses, whoever asks.
 */
const statements = [
  `create table setting (
     singleton boolean primary key default true check (singleton),
     ledger_id text not null,
     clock text not null check (clock in ('real', 'virtual')),
     created_at timestamptz not null default now())`,
  `create table stream (
     stream text primary key,
     slug text not null unique,
     epoch integer not null check (epoch >= 1),
     head_sequence integer not null check (head_sequence >= 0),
     head_hash bytea not null check (length(head_hash) = 32),
     clock text not null check (clock in ('real', 'virtual')),
     halted_code text,
     halted_reason text,
     halted_at timestamptz,
     opened_at timestamptz not null)`,
  `create table event (
     stream text not null references stream,
     sequence integer not null check (sequence >= 1),
     epoch integer not null,
     type text not null,
     body bytea not null,
     hash bytea not null check (length(hash) = 32),
     previous_hash bytea not null check (length(previous_hash) = 32),
     json jsonb not null,
     command_id text,
     recorded_at timestamptz not null,
     stored_at timestamptz not null default now(),
     primary key (stream, sequence))`,
  `create index event_by_type on event (type, stream, sequence)`,
  `create table command (
     stream text not null references stream,
     command_id text not null,
     digest text not null,
     first_sequence integer not null,
     last_sequence integer not null,
     primary key (stream, command_id),
     check (1 <= first_sequence and first_sequence <= last_sequence))`,
  `create table content (
     ref text primary key,
     salt bytea,
     commitment text not null,
     bytes bytea,
     media_type text not null,
     size integer not null,
     stored_at timestamptz not null default now(),
     erased_at timestamptz,
     check ((bytes is null) = (erased_at is not null) and (salt is null) = (erased_at is not null)))`,
  `create table notice (
     id text primary key,
     person text not null,
     on_date date not null,
     message_id text not null unique,
     rendered bytea not null,
     status text not null default 'queued'
       check (status in ('queued', 'sent', 'refused_for_now', 'refused_for_good', 'unknown')),
     attempts integer not null default 0,
     created_at timestamptz not null,
     last_attempt_at timestamptz,
     sent_at timestamptz,
     detail text,
     unique (person, on_date))`,
  `create index notice_to_send on notice (status, on_date) where status in ('queued', 'refused_for_now', 'unknown')`,
  `create table notice_item (
     stream text not null references stream,
     obligation text not null,
     step text not null,
     recipient text not null,
     due_on date not null,
     kind text not null,
     payload jsonb not null,
     notice_id text references notice,
     primary key (stream, obligation, step, recipient, due_on))`,
  `create index notice_item_planned on notice_item (due_on, recipient) where notice_id is null`,
  `create index notice_item_frozen on notice_item (notice_id) where notice_id is not null`,
  `create table refusal (
     id text primary key,
     stream text,
     command_id text,
     command_type text,
     code text not null,
     rule text,
     at timestamptz not null,
     detail jsonb)`,
  `create index refusal_by_stream on refusal (stream, at)`,
  `create table run (
     run_id text primary key,
     workflow_id text not null,
     stream text not null,
     epoch integer not null,
     first_sequence integer not null,
     build text not null,
     opened_at timestamptz not null,
     status text not null default 'open' check (status in
       ('open', 'completed', 'continued', 'terminated', 'failed', 'cancelled', 'timed_out', 'reset')),
     closed_at timestamptz,
     history_hash text)`,
  `create index run_by_stream on run (stream, first_sequence)`,
  `create table archive (
     run_id text primary key,
     bytes bytea not null,
     sha256 text not null,
     events integer not null,
     stored_at timestamptz not null default now())`,
  `create table bundle (
     build text primary key,
     bytes bytea not null,
     sha256 text not null,
     stored_at timestamptz not null default now())`,
  `create table loss (
     id text primary key,
     stream text not null references stream,
     from_sequence integer not null,
     to_sequence integer not null,
     reason text not null,
     recorded_at timestamptz not null default now(),
     check (1 <= from_sequence and from_sequence <= to_sequence))`,
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
   end $$`,
  ...['event', 'command', 'loss'].map(
    (table) => `create trigger append_only before update or delete or truncate on ${table}
                for each statement execute function refuse_change()`,
  ),
];

export const firstSchema: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
