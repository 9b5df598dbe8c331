import type { LedgerDatabase } from '../ledger/schema.ts';
import { projectNotices, rebuildPlan } from './notice-plan.ts';
import { readProgrammePolicy } from './programme-policy.ts';

/**
 * Plans the reminders anew of every stream that was planned with another policy of the programme than the present one.
 * Each in a transaction of its own, so that it can be interrupted and goes on where it was. A stream whose plan lags
 * behind its events is caught up, so that what they announce is not lost.
 *
 * @returns how many streams were planned anew.
 */
export async function replanStale(db: LedgerDatabase): Promise<number> {
  const { digest } = await readProgrammePolicy(db);
  const stale = await db
    .selectFrom('stream')
    .select(['stream', 'planned_sequence', 'head_sequence'])
    .where('planned_policy', '!=', digest)
    .where('planned_sequence', '>', 0)
    .orderBy('stream')
    .execute();
  for (const { stream, planned_sequence, head_sequence } of stale) {
    if (planned_sequence < head_sequence) await catchUp(db, stream);
    else await rebuildPlan(db, stream);
  }
  return stale.length;
}

async function catchUp(db: LedgerDatabase, stream: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .selectFrom('stream')
      .select('stream')
      .where('stream', '=', stream)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await projectNotices(transaction, stream);
  });
}
