import * as z from 'zod';
import type { CovenantState } from '../../domain/state.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { readText } from '../address-book.ts';
import type { NamedPerson } from './spoken-person.ts';

/** A person of a covenant with the card that the content store holds. */
export interface KnownPerson {
  id: string;
  organisation: string;
  name: string;
  /** In lower case. */
  address: string;
}

const cardSchema = z.object({ name: z.string(), address: z.string() });

/** The people of one organisation whose cards can be read. */
export async function peopleOf(
  db: LedgerDatabase,
  state: CovenantState,
  organisation: string,
): Promise<KnownPerson[]> {
  const own = Object.values(state.people).filter((person) => person.organisation === organisation);
  const found: KnownPerson[] = [];
  for (const { id, card } of own) {
    const read = await readText(db, card);
    const parsed = 'text' in read ? cardSchema.safeParse(parse(read.text)) : undefined;
    if (!parsed?.success) continue;
    found.push({ id, organisation, name: parsed.data.name, address: parsed.data.address.toLowerCase() });
  }
  return found;
}

/** The same with the id of the colleague whom a text names, where there is one by that address or that name. */
export function recognise(named: NamedPerson | null, colleagues: readonly KnownPerson[]): NamedPerson | null {
  if (named === null) return null;
  const address = named.address?.toLowerCase();
  const name = named.name?.toLowerCase();
  const known = colleagues.find((person) =>
    address === undefined ? person.name.toLowerCase() === name : person.address === address,
  );
  return known ? { ...named, known: known.id } : named;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
