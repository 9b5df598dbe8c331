import { sql, type Kysely, type Migration } from 'kysely';

/** Working notes about papers, outside the chain: nothing rests on them, so a row can be deleted and is then gone. */
const statements = [
  `create table working_note (
     stream text not null references stream,
     id text not null,
     paper text not null,
     clause text,
     organisation text not null,
     person text not null,
     audience text not null check (audience in ('organisation', 'parties')),
     words text not null,
     written_at timestamptz not null,
     primary key (stream, id))`,
];

export const workingNoteSchema: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
