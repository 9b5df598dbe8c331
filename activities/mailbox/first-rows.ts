import { civilDate } from '../../domain/calendar.ts';
import type { ItemRow } from '../notice-rows.ts';
import { documentsIn, DOCUMENTS_LIMIT } from './imap.ts';
import type { NewProposal, StoredMail } from './propose.ts';
import { addresseeOf, receiptRow } from './receipts.ts';
import { proposalId, type NewMail } from './store-mail.ts';

/**
 * What known senders are told before an officer has looked: that documents were too large to be taken, and, at the old
 * address, that somebody asked to write to a new one. Nobody else is told anything.
 */
export async function firstRows(
  row: NewMail,
  stored: Pick<StoredMail, 'complete' | 'on' | 'keep'>,
  proposals: readonly NewProposal[],
): Promise<ItemRow[]> {
  const rows: ItemRow[] = [];
  for (const [index, proposal] of proposals.entries()) {
    const { item, person, organisation, intent, hold, obligation, body } = proposal;
    const reader = item ? addresseeOf(item.state, person) : null;
    if (!item || !reader || organisation === null) continue;
    const { stream, state } = item;
    const about = { stream, state, organisation, reader, on: civilDate(row.taken_at) };
    const base = { intent, on: stored.on, until: null, event: null };
    if (!stored.complete && index === 0) {
      const sizes = { size: megabytes(documentsIn(row.size)), limit: megabytes(DOCUMENTS_LIMIT) };
      rows.push(
        receiptRow({
          ...about,
          id: row.id,
          obligation,
          receipt: { ...base, outcome: 'too-large', ...sizes },
        }),
      );
    }
    const address = body.asked.named?.address;
    if (hold === 'address-unconfirmed' && address) {
      const id = proposalId(row.id, index);
      const receipt = { ...base, outcome: 'confirm-address', proposal: id } as const;
      rows.push(receiptRow({ ...about, id, obligation: null, receipt, words: await stored.keep(address) }));
    }
  }
  return rows;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
