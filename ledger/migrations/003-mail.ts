import { sql, type Kysely, type Migration } from 'kysely';

/** What the post must remember to number what it says, and to pass on what somebody cannot receive. */
const statements = [
  // The number of an item in its message, which a reply names; who got it, and the card with the address.
  `alter table notice_item
     add column position integer check (position >= 1),
     add column reader text,
     add column reader_card text`,
  // A card at whose address nobody can be reached. A new address is a new card, so nothing is ever taken back.
  `create table unreachable_card (
     card text primary key,
     reason text not null check (reason in ('refused', 'bounced', 'unreadable')),
     detail text not null,
     since date not null)`,
];

export const mailSchema: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
