import type { CivilDate, Instant } from '../domain/primitives.ts';
import { withLedgerErrors } from '../ledger/errors.ts';
import type { LedgerDatabase, NoticeStatus } from '../ledger/schema.ts';
import { deliverFrozen } from './deliver.ts';
import { freezeDue } from './freeze.ts';
import type { Clock, Post } from './post.ts';
import { replanStale } from './replan.ts';

/** What one dispatch did. */
export interface Dispatched {
  /** Notices that were made now. */
  frozen: number;
  /** Notices that were tried now, by what became of them. */
  outcomes: Record<NoticeStatus, number>;
  /** Items that neither their reader nor an officer can read: nobody has a readable address. */
  unaddressed: number;
  /** When a notice that waits is to be tried again; null when none waits. */
  retryAt: Instant | null;
}

/**
 * Sends what is due on or before a civil day (Europe/Amsterdam): one message per person and day over all covenants.
 * Freezes first, then sends, then records the fate, so that after a crash the next call goes on where this one ended,
 * and several at the same time send nothing twice. What a refusal for good brings on (the next person, the officer)
 * goes out in the same call. Streams that were planned with an older policy of the programme are planned anew first.
 *
 * Errors: LEDGER_UNREACHABLE (try again); what a transport throws.
 */
export async function dispatch(
  post: Post,
  { asOf, clock }: { asOf: CivilDate; clock: Clock },
): Promise<Dispatched> {
  return withLedgerErrors(async () => {
    await replanStale(post.db);
    const until = performance.now() + LONGEST;
    const enough = (): boolean => performance.now() > until;
    const all: NoticeStatus[] = [];
    let frozen = 0;
    for (;;) {
      const round = await freezeDue(post, asOf, clock());
      frozen += round.frozen;
      const statuses = await deliverFrozen(post, clock, enough);
      all.push(...statuses);
      if (round.frozen > 0 && statuses.includes('refused_for_good') && !enough()) continue;
      const { unaddressed } = round;
      return { frozen, unaddressed, outcomes: count(all), retryAt: await nextRetry(post.db) };
    }
  });
}

/** Milliseconds after which a dispatch leaves the rest to the next one, so that no caller waits for hours. */
const LONGEST = 8 * 60_000;

function count(statuses: readonly NoticeStatus[]): Record<NoticeStatus, number> {
  const outcomes = { queued: 0, sent: 0, refused_for_now: 0, refused_for_good: 0, unknown: 0 };
  for (const status of statuses) outcomes[status] += 1;
  return outcomes;
}

async function nextRetry(db: LedgerDatabase): Promise<Instant | null> {
  const row = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.min('next_attempt_at').as('at'))
    .executeTakeFirst();
  return row?.at?.toISOString() ?? null;
}
