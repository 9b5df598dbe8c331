import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Answers by mail, outside the chain: which messages were taken, and what each proposes. Who wrote and what stands in
 * content; a row holds ids, codes and references.
 */
const statements = [
  `create table mail (
     id text primary key,
     mailbox text not null,
     uid_validity bigint not null,
     uid bigint not null,
     fingerprint text not null,
     kind text not null check (kind in
       ('answer', 'unknown-sender', 'forged-sender', 'confirmation', 'automatic', 'bounce', 'own', 'duplicate', 'broken')),
     notice_id text references notice,
     size integer not null,
     received_at timestamptz not null,
     taken_at timestamptz not null,
     content jsonb,
     unique (mailbox, uid_validity, uid))`,
  `create index mail_by_fingerprint on mail (fingerprint)`,
  `create table proposal (
     id text primary key,
     number integer not null unique,
     mail_id text not null references mail,
     status text not null default 'proposed'
       check (status in ('proposed', 'accepted', 'changed', 'rejected')),
     intent text not null,
     certain boolean not null,
     hold text,
     hints jsonb not null default '[]',
     stream text references stream,
     obligation text,
     organisation text,
     person text,
     position integer,
     body jsonb not null,
     command_id text,
     decided_by text,
     decided_at timestamptz,
     outcome jsonb)`,
  `create index proposal_open on proposal (number) where status = 'proposed'`,
  `create index proposal_by_mail on proposal (mail_id)`,
];

export const mailboxSchema: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
