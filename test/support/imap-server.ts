import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo, Server, Socket } from 'node:net';

/** The part of hoodiecrow-imap, which has no types, that tests use. */
interface Hoodiecrow {
  server: Server;
  listen(port: number, host: string): void;
  getMailbox(path: string): HoodiecrowMailbox;
  appendMessage(
    mailbox: HoodiecrowMailbox,
    flags: string[],
    internalDate: string,
    raw: string,
  ): { message: HoodiecrowMessage };
  setCommandHandler(command: string, handler: Handler): void;
  getCommandHandler(command: string): Handler;
}

interface HoodiecrowMailbox {
  uidvalidity: number;
  uidnext: number;
  messages: HoodiecrowMessage[];
}

interface HoodiecrowMessage {
  uid: number;
  flags: string[];
}

type Handler = (connection: unknown, parsed: unknown, data: unknown, callback: () => void) => void;

const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (options: object) => Hoodiecrow;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A real IMAP server on the loopback interface, with one mailbox that holds what a test puts there. */
export class TestMailbox {
  readonly url: string;
  /** Bytes that the server has sent, to show what was not downloaded. */
  sent = 0;
  private readonly server: Hoodiecrow;
  private readonly sockets = new Set<Socket>();

  private constructor(server: Hoodiecrow, port: number) {
    this.server = server;
    this.url = `imap://testuser:testpass@127.0.0.1:${port}`;
  }

  static async start(options: object = {}): Promise<TestMailbox> {
    const server = hoodiecrow({ plugins: ['ID', 'UNSELECT'], ...options });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const mailbox = new TestMailbox(server, (server.server.address() as AddressInfo).port);
    server.server.on('connection', (socket: Socket) => {
      mailbox.sockets.add(socket);
      socket.on('close', () => {
        mailbox.sent += socket.bytesWritten;
        mailbox.sockets.delete(socket);
      });
      socket.on('error', () => undefined);
    });
    return mailbox;
  }

  /** Lets a message come in. `at` is an instant, UTC. Gives its number. */
  deliver(raw: string | Buffer, at: string): number {
    const [date, time] = at.split('T');
    const [year, month, day] = (date ?? '').split('-');
    const internal = `${day}-${MONTHS[Number(month) - 1]}-${year} ${time?.slice(0, 8)} +0000`;
    const text = typeof raw === 'string' ? raw : raw.toString('binary');
    return this.server.appendMessage(this.inbox, [], internal, text).message.uid;
  }

  flagsOf(uid: number): string[] {
    return this.inbox.messages.find((message) => message.uid === uid)?.flags ?? [];
  }

  /** The server numbers its messages anew, as after it was moved. */
  renumber(): void {
    const { inbox } = this;
    inbox.uidvalidity += 1;
    for (const message of inbox.messages) message.uid += 1_000;
    inbox.uidnext += 1_000;
  }

  /** Ends every conversation, as a broken line. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    const closed = once(this.server.server, 'close');
    this.server.server.close();
    await closed;
  }

  private get inbox(): HoodiecrowMailbox {
    return this.server.getMailbox('INBOX');
  }
}
