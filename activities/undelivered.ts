import { civilDate } from '../domain/calendar.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { CivilDate, Instant } from '../domain/primitives.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import type { Addressee, NoticePayload, Undelivered } from './notice-payload.ts';
import { insertRows, type ItemRow } from './notice-rows.ts';

/** A notice for which nothing more is tried. */
export interface Failure {
  fate: 'refused' | 'doubtful';
  detail: string;
  /** How the address proved to reach nobody; null where the failure says nothing about the address. */
  address: 'refused' | 'bounced' | null;
  now: Instant;
}

interface FrozenItem {
  stream: string;
  obligation: string;
  step: string;
  recipient: string;
  reader: string | null;
  reader_card: string | null;
  payload: NoticePayload;
}

/**
 * What follows when a notice is given up: its items go to the next person whom the organisation has named, an address
 * that reaches nobody is remembered, and the officer of each covenant in it is told, so that somebody rings up. What may
 * have arrived is not sent to another. The officer's own notice shows in the list of notices alone.
 */
export async function giveUp(
  db: LedgerDatabase,
  notice: { id: string; person: string },
  failure: Failure,
): Promise<void> {
  const items = await itemsOf(db, notice.id);
  const { fate, detail, address } = failure;
  const day = civilDate(failure.now);
  if (address !== null) await markUnreachable(db, items, { reason: address, detail, since: day });
  if (fate === 'refused') await insertRows(db, passedOn(items, day));
  await insertRows(db, officerRows(items, { notice: notice.id, fate, detail, day }));
}

/**
 * A message that was accepted has come back: as if it had been refused for good.
 * @returns false when the notice is not known, or was given up before.
 */
export async function recordBounce(
  db: LedgerDatabase,
  notice: string,
  { detail, now }: { detail: string; now: Instant },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const bounced = await transaction
      .updateTable('notice')
      .set({ status: 'refused_for_good', detail, next_attempt_at: null })
      .where('id', '=', notice)
      .where('status', '!=', 'refused_for_good')
      .returning(['id', 'person'])
      .executeTakeFirst();
    if (!bounced) return false;
    await giveUp(transaction, bounced, { fate: 'refused', detail, address: 'bounced', now });
    return true;
  });
}

/** Tells the officer, once per card, that a person has no readable address and that a colleague reads instead. */
export async function reportUnreadable(
  db: LedgerDatabase,
  { items, notice, day }: { items: readonly FrozenItem[]; notice: string; day: CivilDate },
): Promise<void> {
  for (const item of items) {
    const { reader } = item.payload;
    if (!reader) continue;
    const row = { card: reader.card.ref, reason: 'unreadable' as const, detail: '', since: day };
    const added = await db
      .insertInto('unreachable_card')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) continue;
    const own = items.filter(({ payload }) => payload.reader?.card.ref === reader.card.ref);
    await insertRows(db, officerRows(own, { notice, fate: 'unreadable', detail: '', day }));
  }
}

async function itemsOf(db: LedgerDatabase, notice: string): Promise<FrozenItem[]> {
  const rows = await db
    .selectFrom('notice_item')
    .select(['stream', 'obligation', 'step', 'recipient', 'reader', 'reader_card', 'payload'])
    .where('notice_id', '=', notice)
    .orderBy('stream')
    .orderBy('position')
    .orderBy('obligation')
    .execute();
  return rows.map((row) => ({ ...row, payload: row.payload as NoticePayload }));
}

/** The officer's card is never marked: nobody else would read what goes there. */
async function markUnreachable(
  db: LedgerDatabase,
  items: readonly FrozenItem[],
  mark: { reason: 'refused' | 'bounced'; detail: string; since: CivilDate },
): Promise<void> {
  const cards = items
    .filter(({ reader_card, payload }) => reader_card !== payload.officer?.card.ref)
    .flatMap(({ reader_card }) => reader_card ?? []);
  const rows = [...new Set(cards)].map((card) => ({ card, ...mark }));
  if (rows.length === 0) return;
  await db
    .insertInto('unreachable_card')
    .values(rows)
    .onConflict((conflict) => conflict.column('card').doUpdateSet({ ...mark }))
    .execute();
}

function passedOn(items: readonly FrozenItem[], day: CivilDate): ItemRow[] {
  return items.flatMap((item): ItemRow[] => {
    const [next, ...rest] = afterReader(item);
    if (!next) return [];
    const { stream, obligation, step, payload, reader } = item;
    return [
      {
        stream,
        obligation,
        step,
        recipient: next.person,
        due_on: day,
        kind: 'passed-on',
        payload: canonicalJson({ ...payload, reader: next, instead: rest, passedOnFrom: reader }),
      },
    ];
  });
}

/** Who comes after the one who got it. After the officer comes nobody. */
function afterReader({ payload, reader_card }: FrozenItem): Addressee[] {
  const { reader, instead = [] } = payload;
  if (!reader) return [];
  const chain = [reader, ...instead];
  const place = chain.findIndex(({ card }) => card.ref === reader_card);
  return place < 0 ? [] : chain.slice(place + 1);
}

/** One message per covenant to its officer. */
function officerRows(
  items: readonly FrozenItem[],
  { notice, fate, detail, day }: Pick<Undelivered, 'fate' | 'detail'> & { notice: string; day: CivilDate },
): ItemRow[] {
  const streams = [...new Set(items.map(({ stream }) => stream))];
  return streams.flatMap((stream): ItemRow[] => {
    const own = items.filter((item) => item.stream === stream);
    const [first] = own;
    const officer = first?.payload.officer ?? null;
    if (!first || officer === null || own.some(({ payload }) => payload.kind === 'undelivered')) return [];
    const person = fate === 'unreadable' ? first.recipient : (first.reader ?? first.recipient);
    if (person === officer.person) return [];
    const next = fate === 'refused' ? (afterReader(first)[0]?.person ?? null) : colleague(fate, first);
    const about = own.map(({ obligation }) => obligation);
    const payload: NoticePayload = {
      ...aboutNobody(first.payload),
      reader: officer,
      undelivered: { person, fate, detail, next, about },
    };
    return [
      {
        stream,
        obligation: notice,
        step: fate === 'unreadable' ? `unreadable:${person}` : 'undelivered',
        recipient: officer.person,
        due_on: day,
        kind: 'undelivered',
        payload: canonicalJson(payload),
      },
    ];
  });
}

function colleague(fate: Undelivered['fate'], { reader }: FrozenItem): string | null {
  return fate === 'unreadable' ? reader : null;
}

function aboutNobody(payload: NoticePayload): NoticePayload {
  return {
    kind: 'undelivered',
    covenant: payload.covenant,
    organisation: payload.organisation,
    organisationName: payload.organisationName,
    officer: payload.officer,
    reader: null,
    subject: null,
    text: null,
    reason: null,
    occurrence: null,
    due: null,
    undelivered: null,
  };
}
