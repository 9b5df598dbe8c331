import type { Client } from '@temporalio/client';
import type { LedgerDatabase } from '../ledger/schema.ts';

export type FindingCode =
  | 'ENGINE_UNREACHABLE'
  | 'NO_WORKER'
  | 'OTHER_BUILD_CURRENT'
  | 'LEDGER_UNREACHABLE'
  | 'LEDGER_SCHEMA_OLDER'
  | 'CHAIN_BROKEN'
  | 'NOT_RUNNING'
  | 'HALTED'
  | 'OTHER_BUILD'
  | 'SILENT'
  | 'FENCED'
  | 'LEDGER_BEHIND'
  | 'ENGINE_BEHIND'
  | 'STATE_DIFFERS'
  | 'STREAM_UNKNOWN'
  | 'RUN_UNLISTED'
  | 'RUN_UNARCHIVED'
  | 'HISTORY_LOST'
  | 'BUNDLE_MISSING'
  | 'CONTENT_MISSING'
  | 'NOTICE_UNDELIVERED';

/** Something that does not fit, and the command that answers it. */
export interface Finding {
  code: FindingCode;
  /** Slug; null when it is about the whole. */
  covenant: string | null;
  stream: string | null;
  parameters: Record<string, string | number>;
  advice: string;
}

export interface Patient {
  db: LedgerDatabase;
  /** Null when no engine runs: then the ledger alone is examined. */
  temporal: Client | null;
  /** Build of this program. */
  build: string;
  taskQueue?: string;
  /** Milliseconds after its end by which a run should be archived; two days when left out. */
  sweepDue?: number;
}

/** Makes a finding about one stream. */
export type Note = (code: FindingCode, advice: string, parameters?: Finding['parameters']) => Finding;

/** A build as people read it. */
export function short(build: string): string {
  return build.slice(0, 12);
}
