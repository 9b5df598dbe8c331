import type { LedgerDatabase } from '../ledger/schema.ts';
import { rebuildPlan } from './notice-plan.ts';
import { readProgrammePolicy } from './programme-policy.ts';

/**
 * Plans the reminders anew of every stream that was planned with another policy of the programme than the present one.
 * Each in a transaction of its own, so that it can be interrupted and goes on where it was.
 *
 * @returns how many streams were planned anew.
 */
export async function replanStale(db: LedgerDatabase): Promise<number> {
  const { digest } = await readProgrammePolicy(db);
  const stale = await db
    .selectFrom('stream')
    .select('stream')
    .where('planned_policy', '!=', digest)
    .where('planned_sequence', '>', 0)
    .orderBy('stream')
    .execute();
  for (const { stream } of stale) await rebuildPlan(db, stream);
  return stale.length;
}
