import type { Migration } from 'kysely';
import { firstSchema } from './001-ledger.ts';
import { postSchema } from './002-post.ts';
import { mailSchema } from './003-mail.ts';
import { mailboxSchema } from './004-mailbox.ts';
import { programmeSchema } from './005-programme.ts';
import { workingNoteSchema } from './006-working-notes.ts';

/** Every migration by name, in the order in which they run; a released one never changes. */
export const migrations: Record<string, Migration> = {
  '001-ledger': firstSchema,
  '002-post': postSchema,
  '003-mail': mailSchema,
  '004-mailbox': mailboxSchema,
  '005-programme': programmeSchema,
  '006-working-notes': workingNoteSchema,
};

export const latestSchema = Object.keys(migrations).toSorted().at(-1) ?? '';
