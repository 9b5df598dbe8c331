import { canonicalJson } from '../domain/canonical.ts';
import { meetingIn } from '../domain/meetings/subject.ts';
import type { NoticeKind } from '../domain/plan.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import type { NoticePayload } from './notice-payload.ts';
import { deleteOpenRows, type ItemRow } from './notice-rows.ts';

const KINDS: readonly NoticeKind[] = [
  'meeting-planned',
  'meeting-moved',
  'meeting-cancelled',
  'minutes-circulated',
];

/**
 * Puts what is announced of a meeting together with what waits to be sent to the same person: who has not been invited
 * yet is invited to the meeting as it is now, or hears nothing of one that was planned and called off; of two changes
 * the last is told, with the day that the reader knows; of two drafts the last goes out.
 *
 * @returns the rows to add; those that they replace are deleted.
 */
export async function settleMeetingNews(
  db: LedgerDatabase,
  stream: string,
  announced: readonly ItemRow[],
): Promise<ItemRow[]> {
  const subjects = announced.filter(isOfMeeting).map(({ obligation }) => obligation);
  if (subjects.length === 0) return [...announced];
  const stored = await unsent(db, stream, subjects);
  const waiting = new Map(stored.map((row) => [keyOf(row), row]));
  const rows: ItemRow[] = announced.filter((row) => !isOfMeeting(row));
  for (const row of announced.filter(isOfMeeting)) {
    const earlier = waiting.get(keyOf(row));
    const settled = earlier ? together(earlier, row) : row;
    waiting.delete(keyOf(row));
    if (settled) waiting.set(keyOf(row), settled);
  }
  const left = new Set(waiting.values());
  const known = new Set(stored);
  await deleteOpenRows(
    db,
    stream,
    stored.filter((row) => !left.has(row)),
  );
  return [...rows, ...[...left].filter((row) => !known.has(row))];
}

function isOfMeeting({ obligation, kind }: ItemRow): boolean {
  return meetingIn(obligation) !== null && KINDS.some((each) => each === kind);
}

/** Minutes are news of their own: they replace drafts only. */
function keyOf({ obligation, recipient, kind }: ItemRow): string {
  return [obligation, recipient, kind === 'minutes-circulated' ? 'minutes' : 'invitation'].join('\n');
}

async function unsent(db: LedgerDatabase, stream: string, subjects: readonly string[]): Promise<ItemRow[]> {
  const rows = await db
    .selectFrom('notice_item')
    .select(['stream', 'obligation', 'step', 'recipient', 'due_on', 'kind', 'payload'])
    .where('stream', '=', stream)
    .where('obligation', 'in', subjects)
    .where('kind', 'in', KINDS)
    .where('notice_id', 'is', null)
    .orderBy('step')
    .execute();
  return rows.map((row) => ({ ...row, payload: canonicalJson(row.payload) }));
}

/** One message for two that wait; null where nothing is left to say. */
function together(earlier: ItemRow, later: ItemRow): ItemRow | null {
  const before = JSON.parse(earlier.payload) as NoticePayload;
  const invited = earlier.kind === 'meeting-planned';
  if (later.kind === 'meeting-cancelled') return invited ? null : later;
  if (invited && later.kind === 'meeting-moved') return as(later, 'meeting-planned', null);
  if (earlier.kind === 'meeting-moved' && later.kind === 'meeting-moved')
    return as(later, later.kind, before.meeting?.previous ?? null);
  // Taken out and invited again before anybody said so: for the reader the meeting has only changed.
  if (earlier.kind === 'meeting-cancelled' && before.meeting)
    return as(later, 'meeting-moved', { on: before.meeting.on, time: before.meeting.time });
  return later;
}

function as(row: ItemRow, kind: NoticeKind, previous: { on: string; time: string } | null): ItemRow {
  const payload = JSON.parse(row.payload) as NoticePayload;
  const { meeting } = payload;
  const told = { ...payload, kind, ...(meeting && { meeting: { ...meeting, previous } }) };
  return { ...row, kind, payload: canonicalJson(told) };
}
