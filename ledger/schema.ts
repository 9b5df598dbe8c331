import type { ColumnType, Generated, Insertable, Kysely, Selectable } from 'kysely';
import type { ClockKind } from '../domain/envelope.ts';

/** Sent as text and read as a parsed value. */
type Json = ColumnType<unknown, string | null, string | null>;
/** Instants go in as ISO text or Date and come out as Date. */
type Instant = ColumnType<Date, Date | string, Date | string>;
type NullableInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type StoredAt = ColumnType<Date, never, never>;

/** One row: which clock this ledger keeps, and its own id. */
export interface SettingTable {
  singleton: Generated<boolean>;
  ledger_id: string;
  clock: ClockKind;
  created_at: StoredAt;
}

export interface StreamTable {
  stream: string;
  slug: string;
  epoch: number;
  head_sequence: number;
  head_hash: Buffer;
  clock: ClockKind;
  halted_code: string | null;
  halted_reason: string | null;
  halted_at: NullableInstant;
  /** `recordedAt` of the first event. */
  opened_at: Instant;
  /** How far the stream's events have been turned into planned notices. */
  planned_sequence: Generated<number>;
  /** Digest of the programme's reminder policy that the plan was made with; empty for none. */
  planned_policy: Generated<string>;
}

export interface EventTable {
  stream: string;
  sequence: number;
  epoch: number;
  type: string;
  /** Canonical bytes: what is hashed, and the only truth. */
  body: Buffer;
  hash: Buffer;
  previous_hash: Buffer;
  /** Copy of `body` for queries only; U+0000, which jsonb cannot hold, is U+FFFD here. */
  json: Json;
  command_id: string | null;
  recorded_at: Instant;
  /** The database's own time; outside the hash. */
  stored_at: StoredAt;
}

export interface CommandTable {
  stream: string;
  command_id: string;
  /** Digest of the command's content: the same id with another one is another command. */
  digest: string;
  first_sequence: number;
  last_sequence: number;
}

export interface ContentTable {
  ref: string;
  salt: Buffer | null;
  commitment: string;
  bytes: Buffer | null;
  media_type: string;
  size: number;
  stored_at: StoredAt;
  erased_at: NullableInstant;
}

/** A reminder that the plan foresees; `notice_id` is null until a notice has frozen it. */
export interface NoticeItemTable {
  stream: string;
  obligation: string;
  step: string;
  recipient: string;
  /** Civil date, Europe/Amsterdam. */
  due_on: string;
  kind: string;
  payload: Json;
  notice_id: string | null;
  /** Civil date on which a later step made this one superfluous; such a row is never sent. */
  superseded_on: Generated<string | null>;
  /** Number of the item in its message, from 1; a reply names it. Null until it is frozen. */
  position: number | null;
  /** Person who got it, not always the one whom it was planned for, and reference of the card with the address. */
  reader: string | null;
  reader_card: string | null;
}

export type NoticeStatus = 'queued' | 'sent' | 'refused_for_now' | 'refused_for_good' | 'unknown';

/** One message per person and day, over all streams: its bytes and Message-ID never change. */
export interface NoticeTable {
  id: string;
  person: string;
  on_date: string;
  message_id: string;
  rendered: Buffer;
  status: Generated<NoticeStatus>;
  attempts: Generated<number>;
  created_at: Instant;
  last_attempt_at: NullableInstant;
  sent_at: NullableInstant;
  detail: string | null;
  /** When it is sent (again); null when nothing more will be tried. */
  next_attempt_at: NullableInstant;
  /** An attempt began whose fate is not recorded yet; after a crash it stays so. */
  attempt_open: Generated<boolean>;
  /** Attempts whose fate nobody knows. */
  doubts: Generated<number>;
}

/** A card at whose address nobody can be reached; a new address is a new card. */
export interface UnreachableCardTable {
  /** Content reference of the card. */
  card: string;
  reason: 'refused' | 'bounced' | 'unreadable';
  /** Codes of the refusal, never an address. */
  detail: string;
  /** Civil date, Europe/Amsterdam. */
  since: string;
}

