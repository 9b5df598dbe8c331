import addressparser from 'nodemailer/lib/addressparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { sha256Hex } from '../domain/canonical.ts';
import type { Instant } from '../domain/primitives.ts';
import type { Language } from './notice-payload.ts';

export interface MailBox {
  name: string;
  address: string;
}

export interface MailAttachment {
  filename: string;
  /** With its parameters: `text/calendar; charset=utf-8; method=PUBLISH`. */
  contentType: string;
  content: string | Buffer;
}

export interface MailContent {
  /** Id of the notice; the Message-ID follows from it. */
  id: string;
  from: MailBox;
  to: MailBox;
  language: Language;
  subject: string;
  text: string;
  /** The same for who reads HTML. */
  html?: string;
  attachments?: readonly MailAttachment[];
  /** The Date header. */
  date: Instant;
}

/**
 * Reads `Secretariat <secretariat@example.org>`.
 * @throws when the text holds no address, or more than one.
 */
export function parseMailBox(text: string): MailBox {
  const [box, ...others] = addressparser(text, { flatten: true });
  if (!box?.address?.includes('@') || others.length > 0)
    throw new Error('The sender needs one mail address.');
  return { name: box.name ?? '', address: box.address };
}

/** The same for the same notice, whenever it is asked: a mail server can tell a repeated message by it. */
export function messageId(id: string, from: MailBox): string {
  return `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;
}

/**
 * The RFC 5322 message, in UTF-8 with CRLF line ends: the same bytes for the same content. It says that no human wrote
 * it (RFC 3834), so that no absence notice answers it, and that replies go to the sender.
 */
export async function buildMessage(content: MailContent): Promise<Buffer> {
  const { from, to, subject, text, html, language, attachments = [] } = content;
  const headers = [
    { key: 'Auto-Submitted', value: 'auto-generated' },
    { key: 'List-Id', value: `<covenants.${from.address.slice(from.address.lastIndexOf('@') + 1)}>` },
    { key: 'List-Help', value: { prepared: true, value: `<mailto:${from.address}>` } },
    { key: 'Content-Language', value: language },
  ];
  const composer = new MailComposer({
    from,
    to,
    replyTo: from,
    subject,
    text,
    html,
    attachments: attachments.map((attachment) => ({ ...attachment })),
    baseBoundary: boundaryOf(content),
    headers,
    messageId: messageId(content.id, from),
    date: new Date(content.date),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Between the parts: a hash over them, which no part can hold itself. */
function boundaryOf({ id, text, html, attachments = [] }: MailContent): string {
  const attached = attachments.map(({ content, ...rest }) => ({ ...rest, content: sha256Hex(content) }));
  return sha256Hex(JSON.stringify([id, text, html ?? '', attached])).slice(0, 32);
}

/** The envelope of a frozen message, from its own headers: no address is stored beside it. */
export function envelopeOf(message: Buffer): { from: string; to: string } {
  const head = message.subarray(0, message.indexOf('\r\n\r\n')).toString('utf8');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return { from: addressIn(lines, 'from'), to: addressIn(lines, 'to') };
}

function addressIn(lines: readonly string[], name: string): string {
  const line = lines.find((candidate) => candidate.toLowerCase().startsWith(`${name}:`)) ?? '';
  const [box] = addressparser(line.slice(name.length + 1), { flatten: true });
  if (!box?.address) throw new Error(`The frozen message has no ${name} address.`);
  return box.address;
}
