import { ImapFlow, type ImapFlowOptions, type MessageStructureObject } from 'imapflow';
import { buffer } from 'node:stream/consumers';
import type { Instant } from '../../domain/primitives.ts';

/** Bytes of the documents that one message may bring. */
export const DOCUMENTS_LIMIT = 25_000_000;

/** What mail makes of a byte: 57 of them become a line of 78. */
const GROWTH = 78 / 57;

/** Bytes of a message that is downloaded whole. */
export const MESSAGE_LIMIT = Math.ceil(DOCUMENTS_LIMIT * GROWTH) + 256 * 1024;

/** About how many bytes of documents a message of so many bytes brings. */
export function documentsIn(messageBytes: number): number {
  return messageBytes / GROWTH;
}

/** Bytes of the text of a larger message. */
const TEXT_LIMIT = 256 * 1024;

export interface MailboxSettings {
  /** `user@host/folder`: says whose message numbers are meant; holds no password. */
  name: string;
  folder: string;
  connection: ImapFlowOptions;
}

/** A message as the mail server has it. */
export interface FetchedMail {
  uid: number;
  /** Bytes of the whole message. */
  size: number;
  /** When the server received it. */
  receivedAt: Instant;
  /** The whole message; of one that is too large its headers and its text. */
  raw: Uint8Array;
  complete: boolean;
}

/** One conversation with the mail server, with the folder open. */
export interface MailboxSession {
  /** Changes when the server numbers its messages anew. */
  uidValidity: number;
  /** Numbers of the messages from one number on that came in since a day, ascending. */
  list(from: number, since: Instant): Promise<number[]>;
  /** Null when the message is gone. */
  fetch(uid: number): Promise<FetchedMail | null>;
  /** Marks a message as read, so that a person at the same mailbox sees what was taken. */
  markSeen(uid: number): Promise<void>;
}

/** The mailbox cannot be read now; `code` is `IMAP_LOGIN`, `IMAP_FOLDER` or `IMAP_UNREACHABLE`. */
export class MailboxError extends Error {
  override readonly name = 'MailboxError';
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Hosts to which a password may go without TLS: it does not leave the machine. */
const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/**
 * Reads `imaps://user:password@host/Folder`. `imap:` insists on STARTTLS, save towards this machine. INBOX when no
 * folder is named.
 */
export function parseMailboxUrl(url: string): MailboxSettings {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'imaps:';
  const folder = decodeURIComponent(pathname.replace(/^\//, '')) || 'INBOX';
  const user = decodeURIComponent(username);
  return {
    name: `${user}@${hostname}${port === '' ? '' : `:${port}`}/${folder}`,
    folder,
    connection: {
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: port === '' ? (secure ? 993 : 143) : Number(port),
      secure,
      ...(secure || OWN_MACHINE.has(hostname) ? {} : { doSTARTTLS: true }),
      auth: { user, pass: decodeURIComponent(password) },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: 30_000,
      greetingTimeout: 30_000,
      socketTimeout: 120_000,
    },
  };
}

/**
 * Opens the mailbox, lets `work` talk with it and says goodbye, whatever happens; `signal` ends the conversation.
 * @throws MailboxError, and what `work` throws.
 */
export async function withMailbox<T>(
  { folder, connection }: MailboxSettings,
  work: (session: MailboxSession) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const client = new ImapFlow(connection);
  const leave = (): void => client.close();
  signal?.addEventListener('abort', leave);
  // Whoever waits for an answer hears of a broken connection; unheard, this event would end the process.
  client.on('error', () => undefined);
  try {
    await attempt(() => client.connect());
    const lock = await attempt(
      () => client.getMailboxLock(folder),
      () => (client.usable ? 'IMAP_FOLDER' : 'IMAP_UNREACHABLE'),
    );
    try {
      return await work(sessionOf(client));
    } finally {
      lock.release();
    }
  } finally {
    signal?.removeEventListener('abort', leave);
    await client.logout().catch(() => client.close());
  }
}

async function attempt<T>(work: () => Promise<T>, code = () => 'IMAP_UNREACHABLE'): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MailboxError) throw error;
    const { authenticationFailed } = error as { authenticationFailed?: unknown };
    throw new MailboxError(authenticationFailed === true ? 'IMAP_LOGIN' : code(), error);
  }
}

function sessionOf(client: ImapFlow): MailboxSession {
  const { mailbox } = client;
  if (!mailbox) throw new MailboxError('IMAP_FOLDER', null);
  return {
    uidValidity: Number(mailbox.uidValidity),
    async list(from, since) {
      if (mailbox.exists === 0) return [];
      const query = { uid: `${from}:*`, since: new Date(since) };
      const found = await attempt(() => client.search(query, { uid: true }));
      // The last message answers to `from:*` though its number be lower.
      return (found || []).filter((uid) => uid >= from).sort((one, other) => one - other);
    },
    fetch: (uid) => attempt(() => fetchMail(client, uid)),
    async markSeen(uid) {
      await attempt(() => client.messageFlagsAdd(`${uid}`, ['\\Seen'], { uid: true }));
    },
  };
}

async function fetchMail(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
  const head = await client.fetchOne(`${uid}`, { size: true, internalDate: true }, { uid: true });
  if (!head) return null;
  const size = head.size ?? 0;
  const receivedAt = new Date(head.internalDate ?? Date.now()).toISOString();
  if (size > MESSAGE_LIMIT) {
    return { uid, size, receivedAt, raw: await fetchText(client, uid), complete: false };
  }
  const whole = await client.fetchOne(`${uid}`, { source: true }, { uid: true });
  return whole && whole.source ? { uid, size, receivedAt, raw: whole.source, complete: true } : null;
}

/** The headers and the first text of a message whose documents are too large, as a message of its own. */
async function fetchText(client: ImapFlow, uid: number): Promise<Uint8Array> {
  const found = await client.fetchOne(`${uid}`, { headers: true, bodyStructure: true }, { uid: true });
  if (!found || !found.headers) return new Uint8Array();
  const headers = found.headers
    .toString('latin1')
    .replace(/^(?:content-(?:type|transfer-encoding)|mime-version):.*\r?\n(?:[ \t].*\r?\n)*/gim, '')
    .trimEnd();
  const part = found.bodyStructure ? firstText(found.bodyStructure) : null;
  const type = `Content-Type: ${part?.type ?? 'text/plain'}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit`;
  const text = part === null ? Buffer.alloc(0) : await downloadPart(client, uid, part.part ?? '1');
  return Buffer.concat([Buffer.from(`${headers}\r\n${type}\r\n\r\n`, 'latin1'), text]);
}

function firstText(node: MessageStructureObject): MessageStructureObject | null {
  if (/^text\/(?:plain|html)$/.test(node.type) && node.disposition !== 'attachment')
    return (node.size ?? 0) <= TEXT_LIMIT ? node : null;
  for (const child of node.childNodes ?? []) {
    const found = firstText(child);
    if (found) return found;
  }
  return null;
}

/** Decoded, in UTF-8. */
async function downloadPart(client: ImapFlow, uid: number, part: string): Promise<Buffer> {
  const { content } = await client.download(`${uid}`, part, { uid: true, maxBytes: TEXT_LIMIT });
  return content ? buffer(content) : Buffer.alloc(0);
}