export type MailKind =
  | 'answer'
  | 'unknown-sender'
  | 'forged-sender'
  | 'confirmation'
  | 'automatic'
  | 'bounce'
  | 'own'
  | 'duplicate'
  | 'broken';

/** A message of the mailbox, taken once: by its place there, and by what it is (`fingerprint`). */
export interface MailTable {
  id: string;
  /** `user@host/folder`. */
  mailbox: string;
  uid_validity: number;
  uid: number;
  fingerprint: string;
  kind: MailKind;
  /** The notice that it answers or that came back. */
  notice_id: string | null;
  size: number;
  /** When the mail server received it. */
  received_at: Instant;
  taken_at: Instant;
  /** Reference to the message as it came; null where it was not downloaded or is of no use. */
  content: Json;
}

export type ProposalStatus = 'proposed' | 'accepted' | 'changed' | 'rejected';

/** A command that a mail asks for, until an officer decides. */
export interface ProposalTable {
  id: string;
  /** What an officer types. */
  number: number;
  mail_id: string;
  status: Generated<ProposalStatus>;
  intent: string;
  /** False where it is only the likeliest meaning. */
  certain: boolean;
  /** Why it cannot be accepted as it is. */
  hold: string | null;
  hints: Json;
  stream: string | null;
  obligation: string | null;
  organisation: string | null;
  person: string | null;
  position: number | null;
  /** Reference to words, sender, attachments and command. */
  body: Json;
  /** Set before the command is sent, so that it is sent once. */
  command_id: string | null;
  decided_by: string | null;
  decided_at: NullableInstant;
  /** What came of it: events, or the reference to the officer's words. */
  outcome: Json;
}

/** A note about a paper, outside the chain; its row is deleted when it is erased. */
export interface WorkingNoteTable {
  stream: string;
  /** Eight hexadecimal digits. */
  id: string;
  paper: string;
  clause: string | null;
  /** The writer's organisation, and the writer. */
  organisation: string;
  person: string;
  audience: 'organisation' | 'parties';
  words: string;
  written_at: Instant;
}

export interface RefusalTable {
  id: string;
  stream: string | null;
  command_id: string | null;
  command_type: string | null;
  code: string;
  rule: string | null;
  at: Instant;
  detail: Json;
}

export type RunStatus =
  'open' | 'completed' | 'continued' | 'terminated' | 'failed' | 'cancelled' | 'timed_out' | 'reset';

export interface RunTable {
  run_id: string;
  workflow_id: string;
  stream: string;
  epoch: number;
  first_sequence: number;
  build: string;
  opened_at: Instant;
  status: Generated<RunStatus>;
  closed_at: NullableInstant;
  history_hash: string | null;
}

/** History of a closed run, in the binary encoding of Temporal's `History`. */
export interface ArchiveTable {
  run_id: string;
  bytes: Buffer;
  sha256: string;
  events: number;
  stored_at: StoredAt;
}

/** Workflow bundle by build id: a history replays with the build that made it. */
export interface BundleTable {
  build: string;
  bytes: Buffer;
  sha256: string;
  stored_at: StoredAt;
}

/** What a refill could not find anywhere. */
export interface LossTable {
  id: string;
  stream: string;
  from_sequence: number;
  to_sequence: number;
  reason: string;
  recorded_at: StoredAt;
}

export interface LedgerTables {
  setting: SettingTable;
  stream: StreamTable;
  event: EventTable;
  command: CommandTable;
  content: ContentTable;
  notice: NoticeTable;
  notice_item: NoticeItemTable;
  mail: MailTable;
  proposal: ProposalTable;
  working_note: WorkingNoteTable;
  unreachable_card: UnreachableCardTable;
  refusal: RefusalTable;
  run: RunTable;
  archive: ArchiveTable;
  bundle: BundleTable;
  loss: LossTable;
}

/** A connection pool, or a transaction of it. */
export type LedgerDatabase = Kysely<LedgerTables>;
export type StreamRow = Selectable<StreamTable>;
export type EventRow = Selectable<EventTable>;
export type NewEventRow = Insertable<EventTable>;
