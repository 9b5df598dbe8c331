import { canonicalJson } from '../domain/canonical.ts';
import type { Fact } from '../domain/events.ts';
import { evolve } from '../domain/evolve.ts';
import { announce, plan, type PlannedNotice } from '../domain/plan.ts';
import type { GivenPolicy } from '../domain/reminder-policy.ts';
import type { CovenantState } from '../domain/state.ts';
import { foldStream, toFact } from '../ledger/fold.ts';
import { events, type StoredEvent } from '../ledger/read.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { correctedBy } from './corrected.ts';
import { planDutyNews } from './duty-notices.ts';
import { passOnNews } from './gone-readers.ts';
import { settleMeetingNews } from './meeting-news.ts';
import { meetingDetail } from './meeting-notices.ts';
import { describeNotice, type NoticeDetail } from './notice-payload.ts';
import {
  deleteOpenRows,
  insertReminders,
  insertRows,
  lockOpenRows,
  openReminders,
  updateOpenRows,
  withdrawOpen,
  type DutyKind,
  type ItemRow,
} from './notice-rows.ts';
import { applyToAnnounced } from './officer-marks.ts';
import { readProgrammePolicy, type KnownPolicy } from './programme-policy.ts';
import { sharedStates, type StreamStates } from './stream-states.ts';

/** What need not be said any more about a duty that is answered, ended or handed over. */
const ANSWERED: readonly DutyKind[] = ['returned', 'declined', 'moved', 'passed-on', 'handed-over'];

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
  const { head_sequence, head_hash, planned_sequence, planned_policy } = await transaction
    .selectFrom('stream')
    .select(['head_sequence', 'head_hash', 'planned_sequence', 'planned_policy'])
    .where('stream', '=', stream)
    .executeTakeFirstOrThrow();
  if (planned_sequence >= head_sequence) return;
  if (planned_sequence === 0 && !(await isCovenant(transaction, stream))) return;
  const fresh = await freshEvents(transaction, stream, planned_sequence);
  const before = planned_sequence === 0 ? undefined : states.get(fresh.previousHash);
  const base = before ?? (await foldStream(transaction, stream, { to: planned_sequence }));
  const facts = fresh.stored.map(({ envelope }) => toFact(envelope));
  const programme = await readProgrammePolicy(transaction, states);
  const { policy } = programme;
  const { state, announced: news } = await advance(transaction, stream, base, { facts, policy });
  const announced = await settleMeetingNews(transaction, stream, news);
  await passOnNews(transaction, stream, { facts, state });
  const planned = programme.digest === planned_policy ? before : undefined;
  // Before its new owner is told, what waits for an earlier one is taken back.
  await withdrawOpen(transaction, stream, handedOver(facts), ANSWERED);
  await replacePlan(transaction, stream, state, { announced, programme, before: planned });
  await applyToAnnounced(transaction, stream, facts);
  await withdrawOpen(transaction, stream, answeredDuties(state, facts), ANSWERED);
  const [earlier, later] = narrowed(base, state);
  const change = { before: earlier, after: later, facts, programme: programme.policy };
  await planDutyNews(transaction, stream, change);
  await markPlanned(transaction, stream, head_sequence, programme);
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
    const programme = await readProgrammePolicy(transaction);
    const state = await foldStream(transaction, stream, { to: head_sequence });
    await replacePlan(transaction, stream, state, { announced: [], programme });
    await markPlanned(transaction, stream, head_sequence, programme);
  });
}

/**
 * Makes `plan(state)` the stream's open reminders and adds the announced rows. A row that a notice has frozen, or
 * that a later step has superseded, stays and is never planned again.
 *
 * `before` is the state whose plan the table holds already, made with the same policy of the programme; only the
 * difference is written then. Without it the table's own rows are compared.
 */
