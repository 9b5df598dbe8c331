import type { Instant } from '../../domain/primitives.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';

const DAY = 86_400_000;

/**
 * From when on messages can be answers: the first notice of this ledger, or its making where none is frozen yet; a day
 * earlier, since mail servers search by their own zone's days.
 */
export async function ledgerOpenedAt(db: LedgerDatabase): Promise<Instant> {
  const { at } = await db.selectFrom('setting').select('created_at as at').executeTakeFirstOrThrow();
  const first = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.min('created_at').as('at'))
    .executeTakeFirst();
  const earliest = Math.min(at.getTime(), first?.at?.getTime() ?? Infinity);
  return new Date(earliest - DAY).toISOString();
}
