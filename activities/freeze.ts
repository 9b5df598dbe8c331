import { sha256Hex } from '../domain/canonical.ts';
import type { CivilDate, ContentReference, Instant } from '../domain/primitives.ts';
import { ledgerSetting } from '../ledger/database.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { AddressBook, readText, type Reader } from './address-book.ts';
import { linkToNotice, lockStillDue, selectDue, supersedeMissedSteps, type DueItem } from './due-items.ts';
import { buildMessage, messageId } from './mail-message.ts';
import { calendarAttachments, calendarUid, type TakenBack } from './notice-calendar.ts';
import { byCovenant, type NoticeEntry, type Routed } from './notice-entry.ts';
import { renderHtml } from './notice-html.ts';
import { composeNotice, renderText } from './notice-text.ts';
import type { Post } from './post.ts';
import { routeOf } from './routing.ts';
import { severalAtOnce } from './several.ts';
import { reportUnreadable } from './undelivered.ts';

/** Messages that are made at the same time: most of making one is waiting for the disk. Appends keep connections. */
const AT_ONCE = 4;

/** What goes to one reader in one message. */
interface Letter {
  /** Person of the notice's row. */
  person: string;
  reader: Reader;
  items: { item: DueItem; routed: Routed | null }[];
}

/**
 * Turns everything due on or before a day into one notice per person, over all streams. From here on id, Message-ID
 * and bytes never change. Whoever has a notice of that day already gets the rest with the next day's.
 *
 * @returns how many notices were frozen, and how many items nobody can read; those stay planned.
 */
export async function freezeDue(
  post: Post,
  asOf: CivilDate,
  now: Instant,
): Promise<{ frozen: number; unaddressed: number }> {
  await supersedeMissedSteps(post.db, asOf);
  const due = await selectDue(post.db, asOf);
  const { letters, unaddressed } = await sort(due, await AddressBook.open(post.db));
  const served = await servedOn(post.db, asOf);
  const { ledgerId } = await ledgerSetting(post.db);
  let frozen = 0;
  const unserved = letters.filter(({ person }) => !served.has(person));
  await severalAtOnce(unserved, AT_ONCE, async (letter) => {
    const id = noticeId(ledgerId, letter.person, asOf);
    if (await freeze(post, letter, { id, asOf, now })) frozen += 1;
  });
  return { frozen, unaddressed };
}

/** Derived, so that two dispatches of the same day can only ever mean the same notice. */
export function noticeId(ledgerId: string, person: string, date: CivilDate): string {
  return `ntc_${sha256Hex(`covenant-notice/1\n${ledgerId}\n${person}\n${date}`).slice(0, 32)}`;
}

async function sort(
  due: readonly DueItem[],
  book: AddressBook,
): Promise<{ letters: Letter[]; unaddressed: number }> {
  const letters = new Map<string, Letter>();
  const names = new Set<string>();
  let unaddressed = 0;
  for (const item of due) {
    const route = await routeOf(item, book);
    if (route === null) {
      unaddressed += 1;
      continue;
    }
    // Covenants choose their ids of people by themselves: the same id at another address is another person.
    const key = `${route.reader.person}\n${route.reader.address.toLowerCase()}`;
    const letter = letters.get(key) ?? { person: nameFor(item, route.reader, names), ...route, items: [] };
    letter.items.push({ item, routed: route.routed });
    letters.set(key, letter);
  }
  return { letters: [...letters.values()], unaddressed };
}

/** The person's id; with the stream where another person has taken that id today. */
function nameFor(item: DueItem, { person }: Reader, taken: Set<string>): string {
  const name = taken.has(person) ? `${person}@${item.stream}` : person;
  taken.add(name);
  return name;
}

async function servedOn(db: LedgerDatabase, date: CivilDate): Promise<Set<string>> {
  const rows = await db.selectFrom('notice').select('person').where('on_date', '=', date).execute();
  return new Set(rows.map((row) => row.person));
}

/** An entry of the message, and the row that it freezes. */
interface FrozenEntry extends NoticeEntry {
  item: DueItem;
}

