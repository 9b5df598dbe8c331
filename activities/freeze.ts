import { sha256Hex } from '../domain/canonical.ts';
import type { CivilDate, ContentReference, Instant } from '../domain/primitives.ts';
import { ledgerSetting } from '../ledger/database.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { AddressBook, readText, type Reader } from './address-book.ts';
import { linkToNotice, lockStillDue, selectDue, supersedeMissedSteps, type DueItem } from './due-items.ts';
import { buildMessage, messageId } from './mail-message.ts';
import { renderSubject, renderText, type NoticeEntry, type Unreadable } from './notice-text.ts';
import type { Post } from './post.ts';

/** What goes to one reader in one message. */
interface Letter {
  /** Person of the notice's row. */
  person: string;
  reader: Reader;
  items: { item: DueItem; routed: Unreadable | null }[];
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
  const { letters, unaddressed } = await sort(due, new AddressBook(post.db));
  const served = await servedOn(post.db, asOf);
  const { ledgerId } = await ledgerSetting(post.db);
  let frozen = 0;
  for (const letter of letters) {
    if (served.has(letter.person)) continue;
    const id = noticeId(ledgerId, letter.person, asOf);
    if (await freeze(post, letter, { id, asOf, now })) frozen += 1;
  }
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

/** Who reads an item: the person it is for, else the officer with the reason, else nobody for now. */
async function routeOf(
  { payload, recipient }: DueItem,
  book: AddressBook,
): Promise<{ reader: Reader; routed: Unreadable | null } | null> {
  const { reader, officer } = payload;
  const found = reader ? await book.find(reader) : { problem: missing(recipient) };
  if (!('problem' in found)) return { reader: found, routed: null };
  const stand = officer ? await book.find(officer) : { problem: 'nobody' as const };
  return 'problem' in stand ? null : { reader: stand, routed: found.problem };
}

function missing(recipient: string): Unreadable {
  return recipient === '' ? 'nobody' : 'unknown-person';
}

async function servedOn(db: LedgerDatabase, date: CivilDate): Promise<Set<string>> {
  const rows = await db.selectFrom('notice').select('person').where('on_date', '=', date).execute();
  return new Set(rows.map((row) => row.person));
}

async function freeze(
  post: Post,
  letter: Letter,
  { id, asOf, now }: { id: string; asOf: CivilDate; now: Instant },
): Promise<boolean> {
  return post.db.transaction().execute(async (transaction) => {
    const planned = letter.items.map(({ item }) => item);
    const entries: NoticeEntry[] = [];
    const items = (await lockStillDue(transaction, planned)).filter((item) => planned.some(isSame(item)));
    for (const item of items) entries.push(await toEntry(transaction, item, letter));
    if (items.length === 0) return false;
    const rendered = await render(post, letter.reader, entries, { id, asOf, now });
    const row = {
      id,
      person: letter.person,
      on_date: asOf,
      message_id: messageId(id, post.from),
      rendered,
      created_at: now,
      next_attempt_at: now,
    };
    const added = await transaction
      .insertInto('notice')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) return false;
    await linkToNotice(transaction, items, id);
    return true;
  });
}

function render(
  { from }: Post,
  reader: Reader,
  entries: readonly NoticeEntry[],
  { id, asOf, now }: { id: string; asOf: CivilDate; now: Instant },
): Promise<Buffer> {
  const { language, name, address } = reader;
  return buildMessage({
    id,
    from,
    to: { name, address },
    language,
    subject: renderSubject(entries, language),
    text: renderText(entries, reader, asOf, from.name),
    date: now,
  });
}

async function toEntry(db: LedgerDatabase, item: DueItem, letter: Letter): Promise<NoticeEntry> {
  const { payload, obligation: id, recipient: person } = item;
  const planned = letter.items.find((known) => isSame(item)(known.item));
  return {
    id,
    person,
    payload,
    text: await wordsOf(db, payload.text),
    reason: await wordsOf(db, payload.reason),
    routed: planned?.routed ?? null,
  };
}

/** The same row, and still for the same cards: one that was given another address meanwhile waits for a day. */
function isSame(one: DueItem): (other: DueItem) => boolean {
  const own = identity(one);
  return (other) => identity(other) === own;
}

function identity({ stream, obligation, step, recipient, due_on, payload }: DueItem): string {
  const cards = `${payload.reader?.card.ref} ${payload.officer?.card.ref}`;
  return [stream, obligation, step, recipient, due_on, cards].join('\n');
}

async function wordsOf(db: LedgerDatabase, reference: ContentReference | null): Promise<string | null> {
  if (reference === null || !reference.mediaType.startsWith('text/')) return null;
  const found = await readText(db, reference);
  return 'text' in found ? found.text : null;
}
