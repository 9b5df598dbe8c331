import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Where a conversation breaks off, or is left without an answer. */
export type Stage = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'dot';

const AT_CONNECTION: readonly Stage[] = ['greeting', 'EHLO', 'AUTH'];

export interface PeerOptions {
  /** What goes wrong with the next connections and messages, in order; null for nothing. */
  faults?: (Stage | null)[];
  /** Answers other than the usual one, by stage. */
  answers?: Partial<Record<Stage, string>>;
  /** Answer nothing any more where it would break off. */
  silent?: boolean;
  /** Offer what lets a client send a whole envelope at once. */
  pipelining?: boolean;
  /** Close the connection after so many messages, as servers with a limit do. */
  messagesPerConnection?: number;
}

export interface Peer {
  url: string;
  /** Whole messages that arrived, in order, by Message-ID. */
  arrived: string[];
  /** Commands in order, without the message. */
  commands: string[];
  connections: () => number;
  close: () => Promise<void>;
}

/**
 * Speaks just enough SMTP over a bare socket to break off where it is told to. It counts a message as arrived once it
 * has read the final dot, whether it says so or not: that is what a real server may have done before it went away.
 */
export async function startPeer(options: PeerOptions = {}): Promise<Peer> {
  const state = {
    ...options,
    connectionFaults: (options.faults ?? []).filter((fault) => fault && AT_CONNECTION.includes(fault)),
    messageFaults: (options.faults ?? []).filter((fault) => !fault || !AT_CONNECTION.includes(fault)),
    arrived: [] as string[],
    commands: [] as string[],
  };
  let connections = 0;
  const conversations: Conversation[] = [];
  const server = createServer((socket) => {
    connections += 1;
    socket.setNoDelay(true);
    conversations.push(new Conversation(socket, state));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { arrived, commands } = state;
  return {
    url: `smtp://post:secret@127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    commands,
    connections: () => connections,
    close: () => {
      for (const conversation of conversations) conversation.end();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface PeerState extends PeerOptions {
  connectionFaults: (Stage | null)[];
  messageFaults: (Stage | null)[];
  arrived: string[];
  commands: string[];
}

class Conversation {
  private readonly socket: Socket;
  private readonly peer: PeerState;
  private readonly atConnection: Stage | null;
  private atMessage: Stage | null = null;
  private inData = false;
  private ended = false;
  private messages = 0;
  private buffer = '';

  constructor(socket: Socket, peer: PeerState) {
    this.socket = socket;
    this.peer = peer;
    this.atConnection = peer.connectionFaults.shift() ?? null;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => this.read(chunk.toString()));
    if (!this.breaksAt('greeting')) this.answer('greeting', '220 peer');
  }

  end(): void {
    this.socket.destroy();
  }

  private read(text: string): void {
    if (this.ended) return;
    this.buffer += text;
    while (!this.ended && (this.inData ? this.takeMessage() : this.takeCommand()));
  }

  private takeMessage(): boolean {
    if (this.breaksAt('body')) return false;
    const end = this.buffer.indexOf('\r\n.\r\n');
    if (end < 0) return false;
    const message = this.buffer.slice(0, end);
    this.buffer = this.buffer.slice(end + 5);
    this.inData = false;
    const accepts = !this.peer.answers?.dot || this.peer.answers.dot.startsWith('2');
    if (accepts) this.peer.arrived.push(/^Message-ID: (.*)$/im.exec(message)?.[1] ?? '');
    this.messages += 1;
    if (this.breaksAt('dot')) return false;
    this.answer('dot', '250 2.0.0 taken');
    return true;
  }

  private takeCommand(): boolean {
    const end = this.buffer.indexOf('\r\n');
    if (end < 0) return false;
    const line = this.buffer.slice(0, end);
    this.buffer = this.buffer.slice(end + 2);
    this.obey(line);
    return true;
  }

  private obey(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    this.peer.commands.push(verb);
    if (verb === 'MAIL') {
      if (this.messages >= (this.peer.messagesPerConnection ?? Infinity)) {
        this.ended = true;
        return void this.socket.end('421 4.7.0 too many messages\r\n');
      }
      this.atMessage = this.peer.messageFaults.shift() ?? null;
    }
    const stage = STAGES[verb];
    if (stage && this.breaksAt(stage)) return;
    if (verb === 'EHLO') return this.answer('EHLO', this.greeting());
    if (verb === 'AUTH') return this.answer('AUTH', '235 2.7.0 welcome');
    if (verb === 'DATA') {
      if (this.hasNobody()) return this.answer(undefined, '503 5.5.1 nobody to send to');
      this.inData = this.peer.answers?.DATA === undefined;
      return this.answer('DATA', '354 go ahead');
    }
    if (verb === 'QUIT') return void this.socket.end('221 bye\r\n');
    this.answer(stage, '250 ok');
  }

  private hasNobody(): boolean {
    const { MAIL = '250', RCPT = '250' } = this.peer.answers ?? {};
    return !MAIL.startsWith('2') || !RCPT.startsWith('2');
  }

  private greeting(): string {
    const lines = ['peer', ...(this.peer.pipelining ? ['PIPELINING'] : []), 'AUTH PLAIN'];
    return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
  }

  private answer(stage: Stage | undefined, usual: string): void {
    this.socket.write(`${(stage && this.peer.answers?.[stage]) ?? usual}\r\n`);
  }

  private breaksAt(stage: Stage): boolean {
    if (this.ended) return true;
    if (stage !== this.atConnection && stage !== this.atMessage) return false;
    this.ended = true;
    if (!this.peer.silent) this.socket.destroy();
    return true;
  }
}

const STAGES: Record<string, Stage> = {
  EHLO: 'EHLO',
  AUTH: 'AUTH',
  MAIL: 'MAIL',
  RCPT: 'RCPT',
  DATA: 'DATA',
};
