import { civilDate } from '../../domain/calendar.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { viewerOf, type Viewer } from '../../domain/visibility.ts';
import type { Ledger } from '../../ledger/database.ts';
import { foldStream } from '../../ledger/fold.ts';
import { listStreams, type Stream } from '../../ledger/streams.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { requireStream, type Session } from '../session.ts';
import { inOrder } from './order.ts';

/** A covenant, folded once, for views that look at many. */
export interface Folded {
  stream: string;
  covenant: string;
  state: CovenantState;
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
  const states: { stream: Stream; state: CovenantState }[] = [];
  for (const [index, stream] of streams.entries()) {
    showProgress(session, index, streams.length);
    const state = await foldStream(ledger.db, stream.stream);
    if (state.definition) states.push({ stream, state });
  }
  showProgress(session, streams.length, streams.length);
  const today = on ?? presentDay(session, states);
  const covenants = states.map(({ stream, state }) => ({
    stream: stream.stream,
    covenant: state.slug,
    state,
    today,
  }));
  return { today, covenants };
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

/**
 * Through whose eyes each covenant is seen: the secretariat's, who holds the ledger, or those of a person.
 * Error: PERSON_UNKNOWN, for who is in none of them.
 */
export function eyesOf(covenants: readonly Folded[], person: string | undefined): (one: Folded) => Viewer {
  if (person === undefined) return () => 'secretariat';
  const people = covenants.flatMap(({ state }) => Object.keys(state.people));
  if (people.includes(person)) return ({ state }) => viewerOf(state, person);
  const near = nearest(person, people);
  throw new CliError('PERSON_UNKNOWN', { person, ...(near ? { near } : {}) });
}
