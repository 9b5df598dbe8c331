import { setTimeout as sleep } from 'node:timers/promises';
import { isLedgerError, withLedgerErrors } from '../../ledger/errors.ts';
import { ledgerOpenedAt } from './since.ts';
import { MailboxError, withMailbox, type MailboxSession, type MailboxSettings } from './imap.ts';
import { keepUnreadable, takeMail, type MailPlace, type TakeParts } from './take.ts';

/** One line for the log: codes, ids and numbers, never what a message holds. */
export type MailboxLog = (event: 'taken' | 'postponed', about: Record<string, string | number>) => void;

export interface WatcherParts extends TakeParts {
  settings: MailboxSettings;
  log: MailboxLog;
}

/** Attempts at one message before it is kept unread, so that it never stands in the way of others. */
const ATTEMPTS = 3;

/**
 * Looks at a mailbox again and again. What was taken stands in the ledger's database, so a restart goes on where the
 * last one ended; messages that people have read meanwhile are taken all the same.
 */
export class MailboxWatcher {
  private readonly parts: WatcherParts;
  private readonly stopped = new AbortController();
  private readonly failures = new Map<string, number>();
  private trouble = '';
  /** Below this number everything is taken; of this process and this numbering. */
  private floor = { uidValidity: 0, uid: 1 };

  constructor(parts: WatcherParts) {
    this.parts = parts;
  }

  /** Polls until `stop`, with a pause in milliseconds. Resolves when the last poll has ended. */
  async watch(pause = 60_000): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      await this.poll().then(
        () => (this.trouble = ''),
        (error: unknown) => this.tell(codeOf(error)),
      );
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  stop(): void {
    this.stopped.abort();
  }

  /** Code of what keeps the mailbox from being read since the last look; empty when all is well. */
  get problem(): string {
    return this.trouble;
  }

  /** What lasts is said once, not every minute. */
  private tell(reason: string): void {
    if (reason !== this.trouble && !this.stopped.signal.aborted) this.parts.log('postponed', { reason });
    this.trouble = reason;
  }

  /**
   * Takes every message that is new, each for itself.
   * @returns how many were taken.
   * @throws MailboxError when the mailbox cannot be read now, and errors of the ledger.
   */
  async poll(): Promise<number> {
    const { settings } = this.parts;
    const { signal } = this.stopped;
    return withMailbox(settings, (session) => this.takeAll(session), signal);
  }

  private async takeAll(session: MailboxSession): Promise<number> {
    const { uidValidity } = session;
    const place = { mailbox: this.parts.settings.name, uidValidity };
    const fresh = await this.listNew(session, place);
    let taken = 0;
    for (const uid of fresh) {
      if (this.stopped.signal.aborted) break;
      if (await this.take(session, place, uid)) taken += 1;
    }
    const last = fresh.at(-1);
    if (last !== undefined && taken === fresh.length) this.floor = { uidValidity, uid: last + 1 };
    return taken;
  }

  /** What the mailbox has and the ledger's database has not. Nothing from before the ledger can be an answer. */
  private async listNew(session: MailboxSession, { mailbox, uidValidity }: MailPlace): Promise<number[]> {
    const { db } = this.parts;
    const from = this.floor.uidValidity === uidValidity ? this.floor.uid : 1;
    const listed = await session.list(from, await ledgerOpenedAt(db));
    if (listed.length === 0) return [];
    const rows = await db
      .selectFrom('mail')
      .select('uid')
      .where('mailbox', '=', mailbox)
      .where('uid_validity', '=', uidValidity)
      .where('uid', '>=', from)
      .execute();
    const known = new Set(rows.map((row) => row.uid));
    return listed.filter((uid) => !known.has(uid));
  }

  /** False when the message has to wait for the next poll. */
  private async take(session: MailboxSession, place: MailPlace, uid: number): Promise<boolean> {
    const key = `${place.uidValidity}/${uid}`;
    const fetched = await session.fetch(uid);
    // Somebody has moved it away meanwhile.
    if (!fetched) return true;
    try {
      const kind = await withLedgerErrors(() => takeMail(this.parts, place, fetched));
      this.parts.log('taken', { uid, kind });
    } catch (error) {
      if (!isOfMessage(error)) throw error;
      const attempts = (this.failures.get(key) ?? 0) + 1;
      this.failures.set(key, attempts);
      this.parts.log('postponed', { uid, attempts, reason: codeOf(error) });
      if (attempts < ATTEMPTS) return false;
      await keepUnreadable(this.parts, place, fetched);
    }
    this.failures.delete(key);
    // It is taken: whether it shows as read is a courtesy.
    await session.markSeen(uid).catch(() => undefined);
    return true;
  }
}

/** Errors of the surroundings pass with time; others would come back with the same message for ever. */
function isOfMessage(error: unknown): boolean {
  const away = isLedgerError(error, 'LEDGER_UNREACHABLE') || isLedgerError(error, 'LEDGER_NOT_READY');
  return !(error instanceof MailboxError) && !away;
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : 'unknown';
}
