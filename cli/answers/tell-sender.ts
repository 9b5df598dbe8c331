import { addresseeOf, receiptRow } from '../../activities/mailbox/receipts.ts';
import type { Proposal } from '../../activities/mailbox/proposals.ts';
import type { Receipt } from '../../activities/notice-payload.ts';
import type { ItemRow } from '../../activities/notice-rows.ts';
import { textContent } from '../../client/content-fields.ts';
import { sha256Hex } from '../../domain/canonical.ts';
import { civilDate } from '../../domain/calendar.ts';
import type { ContentReference, Instant } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { derivedContentRef, putContent } from '../../ledger/content.ts';
import { foldStream } from '../../ledger/fold.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';

/** Holds of people whom nobody knows: they are told nothing, and nothing that they ask becomes a command. */
export const STRANGERS: ReadonlySet<string> = new Set(['unknown-sender', 'forged-sender']);

/** Keeps an officer's words as content; null for none. The same words are kept once. */
export async function keepWords(
  db: LedgerDatabase,
  { id }: Proposal,
  words: string | undefined,
): Promise<ContentReference | null> {
  if (!words) return null;
  return putContent(db, { ...textContent(words), ref: derivedContentRef(id, `words ${sha256Hex(words)}`) });
}

/** What a receipt says beside the words of its sender. */
export type ReceiptAbout = Pick<Receipt, 'outcome' | 'event' | 'until'> & {
  /** The officer's words. */
  words: ContentReference | null;
  now: Instant;
  /** The covenant before the command: its old cards count, save for a new address that holds now. */
  before?: CovenantState | undefined;
};

/** What the sender hears; null for a stranger, and for whom the covenant no longer knows. */
export async function receiptFor(
  db: LedgerDatabase,
  proposal: Proposal,
  about: ReceiptAbout,
): Promise<ItemRow | null> {
  const { stream, organisation, person, intent, obligation, id, body, hold } = proposal;
  if (stream === null || organisation === null || STRANGERS.has(hold ?? '')) return null;
  const { outcome, event, until, words, now, before } = about;
  const after = await foldStream(db, stream);
  const state = before ?? after;
  const reader = addresseeOf(intent === 'address' && outcome === 'recorded' ? after : state, person);
  if (!reader) return null;
  const receipt: Receipt = { outcome, intent, on: civilDate(proposal.receivedAt), until, event };
  const quoted = { reason: words, words: body?.words ?? null };
  return receiptRow({
    stream,
    state,
    id,
    obligation,
    organisation,
    reader,
    receipt,
    on: civilDate(now),
    ...quoted,
  });
}
