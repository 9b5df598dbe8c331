import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  // Digest of the programme's reminder policy with which a stream's reminders were planned; empty for none.
  `alter table stream add column planned_policy text not null default ''`,
];

export const programmeSchema: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
