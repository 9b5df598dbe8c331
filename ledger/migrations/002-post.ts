import { sql, type Kysely, type Migration } from 'kysely';

/** What the post must remember to send each notice once, or to say that it cannot know. */
const statements = [
  // How far the stream's events have been turned into notices.
  `alter table stream add column planned_sequence integer not null default 0`,
  // A missed step that a later one has made superfluous.
  `alter table notice_item add column superseded_on date`,
  `create index notice_item_open on notice_item (stream) where notice_id is null and superseded_on is null`,
  `alter table notice
     add column next_attempt_at timestamptz,
     add column attempt_open boolean not null default false,
     add column doubts integer not null default 0`,
  `drop index notice_to_send`,
  `create index notice_to_send on notice (next_attempt_at) where next_attempt_at is not null`,
];

export const postSchema: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
