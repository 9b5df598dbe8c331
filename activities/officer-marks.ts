import { sql } from 'kysely';
import { addDays } from '../domain/calendar.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { Fact } from '../domain/events.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';

/**
 * Does to the one message that an event brought what an officer said of it: hold, skip, or words of one's own. Only
 * while it is unsent; ladders are planned anew instead.
 */
export async function applyToAnnounced(
  db: LedgerDatabase,
  stream: string,
  facts: readonly Fact[],
): Promise<void> {
  for (const fact of facts) {
    if (fact.type === 'ReminderSkipped' && isOfEvent(fact.data.step)) {
      await unsent(db, stream, fact.data, sql`delete from notice_item`);
    }
    if (fact.type === 'RemindersHeld' && isOfEvent(fact.data.step)) {
      const day = addDays(fact.data.until, 1);
      await unsent(db, stream, fact.data, sql`update notice_item set due_on = ${day}::date`);
    }
    if (fact.type === 'ReminderEdited' && isOfEvent(fact.data.step)) {
      const words = canonicalJson({ words: fact.data.text });
      await unsent(db, stream, fact.data, sql`update notice_item set payload = payload || ${words}::jsonb`);
    }
  }
}

function isOfEvent(step: string | undefined): boolean {
  return step?.startsWith('event:') === true;
}

async function unsent(
  db: LedgerDatabase,
  stream: string,
  { obligation, step }: { obligation: string; step?: string | undefined },
  change: ReturnType<typeof sql>,
): Promise<void> {
  await sql`${change}
    where stream = ${stream} and obligation = ${obligation} and step = ${step ?? ''}
      and notice_id is null and superseded_on is null`.execute(db);
}
