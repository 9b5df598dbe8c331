import { sql } from 'kysely';
import type { Instant } from '../../domain/primitives.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { envelopeOf } from '../mail-message.ts';
import { recordBounce } from '../undelivered.ts';
import type { DeliveryReport } from './delivery-status.ts';

/** How far back a report without a Message-ID is matched by its recipient, in notices. */
const RECENT_NOTICES = 500;

/**
 * Records what became of a notice that a mail server had accepted. Failed: refused for good, with what follows from
 * that. Delayed: refused for now; the server goes on trying, so nothing is sent again.
 * @returns the notice, or null when the report is about none of ours.
 */
export async function recordDeliveryReport(
  db: LedgerDatabase,
  report: DeliveryReport,
  now: Instant,
): Promise<string | null> {
  const notice = await find(db, report);
  if (notice === null) return null;
  const detail = `DSN ${report.code}`;
  if (report.action === 'failed') await recordBounce(db, notice, { detail, now });
  else await markDelayed(db, notice, detail);
  return notice;
}

async function find(db: LedgerDatabase, { messageIds, recipient }: DeliveryReport): Promise<string | null> {
  if (messageIds.length > 0) {
    const named = await db
      .selectFrom('notice')
      .select('id')
      .where('message_id', 'in', messageIds)
      .executeTakeFirst();
    return named?.id ?? null;
  }
  if (recipient === null) return null;
  const rows = await db
    .selectFrom('notice')
    .select(['id', sql<Buffer>`substring(rendered from 1 for 8192)`.as('rendered')])
    .where('status', 'in', ['sent', 'unknown', 'refused_for_now'])
    .orderBy('created_at', 'desc')
    .limit(RECENT_NOTICES)
    .execute();
  return rows.find(({ rendered }) => envelopeOf(rendered).to.toLowerCase() === recipient)?.id ?? null;
}

async function markDelayed(db: LedgerDatabase, notice: string, detail: string): Promise<void> {
  await db
    .updateTable('notice')
    .set({ status: 'refused_for_now', detail, next_attempt_at: null })
    .where('id', '=', notice)
    .where('status', 'in', ['sent', 'unknown'])
    .execute();
}
