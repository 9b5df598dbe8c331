import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMailBox } from '../../activities/mail-message.ts';
import type { Clock, Post } from '../../activities/post.ts';
import type { Fate, OutgoingMessage, Transport } from '../../activities/transport.ts';
import type { Ledger } from '../../ledger/database.ts';

export const SENDER = parseMailBox('Het secretariaat <secretariaat@example.org>');

export function at(instant: string): Clock {
  return () => instant;
}

export function postOf({ db }: Ledger, transport: Transport): Post {
  return { db, transport, from: SENDER };
}

/** Remembers what it was given; `answer` says what becomes of it. */
export function recording(
  answer: (message: OutgoingMessage, attempt: number) => Fate | Promise<Fate> = () => ({ kind: 'sent' }),
  idempotent = false,
): Transport & { messages: OutgoingMessage[] } {
  const messages: OutgoingMessage[] = [];
  return {
    idempotent,
    messages,
    async send(message) {
      messages.push(message);
      return answer(message, messages.length);
    },
  };
}

export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'post-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Every file below a folder by its path from there, with its text. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async (file) => {
    const path = join(file.parentPath, file.name);
    return [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

export interface MailPart {
  headers: Record<string, string>;
  /** The body, decoded. */
  text: string;
}

/** The message's headers, its parts from the inside out, and what the plain text and the HTML say. */
export function readMail(bytes: Buffer | string): MailPart & {
  html: string;
  parts: MailPart[];
  raw: string;
} {
  const raw = bytes.toString();
  const { headers, text } = readPart(raw);
  const parts = partsOf(raw);
  const saying = (type: string): string =>
    parts.find((part) => part.headers['content-type']?.startsWith(type))?.text ?? '';
  return { headers, text: saying('text/plain') || text, html: saying('text/html'), parts, raw };
}

/** What is attached, by file name. */
export function attachmentsOf(bytes: Buffer | string): Record<string, MailPart> {
  const named = readMail(bytes).parts.flatMap((part) => {
    const name = /filename="?([^";]+)"?/.exec(part.headers['content-disposition'] ?? '')?.[1];
    return name ? [[name, part] as const] : [];
  });
  return Object.fromEntries(named);
}

function partsOf(raw: string): MailPart[] {
  const part = readPart(raw);
  const boundary = /boundary="([^"]+)"/.exec(part.headers['content-type'] ?? '')?.[1];
  if (!boundary) return [part];
  const [, ...inner] = raw.split(`--${boundary}`);
  return inner.slice(0, -1).flatMap((each) => partsOf(each.replace(/^\r\n/, '').replace(/\r\n$/, '')));
}

/** Header lines unfolded, and the body decoded. */
function readPart(raw: string): MailPart {
  const split = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, split)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  return { headers, text: decode(raw.slice(split + 4), headers['content-transfer-encoding'] ?? '') };
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const soft = body.replace(/=\r\n/g, '');
  const bytes = soft.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
