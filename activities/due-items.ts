import { sql } from 'kysely';
import type { CivilDate } from '../domain/primitives.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import type { NoticePayload } from './notice-payload.ts';
import { REMINDER_KINDS } from './notice-rows.ts';

/** A planned row whose day has come. */
export interface DueItem {
  stream: string;
  obligation: string;
  step: string;
  recipient: string;
  due_on: CivilDate;
  payload: NoticePayload;
}

const kinds = sql.join(REMINDER_KINDS.map((kind) => sql`${kind}`));

/**
 * Marks the steps of a ladder that were missed: of what is due for one subject and person only the latest step counts.
 * Rows are locked in the order in which an append locks them, so that neither waits for the other in a circle.
 */
export async function supersedeMissedSteps(db: LedgerDatabase, asOf: CivilDate): Promise<void> {
  await sql`
    with missed as (
      select item.stream, item.obligation, item.step, item.recipient, item.due_on
      from notice_item item
      where item.notice_id is null and item.superseded_on is null
        and item.kind in (${kinds}) and item.due_on <= ${asOf}
        and exists (
          select from notice_item later
          where later.stream = item.stream and later.obligation = item.obligation
            and later.recipient = item.recipient and later.kind in (${kinds})
            and later.due_on > item.due_on and later.due_on <= ${asOf})
      order by item.stream, item.obligation, item.step, item.recipient, item.due_on
      for update of item)
    update notice_item item set superseded_on = ${asOf}
    from missed
    where (item.stream, item.obligation, item.step, item.recipient, item.due_on)
        = (missed.stream, missed.obligation, missed.step, missed.recipient, missed.due_on)
  `.execute(db);
}

/** Everything that is to be sent on or before a day and stands in no notice yet. */
export async function selectDue(db: LedgerDatabase, asOf: CivilDate): Promise<DueItem[]> {
  const rows = await db
    .selectFrom('notice_item')
    .select(['stream', 'obligation', 'step', 'recipient', 'due_on', 'payload'])
    .where('notice_id', 'is', null)
    .where('superseded_on', 'is', null)
    .where('due_on', '<=', asOf)
    .orderBy('stream')
    .orderBy('obligation')
    .orderBy('step')
    .orderBy('recipient')
    .orderBy('due_on')
    .execute();
  return rows.map((row) => ({ ...row, payload: row.payload as NoticePayload }));
}

/** Locks those of the items that nobody has frozen, superseded or withdrawn in the meantime, as they are now. */
export async function lockStillDue(db: LedgerDatabase, items: readonly DueItem[]): Promise<DueItem[]> {
  const { rows } = await sql<DueItem>`
    select item.stream, item.obligation, item.step, item.recipient, item.due_on, item.payload
    from notice_item item join ${keysOf(items)} on ${isKey}
    where item.notice_id is null and item.superseded_on is null
    order by item.stream, item.obligation, item.step, item.recipient, item.due_on
    for update of item`.execute(db);
  return rows;
}

/** Freezes items into a notice, numbered from 1 in this order, with who gets them and where. */
export async function linkToNotice(
  db: LedgerDatabase,
  items: readonly DueItem[],
  notice: { id: string; person: string; card: string },
): Promise<void> {
  await sql`
    update notice_item item
    set notice_id = ${notice.id}, position = key.position, reader = ${notice.person}, reader_card = ${notice.card}
    from ${keysOf(items)} where ${isKey}`.execute(db);
}

const isKey = sql`item.stream = key.stream and item.obligation = key.obligation and item.step = key.step
  and item.recipient = key.recipient and item.due_on = key.due_on`;

function keysOf(items: readonly DueItem[]) {
  const column = (name: 'stream' | 'obligation' | 'step' | 'recipient' | 'due_on'): string[] =>
    items.map((item) => item[name]);
  return sql`unnest(
    ${column('stream')}::text[], ${column('obligation')}::text[], ${column('step')}::text[],
    ${column('recipient')}::text[], ${column('due_on')}::date[]
  ) with ordinality as key (stream, obligation, step, recipient, due_on, position)`;
}

/**
 * The next day after `asOf` on which there is something to send, one message per person and day; null when nothing is
 * planned. What nobody can read does not count: it waits for a person to be named.
 */
export async function nextSendingDay(db: LedgerDatabase, asOf: CivilDate): Promise<CivilDate | null> {
  const { rows } = await sql<{ day: CivilDate | null }>`
    select min(greatest(due_on, ${asOf}::date + 1)) as day from notice_item
    where notice_id is null and superseded_on is null
      and (payload->'reader' <> 'null' or payload->'officer' <> 'null')`.execute(db);
  return rows[0]?.day ?? null;
}
