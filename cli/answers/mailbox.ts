import type { Logger } from 'pino';
import { parseMailboxUrl } from '../../activities/mailbox/imap.ts';
import { MailboxWatcher } from '../../activities/mailbox/watch.ts';
import type { MailBox } from '../../activities/mail-message.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';

export interface MailboxRequest {
  /** `imaps://user:password@host/Folder`; without one nothing is watched. */
  url: string | undefined;
  db: LedgerDatabase;
  /** The secretariat's own mailbox. */
  own: MailBox;
  logger: Logger;
  /** Milliseconds between looks. */
  pause?: number;
}

export interface WatchedMailbox {
  stop: () => Promise<void>;
  /** Throws with the code of what keeps the mailbox from being read; null where none is watched. */
  check: (() => Promise<void>) | null;
}

/** Watches the mailbox to which people answer until `stop`, which waits for the message that is being taken. */
export function startMailbox({ url, db, own, logger, pause }: MailboxRequest): WatchedMailbox {
  if (url === undefined) return { stop: async () => undefined, check: null };
  const log = logger.child({ part: 'mailbox' });
  const watcher = new MailboxWatcher({
    db,
    own,
    now: () => new Date().toISOString(),
    settings: parseMailboxUrl(url),
    log: (event, about) => log[event === 'taken' ? 'info' : 'warn'](about, event),
  });
  const watching = watcher.watch(pause);
  return {
    async stop() {
      watcher.stop();
      await watching;
    },
    async check() {
      if (watcher.problem !== '') throw new Error(watcher.problem);
    },
  };
}
