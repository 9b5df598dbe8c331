import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { NodemailerError } from 'nodemailer';
import { Readable } from 'node:stream';
import type { Fate, OutgoingMessage, Transport } from './transport.ts';

export interface SmtpTimeouts {
  /** Milliseconds to connect, to be greeted, and to wait for any one answer. */
  connection: number;
  greeting: number;
  answer: number;
}

/** RFC 5321 section 4.5.3.2 allows a server ten minutes after the final dot. */
const PATIENT: SmtpTimeouts = { connection: 30_000, greeting: 30_000, answer: 600_000 };

/** Answers about our right to send at all; a wrong password is mended by us, not by giving up on a reader. */
const ABOUT_US = new Set([530, 534, 535, 538]);

interface Server {
  options: SMTPConnectionOptions;
  credentials: { user: string; pass: string } | null;
}

/**
 * Sends by SMTP, one conversation per message. `smtps:` speaks TLS from the first byte; `smtp:` takes STARTTLS where
 * it is offered, and `smtp://…?requireTLS=true` insists on it.
 */
export function createSmtp(url: string, timeouts: SmtpTimeouts = PATIENT): Transport {
  const server = parseServer(url, timeouts);
  return { idempotent: false, send: (message) => converse(server, message) };
}

function parseServer(url: string, timeouts: SmtpTimeouts): Server {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    options: {
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      requireTLS: searchParams.get('requireTLS') === 'true',
      connectionTimeout: timeouts.connection,
      greetingTimeout: timeouts.greeting,
      socketTimeout: timeouts.answer,
    },
    credentials:
      username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  };
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

async function converse({ options, credentials }: Server, message: OutgoingMessage): Promise<Fate> {
  const handedOver = new HandedOver();
  const connection = new SMTPConnection(options);
  try {
    await new Promise<void>((resolve, reject) => {
      connection.on('error', reject);
      connection.on('end', () => reject(Object.assign(new Error('ended'), { code: 'ECONNECTION' })));
      const send = (): void => {
        const envelope = { from: message.from, to: [message.to], size: message.bytes.length };
        connection.send(envelope, handedOver.stream(message.bytes), settle(resolve, reject));
      };
      connection.connect((error) => {
        if (error) reject(error);
        else if (credentials) connection.login({ credentials }, settle(send, reject));
        else send();
      });
    });
    connection.quit();
    return { kind: 'sent' };
  } catch (error) {
    connection.close();
    return toFate(error as NodemailerError, handedOver.started);
  }
}

function settle(resolve: () => void, reject: (error: unknown) => void): (error?: unknown) => void {
  return (error) => (error ? reject(error) : resolve());
}

/**
 * An answer of the server decides: 4xx for now, 5xx for good. Without an answer it depends on whether the message had
 * been handed over: before DATA nothing has left, after it nobody knows.
 */
function toFate(error: NodemailerError, handedOver: boolean): Fate {
  if (error.code === undefined) throw error;
  const detail = describe(error);
  const code = error.responseCode;
  if (code === undefined && handedOver) return { kind: 'unknown', detail };
  const aboutMessage = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  const forGood = code === undefined ? aboutMessage : error.permanent === true && !ABOUT_US.has(code);
  return aboutMessage && forGood ? { kind: 'refused_for_good', detail } : { kind: 'refused_for_now', detail };
}

/** Command, code and enhanced code (RFC 3463); the server's own words may name an address. */
function describe({ code, command, responseCode, response }: NodemailerError): string {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  return [command, responseCode ?? code, enhanced].filter((part) => part !== undefined).join(' ') || 'error';
}
