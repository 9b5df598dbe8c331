import { afterEach, beforeAll, beforeEach } from 'vitest';
import { dispatch } from '../../../activities/dispatch.ts';
import { parseMailboxUrl } from '../../../activities/mailbox/imap.ts';
import { listProposals, type Proposal } from '../../../activities/mailbox/proposals.ts';
import { MailboxWatcher } from '../../../activities/mailbox/watch.ts';
import type { Ledger } from '../../../ledger/database.ts';
import type { MailKind } from '../../../ledger/schema.ts';
import { openPostgres, type TestPostgres } from '../../ledger/postgres.ts';
import { TestMailbox } from '../../support/imap-server.ts';
import { replyMail, type TestReply } from '../../support/replies.ts';
import { TestCovenant } from '../covenant.ts';
import { at, postOf, readMail, recording, SENDER } from '../post-support.ts';

export const OPENED = '2026-01-05T09:00:00.000Z';
export const NOTICED = '2026-02-15T07:00:00.000Z';
export const ANSWERED = '2026-02-16T10:00:00.000Z';
export const COR = 'cor@party-one.example';

/** A ledger, a mailbox and its watcher, new for each test of a suite; the post keeps what it sent. */
export class Desk {
  ledger!: Ledger;
  mailbox!: TestMailbox;
  watcher!: MailboxWatcher;
  transport = recording();

  /** To be called once in a suite. */
  static use(): Desk {
    const desk = new Desk();
    let postgres: TestPostgres;
    beforeAll(async () => {
      postgres = openPostgres();
    });
    beforeEach(async () => {
      desk.ledger = await postgres.createLedger();
      desk.mailbox = await TestMailbox.start();
      desk.transport = recording();
      desk.watcher = desk.newWatcher();
    });
    afterEach(async () => {
      await desk.mailbox.stop();
      await desk.ledger.close();
    });
    return desk;
  }

  newWatcher(url = this.mailbox.url): MailboxWatcher {
    return new MailboxWatcher({
      db: this.ledger.db,
      own: SENDER,
      now: at(ANSWERED),
      settings: parseMailboxUrl(url),
      log: () => undefined,
    });
  }

  /** A covenant whose party was reminded of some duties in one message. */
  async reminded(...duties: string[]): Promise<{ covenant: TestCovenant; notice: string }> {
    const covenant = await TestCovenant.open(this.ledger, OPENED, { slug: 'textile', name: 'Textiel' });
    for (const duty of duties) await covenant.oblige(OPENED, duty, '2026-03-01');
    await this.remind();
    return { covenant, notice: this.messageIdTo(COR) };
  }

  async remind(): Promise<void> {
    await dispatch(postOf(this.ledger, this.transport), { asOf: '2026-02-15', clock: at(NOTICED) });
  }

  messageIdTo(address: string): string {
    const message = this.transport.messages.findLast(({ to }) => to === address);
    return readMail(message?.bytes ?? '').headers['message-id'] ?? '';
  }

  /** Lets a reply come in and takes it. */
  async answer(reply: Partial<TestReply>): Promise<Proposal[]> {
    this.deliver(await replyMail({ from: `Cor Contact <${COR}>`, ...reply }));
    await this.watcher.poll();
    return this.proposals();
  }

  deliver(raw: string | Buffer): number {
    return this.mailbox.deliver(raw, ANSWERED);
  }

  proposals(): Promise<Proposal[]> {
    return listProposals(this.ledger.db, { status: 'proposed' });
  }

  async kinds(): Promise<MailKind[]> {
    const rows = await this.ledger.db.selectFrom('mail').select('kind').orderBy('uid').execute();
    return rows.map(({ kind }) => kind);
  }

  /** What goes out at the next sending hour, by address. */
  async nextMail(day = '2026-02-17'): Promise<Record<string, string>> {
    const before = this.transport.messages.length;
    const clock = at(`${day}T07:00:00.000Z`);
    await dispatch(postOf(this.ledger, this.transport), { asOf: day, clock });
    const fresh = this.transport.messages.slice(before);
    return Object.fromEntries(fresh.map(({ to, bytes }) => [to, readMail(bytes).raw]));
  }
}
