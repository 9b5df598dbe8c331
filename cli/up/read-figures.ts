import { StreamStates } from '../../activities/stream-states.ts';
import { civilDate } from '../../domain/calendar.ts';
import type { CivilDate, Instant } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { ledgerFigures } from '../../ledger/figures.ts';
import { foldStream } from '../../ledger/fold.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { listStreams, type Stream } from '../../ledger/streams.ts';
import type { CovenantFigures, Figures } from '../../worker/figures.ts';
import { waitingFor } from '../views/waiting.ts';

/** What was found out about a stream, for as long as neither its head nor the day changes. */
interface Known {
  hash: string;
  today: CivilDate;
  status: CovenantState['status'];
  /** Null for a covenant that is not open: nobody waits there. */
  figures: CovenantFigures | null;
}

/**
 * Makes a reader of figures. It folds a stream once, then only when it has new events or another day has come, and from
 * a state that is remembered where there is one; so looking often costs little.
 */
export function figuresReader(db: LedgerDatabase, now: () => Instant): () => Promise<Figures> {
  const known = new Map<string, Known>();
  const states = new StreamStates();
  return async () => {
    const at = now();
    const today = civilDate(at);
    const ledger = await ledgerFigures(db, today);
    const looked: Known[] = [];
    for (const stream of await listStreams(db)) {
      const before = known.get(stream.stream);
      const fresh = before?.hash === stream.head.hash && before.today === today;
      const found = fresh ? before : await look(db, stream, { today, before, states });
      known.set(stream.stream, found);
      looked.push(found);
    }
    const covenants = looked.flatMap(({ figures }) => (figures ? [figures] : []));
    return { at, ledger, statuses: byStatus(looked), covenants };
  };
}

interface Looking {
  today: CivilDate;
  before: Known | undefined;
  states: StreamStates;
}

async function look(
  db: LedgerDatabase,
  { stream, slug, head }: Stream,
  { today, before, states }: Looking,
): Promise<Known> {
  const from = before && states.get(before.hash);
  const state = await foldStream(db, stream, { to: head.sequence, ...(from ? { from } : {}) });
  states.advance(before?.hash ?? '', head.hash, state);
  const figures = state.status === 'open' ? figuresOf(slug, state, today) : null;
  return { hash: head.hash, today, status: state.status, figures };
}

function figuresOf(covenant: string, state: CovenantState, today: CivilDate): CovenantFigures {
  const entries = waitingFor(state, today);
  const waiting = { obligation: 0, verification: 0, request: 0, position: 0, signature: 0 };
  for (const { what } of entries) waiting[what] += 1;
  return { covenant, overdue: entries.filter(({ late }) => late).length, waiting };
}

function byStatus(looked: readonly Known[]): Record<string, number> {
  const statuses: Record<string, number> = { open: 0, stopped: 0, closed: 0 };
  for (const { status } of looked) statuses[status] = (statuses[status] ?? 0) + 1;
  return statuses;
}
