import { civilDate } from '../../domain/calendar.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Ledger } from '../../ledger/database.ts';
import { foldStream } from '../../ledger/fold.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { listStreams, type Stream } from '../../ledger/streams.ts';
import { requireStream, type Session } from '../session.ts';
import { readMeetingWords } from './meeting-words.ts';
import { both, dutyName, templateIn } from './names.ts';
import { inOrder } from './order.ts';
import { readOwnWords } from './own-words.ts';

/** A covenant, folded once, for views that look at many. */
export interface Folded {
  stream: string;
  covenant: string;
  state: CovenantState;
  /**
   * What a duty of its own is about, by its id; a duty of a template has its name from there. Titles and places of
   * meetings, see `meeting-words.ts`.
   */
  words: ReadonlyMap<string, string>;
  /** The civil day on which it is looked at, Europe/Amsterdam. */
  today: CivilDate;
}

export interface Which {
  /** One covenant by id or slug; all when left out. */
  id?: string | undefined;
  /** The day to look from; today when left out. */
  on?: CivilDate | undefined;
}

export interface Looked {
  /** The civil day from which all of them are looked at, Europe/Amsterdam. */
  today: CivilDate;
  covenants: Folded[];
}

/** So many covenants are read in a moment; more of them show how far it is. */
const QUICK = 50;

/** The wanted covenants as they stand in the ledger, each read once, the oldest first. Error: COVENANT_UNKNOWN. */
export async function readCovenants(session: Session, ledger: Ledger, { id, on }: Which): Promise<Looked> {
  const streams = id === undefined ? await listStreams(ledger.db) : [await requireStream(ledger, id)];
  const states: Read[] = [];
  for (const [index, stream] of streams.entries()) {
    showProgress(session, index, streams.length);
    const state = await foldStream(ledger.db, stream.stream);
    if (state.definition) states.push({ stream, state, words: await readWords(ledger.db, state) });
  }
  showProgress(session, streams.length, streams.length);
  const today = on ?? presentDay(session, states);
  const covenants = states.map(({ stream, ...read }) => ({
    ...read,
    stream: stream.stream,
    covenant: read.state.slug,
    today,
  }));
  return { today, covenants };
}

/** Words of duties of their own, and of meetings. */
export async function readWords(
  db: LedgerDatabase,
  { obligations, meetings }: CovenantState,
): Promise<Folded['words']> {
  const duties = await readOwnWords(db, Object.values(obligations));
  return new Map([...duties, ...(await readMeetingWords(db, Object.values(meetings.open)))]);
}

interface Read extends Pick<Folded, 'state' | 'words'> {
  stream: Stream;
}

/** What a duty is called: by its own words, or by its template. */
export function dutyNameIn({ state, words }: Pick<Folded, 'state' | 'words'>, id: string): LocalText {
  const own = words.get(id);
  return own === undefined ? dutyName(state, templateIn(id), id) : both(own);
}

/** Today in Amsterdam; rehearsed covenants have no other day than that of the last event among them. */
function presentDay({ io }: Session, states: readonly { stream: Stream; state: CovenantState }[]): CivilDate {
  const virtual = states.filter(({ stream }) => stream.clock === 'virtual');
  const instants = virtual.flatMap(({ state }) => state.recordedAt ?? []).sort(inOrder);
  return civilDate(instants.at(-1) ?? io.now());
}

/** On a terminal one line that is written over, and gone at the end. */
function showProgress({ io, t }: Session, read: number, all: number): void {
  if (!io.interactive || all <= QUICK) return;
  if (read === all) io.note('\r\u001b[K');
  else if (read % QUICK === 0) io.note(`\r${t('views.reading', { read, all })}`);
}
