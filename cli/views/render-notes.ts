import { longInstant } from '../dates.ts';
import type { Session } from '../session.ts';
import type { NoteEntry, NotesView } from './notes.ts';
import { local, printable, wrap } from './render.ts';

/** Working notes, the oldest first. */
export function renderNotes(session: Session, { as, notes }: NotesView): string {
  const { t } = session;
  const seen = as === null ? [] : [t('views.as', { person: as })];
  if (notes.length === 0) return [...seen, t('note.none')].join('\n');
  return [...seen, ...notes.map((note) => entry(session, note))].join('\n\n');
}

function entry(session: Session, note: NoteEntry): string {
  const { t, colours, language } = session;
  const head = t('note.head', {
    note: note.note,
    at: longInstant(note.writtenAt, language),
    person: note.person,
    organisation: printable(note.organisationName),
    audience: t(`note.for.${note.audience}`),
  });
  const about = note.clause === null ? [] : [note.clause];
  const lines = printable(note.words)
    .trimEnd()
    .split('\n')
    .map((line) => wrap(session, line, { first: '  ', rest: '  ' }).trimEnd());
  return [colours.bold([local(session, note.paperName), ...about].join(' · ')), head, ...lines].join('\n');
}
