import { ApplicationFailure } from '@temporalio/common';
import { append } from '../ledger/append.ts';
import { isLedgerError, type LedgerErrorCode } from '../ledger/errors.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { haltStream } from '../ledger/streams.ts';
import type { CovenantActivities } from './contract.ts';
import { PROGRAMME } from '../domain/check-programme.ts';
import { projectNotices } from './notice-plan.ts';
import { replanStale } from './replan.ts';

/** What was stored, for a log: ids and numbers alone. */
export interface AppendedNote {
  covenant: string;
  /** Ids of the commands that are answered by it. */
  commands: string[];
  /** Sequence of the first event asked for, and of the stored head. */
  first: number;
  last: number;
}

/**
 * The activities through which a covenant's workflow reaches its ledger. `now` gives the host's instant, UTC; `tell`
 * hears of every append that is stored.
 */
export function createLedgerActivities(
  db: LedgerDatabase,
  now: () => string,
  tell: (note: AppendedNote) => void = () => undefined,
): CovenantActivities {
  return {
    async append(request) {
      const { stream, expectedSequence } = request;
      const { sequence, hash } = await coded(() =>
        append(db, request, (transaction) => projectNotices(transaction, stream)),
      );
      // Outside the transaction: a retry finds its events stored, and goes on with the streams that are left.
      if (request.slug === PROGRAMME) await coded(() => replanStale(db));
      const commands = request.commands.map(({ commandId }) => commandId);
      tell({ covenant: stream, commands, first: expectedSequence + 1, last: sequence });
      return { sequence, hash };
    },
    async halt({ stream, code, reason }) {
      try {
        await haltStream(db, stream, { code, reason, at: now() });
      } catch (error) {
        // A stream that the ledger does not know cannot be marked in it; its workflow says that it is halted.
        if (!isLedgerError(error, 'STREAM_UNKNOWN')) throw error;
      }
    },
  };
}

/** Names the code of a ledger's refusal, and whether a retry can mend it. */
async function coded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isLedgerError(error)) throw error;
    throw toFailure(error.code, error.message, error.retryable);
  }
}

function toFailure(code: LedgerErrorCode, message: string, retryable: boolean): ApplicationFailure {
  return retryable
    ? ApplicationFailure.retryable(message, code)
    : ApplicationFailure.nonRetryable(message, code);
}
