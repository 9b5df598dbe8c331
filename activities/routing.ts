import type { AddressBook, Reader } from './address-book.ts';
import type { DueItem } from './due-items.ts';
import type { Routed, Unreadable } from './notice-entry.ts';

export interface Route {
  reader: Reader;
  /** Set when it is not the one whom the item was planned for. */
  routed: Routed | null;
}

/**
 * Who reads an item: the person it is for, else the next one whom the organisation has named, else the officer with the
 * reason, else nobody for now. An address that was refused for good counts as none until the card changes; the
 * officer's is tried all the same, since nobody comes after.
 */
export async function routeOf({ payload, recipient }: DueItem, book: AddressBook): Promise<Route | null> {
  const { reader, instead = [], officer } = payload;
  const found = reader ? await book.find(reader) : { problem: missing(recipient) };
  if (!('problem' in found)) return { reader: found, routed: null };
  const reason = found.problem;
  for (const colleague of instead) {
    const other = await book.find(colleague);
    if (!('problem' in other)) return { reader: other, routed: { reason, to: 'colleague' } };
  }
  const last = officer ? await book.look(officer) : { problem: reason };
  if ('problem' in last) return null;
  const isOwn = reader?.card.ref === last.card;
  return { reader: last, routed: isOwn ? null : { reason, to: 'officer' } };
}

function missing(recipient: string): Unreadable {
  return recipient === '' ? 'nobody' : 'unknown-person';
}
