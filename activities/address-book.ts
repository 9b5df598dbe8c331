import * as z from 'zod';
import type { ContentReference } from '../domain/primitives.ts';
import { getContent } from '../ledger/content.ts';
import { isLedgerError } from '../ledger/errors.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import type { Addressee } from './notice-payload.ts';
import type { NoticeReader, Unreadable } from './notice-entry.ts';
import { oneLine } from './one-line.ts';

/** Name and address as the content store holds them. No space, bracket, quote, comma or control character. */
const cardSchema = z.object({
  name: z.string().min(1).max(200),
  address: z
    .string()
    .max(254)
    .regex(/^[^\s@<>()[\]\\,;:"\p{C}]+@[^\s@<>()[\]\\,;:"\p{C}]+$/u),
});

export interface Reader extends NoticeReader {
  address: string;
  /** Reference of the card with the address. */
  card: string;
}

type Problem = Exclude<Unreadable, 'nobody'>;
type Card = { card: z.infer<typeof cardSchema> } | { problem: Problem };

/** Reads people's cards, each once; kept for one dispatch only, so that an erased card is not remembered. */
export class AddressBook {
  private readonly cards = new Map<string, Promise<Card>>();
  private readonly db: LedgerDatabase;
  private readonly unreachable: ReadonlySet<string>;

  /** @param unreachable references of the cards whose address is known to reach nobody. */
  constructor(db: LedgerDatabase, unreachable: ReadonlySet<string> = new Set()) {
    this.db = db;
    this.unreachable = unreachable;
  }

  /** Knows every address that failed. */
  static async open(db: LedgerDatabase): Promise<AddressBook> {
    const rows = await db
      .selectFrom('unreachable_card')
      .select('card')
      .where('reason', '!=', 'unreadable')
      .execute();
    return new AddressBook(db, new Set(rows.map(({ card }) => card)));
  }

  /** Who reads, unless the address is known to reach nobody. */
  async find(addressee: Addressee): Promise<Reader | { problem: Problem }> {
    const found = await this.look(addressee);
    if ('problem' in found || !this.unreachable.has(addressee.card.ref)) return found;
    return { problem: 'unreachable' };
  }

  /** The same without memory of failures, for whom nobody stands in. */
  async look(addressee: Addressee): Promise<Reader | { problem: Problem }> {
    const { ref } = addressee.card;
    const reading = this.cards.get(ref) ?? this.read(addressee.card);
    this.cards.set(ref, reading);
    const found = await reading;
    if ('problem' in found) return found;
    const { name, address } = found.card;
    const { person, language } = addressee;
    return { person, language, name: oneLine(name) || person, address, card: ref };
  }

  private async read(card: ContentReference): Promise<Card> {
    const found = await readText(this.db, card);
    if ('problem' in found) return found;
    try {
      return { card: cardSchema.parse(JSON.parse(found.text)) };
    } catch {
      return { problem: 'unreadable' };
    }
  }
}

/** Text from the content store, or why there is none. An unreachable database is no reason: it throws. */
export async function readText(
  db: LedgerDatabase,
  reference: ContentReference,
): Promise<{ text: string } | { problem: 'erased' | 'missing' | 'unreadable' }> {
  try {
    return { text: (await getContent(db, reference)).bytes.toString('utf8') };
  } catch (error) {
    if (isLedgerError(error, 'CONTENT_ERASED')) return { problem: 'erased' };
    if (isLedgerError(error, 'CONTENT_MISSING')) return { problem: 'missing' };
    if (isLedgerError(error, 'CONTENT_DAMAGED')) return { problem: 'unreadable' };
    throw error;
  }
}
