import { canonicalJson } from '../../domain/canonical.ts';
import type { Instant } from '../../domain/primitives.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import type { LedgerDatabase, ProposalStatus } from '../../ledger/schema.ts';
import { insertRows, type ItemRow } from '../notice-rows.ts';

/** How an officer decided. */
export interface Decided {
  status: Exclude<ProposalStatus, 'proposed'>;
  by: string;
  at: Instant;
  /** Events, or the reference to the officer's words. */
  outcome: unknown;
  /** What the sender is told; null for nothing. */
  receipt: ItemRow | null;
}

/**
 * Says which command a proposal is about to become, before it is sent: after a crash the same one is sent again.
 * @returns false when somebody else decided, or is about to send another one.
 * Error: LEDGER_UNREACHABLE.
 */
export async function claimProposal(db: LedgerDatabase, id: string, commandId: string): Promise<boolean> {
  const claimed = await withLedgerErrors(() =>
    db
      .updateTable('proposal')
      .set({ command_id: commandId })
      .where('id', '=', id)
      .where('status', '=', 'proposed')
      .where((eb) => eb.or([eb('command_id', 'is', null), eb('command_id', '=', commandId)]))
      .executeTakeFirst(),
  );
  return claimed.numUpdatedRows === 1n;
}

/** Takes a claim back, after the core has refused the command: nothing of it is recorded. */
export async function releaseProposal(db: LedgerDatabase, id: string, commandId: string): Promise<void> {
  await withLedgerErrors(() =>
    db
      .updateTable('proposal')
      .set({ command_id: null })
      .where('id', '=', id)
      .where('status', '=', 'proposed')
      .where('command_id', '=', commandId)
      .execute(),
  );
}

/**
 * Records a decision and plans what the sender is told, both or neither, once.
 * @returns false when it was decided before.
 * Error: LEDGER_UNREACHABLE.
 */
export async function decideProposal(db: LedgerDatabase, id: string, decided: Decided): Promise<boolean> {
  const { status, by, at, outcome, receipt } = decided;
  return withLedgerErrors(() =>
    db.transaction().execute(async (transaction) => {
      const changed = await transaction
        .updateTable('proposal')
        .set({ status, decided_by: by, decided_at: at, outcome: canonicalJson(outcome) })
        .where('id', '=', id)
        .where('status', '=', 'proposed')
        // A command that may be recorded is no longer rejected.
        .$if(status === 'rejected', (query) => query.where('command_id', 'is', null))
        .executeTakeFirst();
      if (changed.numUpdatedRows !== 1n) return false;
      if (receipt) await insertRows(transaction, [receipt]);
      return true;
    }),
  );
}