export async function replacePlan(
  transaction: LedgerDatabase,
  stream: string,
  state: CovenantState,
  {
    announced,
    programme: { policy },
    before,
  }: { announced: readonly ItemRow[]; programme: KnownPolicy; before?: CovenantState | undefined },
): Promise<void> {
  const [earlier, later] = before ? narrowed(before, state) : [undefined, state];
  const wanted = byKey(reminders(stream, later, policy));
  const present = byKey(
    earlier ? reminders(stream, earlier, policy) : await openReminders(transaction, stream),
  );
  const gone = [...present].filter(([key]) => !wanted.has(key)).map(([, row]) => row);
  const added = [...wanted].filter(([key]) => !present.has(key)).map(([, row]) => row);
  const changed = [...wanted].filter(([key, row]) => isOther(row, present.get(key))).map(([, row]) => row);
  if (before) await lockOpenRows(transaction, stream, [...gone, ...changed]);
  await deleteOpenRows(transaction, stream, gone);
  await insertReminders(transaction, stream, added);
  await insertRows(transaction, announced);
  await updateOpenRows(transaction, stream, changed);
}

type Obligations = CovenantState['obligations'];

/** What a plan rests on besides the obligations. */
const GROUNDS = [
  'status',
  'slug',
  'definition',
  'calendar',
  'days',
  'suspensions',
  'participants',
  'people',
  'policies',
  'absences',
  'rhythms',
  'seatedOn',
] as const;

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

function reminders(stream: string, state: CovenantState, programme: GivenPolicy): ItemRow[] {
  return plan(state, programme).map((notice) => toRow(stream, state, notice));
}

/** What each new fact announces, as the state was right after it. */
async function advance(
  db: LedgerDatabase,
  stream: string,
  base: CovenantState,
  { facts, policy }: { facts: readonly Fact[]; policy: GivenPolicy },
): Promise<{ state: CovenantState; announced: ItemRow[] }> {
  let before = base;
  const announced: ItemRow[] = [];
  for (const fact of facts) {
    const after = evolve(before, fact);
    const corrected = await correctedBy(db, stream, fact);
    const around = { before, corrected: corrected?.disclosure };
    for (const notice of announce(after, fact, policy, around)) {
      const detail = corrected?.detail ?? detailOf(after, fact, notice);
      announced.push(toRow(stream, after, notice, detail));
    }
    before = after;
  }
  return { state: before, announced };
}

/** What a message says that the state after its event does not. */
function detailOf(after: CovenantState, fact: Fact, notice: PlannedNotice): NoticeDetail {
  const answer = fact.type === 'ObligationReturned' || fact.type === 'RequestDeclined';
  return answer ? { reason: fact.data.reason } : meetingDetail(after, fact, notice);
}

/** Duties that new events have answered or ended: that their report once came back need not be said any more. */
function answeredDuties(state: CovenantState, facts: readonly Fact[]): string[] {
  return facts.flatMap(({ data }) =>
    'obligation' in data && data.obligation && state.obligations[data.obligation]?.status !== 'open'
      ? [data.obligation]
      : [],
  );
}

function handedOver(facts: readonly Fact[]): string[] {
  return facts.flatMap((fact) => (fact.type === 'ObligationHandedOver' ? [fact.data.obligation] : []));
}

function toRow(
  stream: string,
  state: CovenantState,
  notice: PlannedNotice,
  detail: NoticeDetail = {},
): ItemRow {
  return {
    stream,
    obligation: notice.subject,
    step: notice.step,
    recipient: notice.person ?? '',
    due_on: notice.sendOn,
    kind: notice.kind,
    payload: canonicalJson(describeNotice(state, notice, detail)),
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
  return first?.type === 'CovenantOpened' || first?.type === 'CovenantAdopted';
}

async function markPlanned(
  db: LedgerDatabase,
  stream: string,
  sequence: number,
  { digest }: KnownPolicy,
): Promise<void> {
  await db
    .updateTable('stream')
    .set({ planned_sequence: sequence, planned_policy: digest })
    .where('stream', '=', stream)
    .execute();
}