async function freeze(
  post: Post,
  letter: Letter,
  { id, asOf, now }: { id: string; asOf: CivilDate; now: Instant },
): Promise<boolean> {
  return post.db.transaction().execute(async (transaction) => {
    const planned = letter.items.map(({ item }) => item);
    const routes = new Map(letter.items.map(({ item, routed }) => [identity(item), routed]));
    const locked = await lockStillDue(transaction, planned);
    const items = locked.filter((item) => routes.has(identity(item)));
    if (items.length === 0) return false;
    const unordered: FrozenEntry[] = [];
    for (const item of items) {
      unordered.push(await toEntry(transaction, item, routes.get(identity(item)) ?? null));
    }
    // In the order in which the message numbers them.
    const entries = byCovenant(unordered).flat();
    const takenBack = await calendarsTakenBack(transaction, items);
    const row = {
      id,
      person: letter.person,
      on_date: asOf,
      message_id: messageId(id, post.from),
      rendered: await render(post, letter.reader, entries, { id, asOf, now, takenBack }),
      created_at: now,
      next_attempt_at: now,
    };
    const added = await transaction
      .insertInto('notice')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) return false;
    const { person, card } = letter.reader;
    await linkToNotice(
      transaction,
      entries.map(({ item }) => item),
      { id, person, card },
    );
    await reportUnreadable(transaction, { items: unreadable(entries, letter.reader), notice: id, day: asOf });
    return true;
  });
}

function render(
  { from }: Post,
  reader: Reader,
  entries: readonly NoticeEntry[],
  { id, asOf, now, takenBack }: { id: string; asOf: CivilDate; now: Instant; takenBack: TakenBack },
): Promise<Buffer> {
  const { language, name, address } = reader;
  const content = composeNotice(entries, reader, asOf, from.name);
  return buildMessage({
    id,
    from,
    to: { name, address },
    language,
    subject: content.subject,
    text: renderText(content),
    html: renderHtml(content),
    attachments: calendarAttachments(entries, { language, stamp: now, organiser: from, takenBack }),
    date: now,
  });
}

/**
 * What was meant for a person without a readable address, and goes to a colleague; by card, the order in which every
 * message marks cards, so that no two wait for each other.
 */
function unreadable(entries: readonly FrozenEntry[], { person, card }: Reader) {
  return entries
    .filter(({ routed }) => routed?.to === 'colleague' && routed.reason !== 'unreachable')
    .map(({ item }) => ({ ...item, reader: person, reader_card: card }))
    .sort((one, other) => (cardOf(one) < cardOf(other) ? -1 : 1));
}

function cardOf({ payload }: DueItem): string {
  return payload.reader?.card.ref ?? '';
}

/** Under which number each of these duties was last taken out of calendars. */
async function calendarsTakenBack(db: LedgerDatabase, items: readonly DueItem[]): Promise<TakenBack> {
  const rows = await db
    .selectFrom('notice_item')
    .select(['stream', 'obligation', 'payload'])
    .where('kind', '=', 'cancelled')
    .where('notice_id', 'is not', null)
    .where('stream', 'in', [...new Set(items.map(({ stream }) => stream))])
    .where('obligation', 'in', [...new Set(items.flatMap(dutiesOf))])
    .execute();
  const takenBack = new Map<string, number>();
  for (const { stream, obligation, payload } of rows) {
    const uid = calendarUid(obligation, stream);
    const { changedAt } = payload as { changedAt?: number | null };
    takenBack.set(uid, Math.max(takenBack.get(uid) ?? 0, changedAt ?? 0));
  }
  return takenBack;
}

/** What an item is about, and what a summary lists. */
function dutiesOf({ obligation, payload }: DueItem): string[] {
  return [obligation, ...(payload.open ?? []).map(({ id }) => id)];
}

async function toEntry(db: LedgerDatabase, item: DueItem, routed: Routed | null): Promise<FrozenEntry> {
  const { stream, payload, obligation: id, recipient: person } = item;
  const openTexts: (string | null)[] = [];
  for (const duty of payload.open ?? []) openTexts.push(await wordsOf(db, duty.text));
  return {
    item,
    stream,
    id,
    person,
    payload,
    text: await wordsOf(db, payload.text),
    reason: await wordsOf(db, payload.reason),
    words: await wordsOf(db, payload.words ?? null),
    openTexts,
    routed,
  };
}

/** The same row, and still for the same cards: one that was given another address meanwhile waits for a day. */
function identity({ stream, obligation, step, recipient, due_on, payload }: DueItem): string {
  const cards = `${payload.reader?.card.ref} ${payload.officer?.card.ref}`;
  return [stream, obligation, step, recipient, due_on, cards].join('\n');
}

async function wordsOf(db: LedgerDatabase, reference: ContentReference | null): Promise<string | null> {
  if (reference === null || !reference.mediaType.startsWith('text/')) return null;
  const found = await readText(db, reference);
  return 'text' in found ? found.text : null;
}
