import type { AppendRequest } from '../ledger/append-request.ts';

/** What workflows ask of activities: names and shapes only, so that workflow code imports no effect. */

export interface AppendReceipt {
  sequence: number;
  /** Hash of the last event, 64 hexadecimal digits. */
  hash: string;
}

export interface HaltRequest {
  stream: string;
  code: string;
  reason: string;
}

export interface CovenantActivities {
  /** Appends events with the notices that they plan, in one transaction; idempotent. */
  append(request: AppendRequest): Promise<AppendReceipt>;
  /** Marks a stream as halted where the secretariat sees it. */
  halt(request: HaltRequest): Promise<void>;
}

export interface ProgrammeActivities {
  /**
   * Sends what is due on or before a civil day. `retryAt`: when a notice that was refused for now is to be tried
   * again, UTC; null when none waits.
   */
  dispatchNotices(request: { asOf: string }): Promise<{ sent: number; retryAt: string | null }>;
  /** Archives the history of every closed run that the archive misses. */
  sweepArchive(): Promise<{ archived: number }>;
}
