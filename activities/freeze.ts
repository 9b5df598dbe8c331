import { sha256Hex } from '../domain/canonical.ts';
import type { CivilDate, ContentReference, Instant } from '../domain/primitives.ts';
import { ledgerSetting } from '../ledger/database.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { AddressBook, readText, type Reader } from './address-book.ts';
import { linkToNotice, lockStillDue, selectDue, supersedeMissedSteps, type DueItem } from './due-items.ts';
import { buildMessage, messageId, type MailBox } from './mail-message.ts';
import { calendarAttachments, calendarUid, type TakenBack } from './notice-calendar.ts';
import { documentAttachments, readDocuments } from './notice-documents.ts';
import { byCovenant, type NoticeEntry, type Routed } from './notice-entry.ts';
import { renderHtml } from './notice-html.ts';
import type { NoticePayload } from './notice-payload.ts';
import { composeNotice, renderText } from './notice-text.ts';
import type { Post } from './post.ts';
import { routeOf } from './routing.ts';
import { severalAtOnce } from './several.ts';
import { reportUnreadable } from './undelivered.ts';

/** Messages that one transaction makes: each commit waits for the disk, and rows stay locked no longer than a moment. */
const PER_TRANSACTION = 25;

/** Transactions at the same time; appends keep connections. */
const AT_ONCE = 3;

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
  await severalAtOnce(inParts(unserved, PER_TRANSACTION), AT_ONCE, async (part) => {
    const made = await freezeLetters(post, part, { ledgerId, asOf, now });
    frozen += made;
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

function inParts<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, part) => all.slice(part * size, (part + 1) * size));
}

async function servedOn(db: LedgerDatabase, date: CivilDate): Promise<Set<string>> {
  const rows = await db.selectFrom('notice').select('person').where('on_date', '=', date).execute();
  return new Set(rows.map((row) => row.person));
}

/** An entry of the message, and the row that it freezes. */
interface FrozenEntry extends NoticeEntry {
  item: DueItem;
}

interface RenderRequest {
  id: string;
  from: MailBox;
  asOf: CivilDate;
  now: Instant;
  takenBack: TakenBack;
}

interface Freezing {
  ledgerId: string;
  asOf: CivilDate;
  now: Instant;
}

/** All rows are locked by one statement, in the order that everybody keeps. @returns how many notices were made. */
function freezeLetters(post: Post, letters: readonly Letter[], freezing: Freezing): Promise<number> {
  return post.db.transaction().execute(async (transaction) => {
    const planned = letters.flatMap(({ items }) => items.map(({ item }) => item));
    const locked = new Map((await lockStillDue(transaction, planned)).map((item) => [identity(item), item]));
    if (locked.size === 0) return 0;
    const takenBack = await calendarsTakenBack(transaction, [...locked.values()]);
    let frozen = 0;
    for (const letter of letters) {
      if (await freeze(transaction, letter, { ...freezing, from: post.from, locked, takenBack })) frozen += 1;
    }
    return frozen;
  });
}

async function freeze(
  transaction: LedgerDatabase,
  letter: Letter,
  rest: Freezing & { from: MailBox; locked: ReadonlyMap<string, DueItem>; takenBack: TakenBack },
): Promise<boolean> {
  const { ledgerId, asOf, now, from, locked } = rest;
  const unordered: FrozenEntry[] = [];
  for (const { item, routed } of letter.items) {
    const present = locked.get(identity(item));
    if (present) unordered.push(await toEntry(transaction, present, routed));
  }
  if (unordered.length === 0) return false;
  // In the order in which the message numbers them.
  const entries = byCovenant(unordered).flat();
  const id = noticeId(ledgerId, letter.person, asOf);
  const row = {
    id,
    person: letter.person,
    on_date: asOf,
    message_id: messageId(id, from),
    rendered: await render(letter.reader, entries, { ...rest, id }),
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
}

function render(
  reader: Reader,
  entries: readonly NoticeEntry[],
  { id, from, asOf, now, takenBack }: RenderRequest,
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
    attachments: [
      ...calendarAttachments(entries, { language, stamp: now, organiser: from, takenBack }),
      ...documentAttachments(entries, language),
    ],
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
    meetingTexts: await meetingTextsOf(db, payload),
    documents: await readDocuments(db, payload),
    routed,
  };
}

async function meetingTextsOf(db: LedgerDatabase, { meeting }: NoticePayload) {
  const agenda: (string | null)[] = [];
  for (const { text } of meeting?.agenda ?? []) agenda.push(await wordsOf(db, text));
  return { place: await wordsOf(db, meeting?.place ?? null), agenda };
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
