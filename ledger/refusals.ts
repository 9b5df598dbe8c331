import { v7 as uuidv7 } from 'uuid';
import { withLedgerErrors } from './errors.ts';
import type { LedgerDatabase } from './schema.ts';

/** A command that was not taken. It stands outside the chain, since nothing happened, and holds no personal data. */
export interface RefusedCommand {
  stream: string | null;
  commandId: string | null;
  commandType: string | null;
  code: string;
  /** Number of the reference, `R28`; null where no rule was broken. */
  rule: string | null;
  /** Instant, UTC. */
  at: string;
  /** Parameters of the refusal: ids and field names, never what somebody wrote. */
  detail: Record<string, string>;
}

export interface RecordedRefusal extends RefusedCommand {
  id: string;
}

export async function recordRefusal(db: LedgerDatabase, refusal: RefusedCommand): Promise<void> {
  await withLedgerErrors(() =>
    db
      .insertInto('refusal')
      .values({
        id: `ref_${uuidv7()}`,
        stream: refusal.stream,
        command_id: refusal.commandId,
        command_type: refusal.commandType,
        code: refusal.code,
        rule: refusal.rule,
        at: refusal.at,
        detail: JSON.stringify(refusal.detail),
      })
      .execute(),
  );
}

/** The refusals of one stream, or of all, the latest first. */
export async function listRefusals(
  db: LedgerDatabase,
  filter: { stream?: string; limit?: number } = {},
): Promise<RecordedRefusal[]> {
  const rows = await withLedgerErrors(() =>
    db
      .selectFrom('refusal')
      .selectAll()
      .$if(filter.stream !== undefined, (query) => query.where('stream', '=', filter.stream ?? ''))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(filter.limit ?? 1_000)
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    stream: row.stream,
    commandId: row.command_id,
    commandType: row.command_type,
    code: row.code,
    rule: row.rule,
    at: row.at.toISOString(),
    detail: (row.detail ?? {}) as Record<string, string>,
  }));
}
