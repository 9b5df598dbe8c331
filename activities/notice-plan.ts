import { canonicalJson } from '../domain/canonical.ts';
import { evolve } from '../domain/evolve.ts';
import { announce, plan, type PlannedNotice } from '../domain/plan.ts';
import type { ContentReference } from '../domain/primitives.ts';
import type { CovenantState } from '../domain/state.ts';
import { foldStream, toFact } from '../ledger/fold.ts';
import { events, type StoredEvent } from '../ledger/read.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { describeNotice } from './notice-payload.ts';
import {
  deleteOpenRows,
  insertRows,
  lockOpenRows,
  openReminders,
  updateOpenRows,
  withdrawReturns,
  type ItemRow,
} from './notice-rows.ts';
import { StreamStates } from './stream-states.ts';

/** Shared by every ledger of the process, since a chain hash names one history only. */
const sharedStates = new StreamStates();

/**
 * Brings a stream's planned notices up to its head: the reminders still to come, and what new facts announce. Meant
 * for the transaction that appends, so that nothing is planned before its event is stored; a stream whose plan lags
 * behind is caught up. Costs no full fold while the state before the new events is remembered.
 */
export async function projectNotices(
  transaction: LedgerDatabase,
  stream: string,
  states: StreamStates = sharedStates,
): Promise<void> {
  const { head_sequence, head_hash, planned_sequence } = await transaction
    .selectFrom('stream')
    .select(['head_sequence', 'head_hash', 'planned_sequence'])
    .where('stream', '=', stream)
    .executeTakeFirstOrThrow();
  if (planned_sequence >= head_sequence) return;
  if (planned_sequence === 0 && !(await isCovenant(transaction, stream))) return;
  const fresh = await freshEvents(transaction, stream, planned_sequence);
  const before = planned_sequence === 0 ? undefined : states.get(fresh.previousHash);
  const base = before ?? (await foldStream(transaction, stream, { to: planned_sequence }));
  const { state, announced } = advance(base, fresh.stored);
  await replacePlan(transaction, stream, state, announced, before);
  await withdrawReturns(transaction, stream, answeredDuties(state, fresh.stored));
  await markPlanned(transaction, stream, head_sequence);
  states.advance(fresh.previousHash, head_hash.toString('hex'), state);
}

/** Replaces a stream's open reminders by the plan of its whole history; announces nothing anew. */
export async function rebuildPlan(db: LedgerDatabase, stream: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { head_sequence } = await transaction
      .selectFrom('stream')
      .select('head_sequence')
      .where('stream', '=', stream)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (!(await isCovenant(transaction, stream))) return;
    await replacePlan(transaction, stream, await foldStream(transaction, stream, { to: head_sequence }), []);
    await markPlanned(transaction, stream, head_sequence);
  });
}

/**
 * Makes `plan(state)` the stream's open reminders and adds the announced rows. A row that a notice has frozen, or
 * that a later step has superseded, stays and is never planned again.
 *
 * @param before the state whose plan the table holds already; only the difference is written then. Without it the
 * table's own rows are compared.
 */
export async function replacePlan(
  transaction: LedgerDatabase,
  stream: string,
  state: CovenantState,
  announced: readonly ItemRow[],
  before?: CovenantState,
): Promise<void> {
  const [earlier, later] = before ? narrowed(before, state) : [undefined, state];
  const wanted = byKey(reminders(stream, later));
  const present = byKey(earlier ? reminders(stream, earlier) : await openReminders(transaction, stream));
  const gone = [...present].filter(([key]) => !wanted.has(key)).map(([, row]) => row);
  const added = [...wanted].filter(([key]) => !present.has(key)).map(([, row]) => row);
  const changed = [...wanted].filter(([key, row]) => isOther(row, present.get(key))).map(([, row]) => row);
  if (before) await lockOpenRows(transaction, stream, [...gone, ...changed]);
  await deleteOpenRows(transaction, stream, gone);
  await insertRows(transaction, [...added, ...announced]);
  await updateOpenRows(transaction, stream, changed);
}

