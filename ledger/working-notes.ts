import { randomBytes } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import { withLedgerErrors } from './errors.ts';
import type { LedgerDatabase, WorkingNoteTable } from './schema.ts';

/** Notes that somebody keeps while a paper is written (werkaantekeningen): never in the chain, erased for good. */
export type WorkingNote = Selectable<WorkingNoteTable>;

export type NewWorkingNote = Omit<Insertable<WorkingNoteTable>, 'id'>;

/** Keeps a note under a short id that nobody can guess, and gives that back. */
export async function addWorkingNote(db: LedgerDatabase, note: NewWorkingNote): Promise<string> {
  const id = randomBytes(4).toString('hex');
  await withLedgerErrors(() =>
    db
      .insertInto('working_note')
      .values({ ...note, id })
      .execute(),
  );
  return id;
}

/** The notes of one stream, the oldest first. */
export async function workingNotes(db: LedgerDatabase, stream: string): Promise<WorkingNote[]> {
  return withLedgerErrors(() =>
    db
      .selectFrom('working_note')
      .selectAll()
      .where('stream', '=', stream)
      .orderBy('written_at')
      .orderBy('id')
      .execute(),
  );
}

/** Deletes a note's row, with its words; true when there was one. Backups that were made before still hold it. */
export async function eraseWorkingNote(db: LedgerDatabase, stream: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await withLedgerErrors(() =>
    db.deleteFrom('working_note').where('stream', '=', stream).where('id', '=', id).executeTakeFirst(),
  );
  return numDeletedRows > 0n;
}
