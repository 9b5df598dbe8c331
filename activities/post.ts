import type { MailBox } from './mail-message.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import type { Transport } from './transport.ts';
import type { Instant } from '../domain/primitives.ts';

/** What the post works with. */
export interface Post {
  db: LedgerDatabase;
  transport: Transport;
  /** The secretariat, to whom readers reply. */
  from: MailBox;
}

/** Gives the present instant, UTC; virtual in a rehearsal. */
export type Clock = () => Instant;