type Obligations = CovenantState['obligations'];

/** What a plan rests on besides the obligations. */
const GROUNDS = ['status', 'slug', 'definition', 'days', 'participants', 'people'] as const;

/**
 * Both states with only those obligations that differ, where nothing else that a plan rests on does: facts share what
 * they leave alone, so a report on one duty of a thousand plans one duty.
 */
function narrowed(before: CovenantState, after: CovenantState): [CovenantState, CovenantState] {
  if (GROUNDS.some((ground) => before[ground] !== after[ground])) return [before, after];
  return [
    { ...before, obligations: notIn(before.obligations, after.obligations) },
    { ...after, obligations: notIn(after.obligations, before.obligations) },
  ];
}

function notIn(own: Obligations, theirs: Obligations): Obligations {
  return Object.fromEntries(Object.entries(own).filter(([id, obligation]) => theirs[id] !== obligation));
}

function reminders(stream: string, state: CovenantState): ItemRow[] {
  return plan(state).map((notice) => toRow(stream, state, notice));
}

/** What each new fact announces, as the state was right after it. */
function advance(
  base: CovenantState,
  stored: readonly StoredEvent[],
): { state: CovenantState; announced: ItemRow[] } {
  let state = base;
  const announced: ItemRow[] = [];
  for (const { envelope } of stored) {
    const fact = toFact(envelope);
    state = evolve(state, fact);
    const after = state;
    const reason = fact.type === 'ObligationReturned' ? fact.data.reason : null;
    announced.push(...announce(after, fact).map((notice) => toRow(envelope.stream, after, notice, reason)));
  }
  return { state, announced };
}

/** Duties that new events have answered or ended: that their report once came back need not be said any more. */
function answeredDuties(state: CovenantState, stored: readonly StoredEvent[]): string[] {
  const touched = stored.map(({ envelope }) => toFact(envelope).data);
  return touched.flatMap((data) =>
    'obligation' in data && state.obligations[data.obligation]?.status !== 'open' ? [data.obligation] : [],
  );
}

function toRow(
  stream: string,
  state: CovenantState,
  notice: PlannedNotice,
  reason: ContentReference | null = null,
): ItemRow {
  return {
    stream,
    obligation: notice.subject,
    step: notice.step,
    recipient: notice.person ?? '',
    due_on: notice.sendOn,
    kind: notice.kind,
    payload: canonicalJson(describeNotice(state, notice, reason)),
  };
}

function byKey(rows: readonly ItemRow[]): Map<string, ItemRow> {
  return new Map(rows.map((row) => [[row.obligation, row.step, row.recipient, row.due_on].join('\n'), row]));
}

function isOther(wanted: ItemRow, present: ItemRow | undefined): boolean {
  return present !== undefined && (wanted.payload !== present.payload || wanted.kind !== present.kind);
}

async function freshEvents(
  db: LedgerDatabase,
  stream: string,
  after: number,
): Promise<{ previousHash: string; stored: StoredEvent[] }> {
  const stored: StoredEvent[] = [];
  for await (const event of events(db, stream, { from: after + 1 })) stored.push(event);
  const { previous_hash } = await db
    .selectFrom('event')
    .select('previous_hash')
    .where('stream', '=', stream)
    .where('sequence', '=', after + 1)
    .executeTakeFirstOrThrow();
  return { previousHash: previous_hash.toString('hex'), stored };
}

/** Streams of other kinds plan nothing here. */
async function isCovenant(db: LedgerDatabase, stream: string): Promise<boolean> {
  const first = await db
    .selectFrom('event')
    .select('type')
    .where('stream', '=', stream)
    .where('sequence', '=', 1)
    .executeTakeFirst();
  return first?.type === 'CovenantOpened';
}

async function markPlanned(db: LedgerDatabase, stream: string, sequence: number): Promise<void> {
  await db.updateTable('stream').set({ planned_sequence: sequence }).where('stream', '=', stream).execute();
}
