import { Readable } from 'node:stream';
import type { ConnectionOptions } from 'node:tls';
import type { NodemailerError } from 'nodemailer';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import { Pace } from './pace.ts';
import { toFate } from './smtp-fate.ts';
import type { Courier, Fate, OutgoingMessage, Transport } from './transport.ts';

export interface SmtpTimeouts {
  /** Milliseconds to connect, to be greeted, and to wait for any one answer. */
  connection: number;
  greeting: number;
  answer: number;
}

export interface SmtpOptions {
  timeouts?: SmtpTimeouts;
  /** Messages per second at most; null for as many as the server takes. */
  perSecond?: number | null;
  /** Further trusted certificates, and what else Node's TLS takes. */
  tls?: ConnectionOptions;
}

/** RFC 5321 section 4.5.3.2 allows a server ten minutes after the final dot. */
const PATIENT: SmtpTimeouts = { connection: 30_000, greeting: 30_000, answer: 600_000 };

/** Milliseconds to wait for an answer to QUIT, which nobody needs. */
const LONGEST_GOODBYE = 2_000;

interface Server {
  options: SMTPConnectionOptions;
  credentials: { user: string; pass: string } | null;
}

/**
 * Sends by SMTP. `smtps:` speaks TLS from the first byte; `smtp:` takes STARTTLS where it is offered, insists on it with
 * `?requireTLS=true`, and wherever it would tell a password to another machine. `?requireTLS=false` gives that up.
 */
export function createSmtp(url: string, options: SmtpOptions = {}): Transport {
  const server = parseServer(url, options);
  const pace = new Pace(options.perSecond ?? null);
  const open = (): Courier => new SmtpCourier(server, pace);
  return {
    idempotent: false,
    open,
    async send(message) {
      const courier = open();
      try {
        await courier.turn();
        return await courier.send(message);
      } finally {
        await courier.close();
      }
    },
  };
}

function parseServer(url: string, { timeouts = PATIENT, tls }: SmtpOptions): Server {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const wanted = searchParams.get('requireTLS');
  const tellsPassword = username !== '' && !isThisMachine(host);
  return {
    options: {
      host,
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      requireTLS: wanted === 'true' || (wanted !== 'false' && tellsPassword),
      connectionTimeout: timeouts.connection,
      greetingTimeout: timeouts.greeting,
      socketTimeout: timeouts.answer,
      ...(tls ? { tls } : {}),
    },
    credentials:
      username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The connection reads the message only once the server has answered DATA with "go ahead". */
class HandedOver {
  started = false;

  stream(bytes: Buffer): Readable {
    const mark = (): void => {
      this.started = true;
    };
    return Readable.from(
      (function* () {
        mark();
        yield bytes;
      })(),
    );
  }
}

/**
 * One connection for the messages of a dispatch, opened when the first one leaves and again when it breaks. Nodemailer's
 * own pool does not fit: it sends a message anew when a connection closes, even after the message was handed over.
 */
class SmtpCourier implements Courier {
  private readonly server: Server;
  private readonly pace: Pace;
  private connection: SMTPConnection | null = null;

  constructor(server: Server, pace: Pace) {
    this.server = server;
    this.pace = pace;
  }

  turn(): Promise<void> {
    return this.pace.turn();
  }

  async send(message: OutgoingMessage): Promise<Fate> {
    const kept = this.connection;
    const { fate, lost } = await this.attempt(message);
    // A server may close a connection between two messages. Nothing has left then, so a new one is tried at once.
    return lost && kept !== null ? (await this.attempt(message)).fate : fate;
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.connection = null;
    if (connection === null) return;
    connection.quit();
    setTimeout(() => connection.close(), LONGEST_GOODBYE).unref();
  }

  /** `lost`: the connection is gone before the message was handed over, without a word about the message. */
  private async attempt(message: OutgoingMessage): Promise<{ fate: Fate; lost: boolean }> {
    const handedOver = new HandedOver();
    try {
      const connection = this.connection ?? (await this.connect());
      const envelope = { from: message.from, to: [message.to], size: message.bytes.length };
      await answered(connection, (done) => connection.send(envelope, handedOver.stream(message.bytes), done));
      return { fate: { kind: 'sent' }, lost: false };
    } catch (error) {
      const failure = error as NodemailerError;
      const fate = toFate(failure, handedOver.started);
      await this.startOver();
      const ended = failure.responseCode === undefined || failure.responseCode === 421;
      return { fate, lost: ended && !handedOver.started && this.connection === null };
    }
  }

  private async connect(): Promise<SMTPConnection> {
    const { options, credentials } = this.server;
    const connection = new SMTPConnection(options);
    // An error while nobody waits for an answer only means that the connection is gone.
    connection.on('error', () => undefined);
    connection.once('end', () => {
      if (this.connection === connection) this.connection = null;
    });
    try {
      await answered(connection, (done) => connection.connect(done));
      if (credentials) await answered(connection, (done) => connection.login({ credentials }, done));
    } catch (error) {
      connection.close();
      throw error;
    }
    this.connection = connection;
    return connection;
  }

  /** After a refusal the conversation goes on with the next message; where it cannot, the connection is given up. */
  private async startOver(): Promise<void> {
    const { connection } = this;
    if (connection === null) return;
    try {
      await answered(connection, (done) => connection.reset(done));
    } catch {
      connection.close();
      this.connection = null;
    }
  }
}

/** Waits for the answer to a command; a connection that breaks meanwhile is an answer too. */
async function answered(
  connection: SMTPConnection,
  command: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  let fail: (error: unknown) => void = () => undefined;
  // An answer that closes the connection is told after the end of it, and says more.
  const ended = (): void => {
    const error = Object.assign(new Error('ended'), { code: 'ECONNECTION', command: 'CONN' });
    setImmediate(() => fail(error));
  };
  try {
    await new Promise<void>((resolve, reject) => {
      fail = reject;
      connection.once('error', reject);
      connection.once('end', ended);
      command((error) => (error ? reject(error) : resolve()));
    });
  } finally {
    connection.removeListener('error', fail);
    connection.removeListener('end', ended);
  }
}
