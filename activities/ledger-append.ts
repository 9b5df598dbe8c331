import { ApplicationFailure } from '@temporalio/common';
import { append } from '../ledger/append.ts';
import { isLedgerError, type LedgerErrorCode } from '../ledger/errors.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { haltStream } from '../ledger/streams.ts';
import type { CovenantActivities } from './contract.ts';
import { projectNotices } from './notice-plan.ts';

/** The activities through which a covenant's workflow reaches its ledger. `now` gives the host's instant, UTC. */
export function createLedgerActivities(db: LedgerDatabase, now: () => string): CovenantActivities {
  return {
    async append(request) {
      const { sequence, hash } = await coded(() =>
        append(db, request, (transaction) => projectNotices(transaction, request.stream)),
      );
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
