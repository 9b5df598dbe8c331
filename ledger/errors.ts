/** Everything that the ledger refuses, each with whether waiting and asking again can help. */
const codes = {
  LEDGER_UNREACHABLE: true,
  // A database that is being restored or replaced is empty for a while.
  LEDGER_NOT_READY: true,
  LEDGER_SCHEMA_NEWER: false,
  LEDGER_INVALID: false,
  LEDGER_DIVERGED: false,
  LEDGER_FENCED: false,
  CLOCK_MISMATCH: false,
  SLUG_TAKEN: false,
  STREAM_UNKNOWN: false,
  CONTENT_MISSING: false,
  CONTENT_ERASED: false,
  CONTENT_DAMAGED: false,
  CONTENT_DIFFERS: false,
  ARCHIVE_DIFFERS: false,
  BUNDLE_DIFFERS: false,
  RUN_UNKNOWN: false,
  BACKUP_EXISTS: false,
  BACKUP_DAMAGED: false,
  BACKUP_NEWER: false,
  RESTORE_NOT_EMPTY: false,
} as const;

export type LedgerErrorCode = keyof typeof codes;

/** An expected failure: a stable code and a sentence that says what to do. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: LedgerErrorCode;
  /** True where the same call may succeed later without anybody's help. */
  readonly retryable: boolean;

  constructor(code: LedgerErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = codes[code];
  }
}

export function isLedgerError(error: unknown, code?: LedgerErrorCode): error is LedgerError {
  return error instanceof LedgerError && (code === undefined || error.code === code);
}

/** Socket errors of Node, and what it and pg say when a socket is missing, or a connection is lost or never comes. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const LOST_CONNECTION =
  /^(?:connect ENOENT|Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;
/** SQLSTATE: connection, authorisation, unknown database, resources (disk full), shutdown, idle, read-only, system. */
const UNREACHABLE_STATES = /^(?:08...|28...|3D000|53...|58...|57P0[1235]|25006|25P03)$/;
const DEADLOCK_OR_SERIALIZATION = /^(?:40001|40P01|55P03|57014)$/;

/**
 * Gives an error of the driver its code; a LedgerError and a bug pass through unchanged.
 * The sentence never holds the address: it may carry a password.
 */
export function toLedgerError(error: unknown): unknown {
  if (error instanceof LedgerError || !(error instanceof Error)) return error;
  const code = errorCode(error);
  if (SOCKET_CODES.has(code) || UNREACHABLE_STATES.test(code) || LOST_CONNECTION.test(error.message)) {
    return new LedgerError(
      'LEDGER_UNREACHABLE',
      `The ledger's database cannot be reached (${code || error.message}). Start it, or correct DATABASE_URL.`,
      error,
    );
  }
  if (DEADLOCK_OR_SERIALIZATION.test(code)) {
    return new LedgerError('LEDGER_UNREACHABLE', `The database was too busy (${code}). Try again.`, error);
  }
  if (code === '42P01' || code === '3F000') {
    return new LedgerError(
      'LEDGER_NOT_READY',
      'The database holds no ledger of this version. Migrate it first.',
      error,
    );
  }
  return error;
}

/** Runs work on the database and gives its failures their codes. */
export async function withLedgerErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toLedgerError(error);
  }
}

/** The SQLSTATE or system code of an error, or of the first one in a group of them; '' when it has none. */
export function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
