import { mayRead, paperTerms } from '../../domain/papers/terms.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, viewerOf } from '../../domain/visibility.ts';
import type { LocalText } from '../../domain/primitives.ts';
import type { WorkingNote } from '../../ledger/working-notes.ts';
import { organisationName, paperName } from './names.ts';

/** Working notes that somebody may see. They stand outside the ledger: nothing rests on them. */
export interface NotesView {
  covenant: string;
  /** The person through whose eyes it is seen; null for the secretariat's. */
  as: string | null;
  notes: NoteEntry[];
}

export interface NoteEntry {
  note: string;
  paper: string;
  paperName: LocalText;
  clause: string | null;
  organisation: string;
  organisationName: string;
  person: string;
  audience: WorkingNote['audience'];
  words: string;
  /** Instant, UTC. */
  writtenAt: string;
}

/**
 * Notes of the organisations that somebody acts for, and those that others wrote for the parties. What a party notes for itself is its own: the
 * secretariat, which keeps the database, is not shown it either.
 */
export function notesView(
  state: CovenantState,
  notes: readonly WorkingNote[],
  { organisations, as }: { organisations: readonly string[]; as: string | null },
): NotesView {
  const seen = notes.filter((note) =>
    organisations.some((organisation) => isSeen(state, note, organisation)),
  );
  return { covenant: state.slug, as, notes: seen.map((note) => noteEntry(state, note)) };
}

function isSeen(state: CovenantState, note: WorkingNote, organisation: string): boolean {
  if (note.organisation === organisation) return true;
  const terms = paperTerms(state, note.paper);
  if (note.audience !== 'parties' || !terms) return false;
  const atTable = mayRead(state, { organisation }, { audience: 'parties' });
  return atTable && mayRead(state, { organisation }, terms);
}

/** True for who may erase a note: its writer's organisation, and the secretariat's officers. */
export function ownNote(state: CovenantState, note: WorkingNote, person: string): boolean {
  const viewer = viewerOf(state, person);
  return maySee(state, viewer, { audience: 'owner', owner: note.organisation });
}

function noteEntry(state: CovenantState, note: WorkingNote): NoteEntry {
  const { id, paper, clause, organisation, person, audience, words, written_at: writtenAt } = note;
  return {
    note: id,
    paper,
    paperName: paperName(state, paper),
    clause,
    organisation,
    organisationName: organisationName(state, organisation),
    person,
    audience,
    words,
    writtenAt: writtenAt.toISOString(),
  };
}
