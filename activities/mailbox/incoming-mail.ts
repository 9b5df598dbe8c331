import PostalMime, { addressParser, type Attachment, type Email } from 'postal-mime';
import { oneLine } from '../one-line.ts';
import { htmlToText } from './html-text.ts';
import { clean } from './reply-text.ts';

/** A document that came with a message. */
export interface MailAttachment {
  name: string;
  /** IANA media type, `application/octet-stream` where the sender named none that can be. */
  mediaType: string;
  bytes: Uint8Array;
}

/** A message as far as answers need it; nothing of it is trusted. */
export interface IncomingMail {
  /** Null where it names nobody, or more than one. */
  from: { name: string; address: string } | null;
  subject: string;
  /** With angle brackets. */
  messageId: string | null;
  /** The messages that it answers, the nearest first. */
  references: string[];
  /** As the sender's clock has it, unread. */
  date: string;
  text: string;
  /** False where the character set was wrong or unknown, so that letters may be others. */
  legible: boolean;
  attachments: MailAttachment[];
  /** Values by lower-case name, in the order of the message. */
  headers: { name: string; value: string }[];
}

/** Characters of a text that is kept apart from its message; answers are shorter. */
const LONGEST_TEXT = 200_000;

const LIMITS = { maxNestingDepth: 30, maxHeadersSize: 512 * 1024, rfc822Attachments: true } as const;

/**
 * Reads an RFC 5322 message. A text that is not of the character set that it names is read as Windows-1252, which old
 * programs here write, and counts as not legible.
 * @throws when it cannot be read as a message at all.
 */
export async function parseMail(raw: Uint8Array): Promise<IncomingMail> {
  const email = await PostalMime.parse(raw, LIMITS);
  const { text, legible } = await readText(raw, email);
  const headers = email.headers.map(({ key, value }) => ({ name: key, value }));
  return {
    from: senderOf(headers),
    subject: oneLine(windowsLetters(email.subject ?? ''), 300),
    messageId: idsIn(email.messageId)[0] ?? null,
    references: [...new Set([...idsIn(email.inReplyTo), ...idsIn(email.references).toReversed()])],
    date: email.date ?? '',
    text,
    legible,
    attachments: email.attachments.filter(isDocument).map(toAttachment),
    headers,
  };
}

async function readText(raw: Uint8Array, email: Email): Promise<{ text: string; legible: boolean }> {
  const text = textOf(email);
  const unknown = charsets(raw).some((charset) => !isKnown(charset));
  if (!text.includes('\ufffd')) return { text, legible: !unknown };
  const relabelled = Buffer.from(raw).toString('latin1').replace(CHARSET, 'charset=windows-1252');
  return { text: textOf(await PostalMime.parse(Buffer.from(relabelled, 'latin1'), LIMITS)), legible: false };
}

function textOf({ text, html }: Email): string {
  const plain = clean(windowsLetters(text ?? ''));
  const own = plain.trim() === '' && html !== undefined ? clean(windowsLetters(htmlToText(html))) : plain;
  return own.slice(0, LONGEST_TEXT);
}

/** Windows-1252 from 0x80 on; a question mark where it has no letter. */
const WINDOWS = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ';

/** Some versions of the decoder leave control characters where Windows-1252 has quotes, dashes and the euro sign. */
function windowsLetters(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80] ?? '');
}

const CHARSET = /charset\s*=\s*"?([\w.:-]{1,40})"?/gi;

/** Those that the first part of a message names; in an attachment anything may stand. */
function charsets(raw: Uint8Array): string[] {
  const start = Buffer.from(raw.subarray(0, 64 * 1024)).toString('latin1');
  return Array.from(start.matchAll(CHARSET), (match) => match[1] ?? '');
}

function isKnown(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}

/** One header with one address; whoever needs more of either hides something. */
function senderOf(headers: IncomingMail['headers']): IncomingMail['from'] {
  const [value, ...others] = headers.filter(({ name }) => name === 'from').map((header) => header.value);
  if (value === undefined || others.length > 0) return null;
  const [box, ...more] = addressParser(value, { flatten: true });
  if (!box?.address?.includes('@') || more.length > 0) return null;
  return { name: oneLine(box.name, 200), address: oneLine(box.address, 254) };
}

function idsIn(value: string | undefined): string[] {
  return value?.slice(0, 20_000).match(/<[^<>\s]{1,250}>/g) ?? [];
}

/** Logos, keys and signatures of mail programs are no documents. */
function isDocument({ mimeType, related, disposition, contentId }: Attachment): boolean {
  const picture =
    mimeType.startsWith('image/') && (related === true || (disposition === 'inline' && !!contentId));
  return !picture && !/^application\/(?:x-)?(?:pkcs7|pgp)-signature$|^application\/pgp-keys$/.test(mimeType);
}

function toAttachment({ filename, mimeType, content }: Attachment): MailAttachment {
  const name = oneLine((filename ?? '').replace(/^.*[\\/]/s, ''), 120);
  const mediaType = /^[\w!#$&^.+-]{1,50}\/[\w!#$&^.+-]{1,49}$/.test(mimeType)
    ? mimeType
    : 'application/octet-stream';
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: name || 'document', mediaType, bytes };
}
