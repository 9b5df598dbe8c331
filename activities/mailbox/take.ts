import { sha256Hex } from '../../domain/canonical.ts';
import { civilDate } from '../../domain/calendar.ts';
import type { ContentReference, Instant } from '../../domain/primitives.ts';
import { derivedContentRef, putContent } from '../../ledger/content.ts';
import type { LedgerDatabase, MailKind } from '../../ledger/schema.ts';
import type { MailBox } from '../mail-message.ts';
import { failsAuthentication, isAutomatic, valueOf } from './automatic.ts';
import { recordDeliveryReport } from './bounce.ts';
import { readDeliveryReport } from './delivery-status.ts';
import { firstRows } from './first-rows.ts';
import type { FetchedMail } from './imap.ts';
import { parseMail, type IncomingMail } from './incoming-mail.ts';
import { proposeFrom, type NewProposal, type StoredMail } from './propose.ts';
import { readReply } from './reply-text.ts';
import { has } from './signals.ts';
import { isKnownMail, storeMail, type NewMail } from './store-mail.ts';
import { findThread, type Thread } from './thread.ts';

/** What taking a message needs. */
export interface TakeParts {
  db: LedgerDatabase;
  /** The secretariat's own mailbox. */
  own: MailBox;
  now: () => Instant;
}

/** Where a message stands. */
export interface MailPlace {
  /** `user@host/folder`. */
  mailbox: string;
  uidValidity: number;
}

/**
 * Takes one message: keeps it, finds what it answers, and puts what it asks for before an officer. Taking the same
 * message again changes nothing. Nothing here sends a command, and nothing answers a machine.
 * @returns what kind of message it is.
 * @throws when it cannot be read, or when the ledger cannot be reached; nothing is recorded then.
 */
export async function takeMail(parts: TakeParts, place: MailPlace, fetched: FetchedMail): Promise<MailKind> {
  const mail = await parseMail(fetched.raw);
  const row = rowOf(parts, place, fetched, fingerprintOf(mail, fetched));
  if (await isKnownMail(parts.db, row.fingerprint)) return storeMail(parts.db, { ...row, kind: 'duplicate' });
  if (await isOwn(parts, mail)) return storeMail(parts.db, { ...row, kind: 'own' });
  const report = failsAuthentication(mail.headers) ? null : readDeliveryReport(mail);
  if (report) {
    const notice = await recordDeliveryReport(parts.db, report, parts.now());
    return storeMail(parts.db, { ...row, kind: 'bounce', notice_id: notice });
  }
  return takeAnswer(parts, row, mail, fetched);
}

/** Keeps a message that could not be read, however often it was tried, so that an officer looks at it. */
export async function keepUnreadable(
  parts: TakeParts,
  place: MailPlace,
  fetched: FetchedMail,
): Promise<MailKind> {
  const row = rowOf(parts, place, fetched, sha256Hex(fetched.raw));
  const content = await keepBytes(parts.db, row.id, 'mail', fetched.raw, 'message/rfc822');
  const body = {
    from: null,
    subject: '',
    text: '',
    words: null,
    attachments: [],
    asked: { from: null, until: null, named: null },
    command: null,
  };
  const about = {
    stream: null,
    obligation: null,
    organisation: null,
    person: null,
    position: null,
    item: null,
  };
  const proposal = { intent: 'question', certain: false, hold: 'no-command', hints: ['unreadable'] } as const;
  const proposals = [{ ...proposal, hints: [...proposal.hints], ...about, body }];
  return storeMail(parts.db, { ...row, kind: 'broken', content, proposals });
}

function rowOf({ now }: TakeParts, place: MailPlace, fetched: FetchedMail, fingerprint: string): NewMail {
  const { mailbox, uidValidity } = place;
  const { uid, size, receivedAt } = fetched;
  const id = `mai_${sha256Hex(`covenant-mail/1\n${mailbox}\n${uidValidity}\n${uid}`).slice(0, 32)}`;
  const where = { mailbox, uid_validity: uidValidity, uid };
  const when = { received_at: receivedAt, taken_at: now() };
  const empty = { content: null, notice_id: null, proposals: [], rows: [], confirmed: null };
  return { id, ...where, ...when, size, fingerprint, kind: 'answer', ...empty };
}

/** The same message under another number, after the server numbered anew, is known by what its sender put in it. */
function fingerprintOf({ messageId, from, date, text }: IncomingMail, { raw }: FetchedMail): string {
  if (messageId === null) return sha256Hex(raw);
  return sha256Hex([messageId, from?.address.toLowerCase() ?? '', date, sha256Hex(text)].join('\n'));
}

/** Our own notices come back when somebody's mailbox sends everything on to us. */
async function isOwn({ db, own }: TakeParts, { messageId, from, headers }: IncomingMail): Promise<boolean> {
  const ours = from?.address.toLowerCase() === own.address.toLowerCase();
  if (ours && valueOf(headers, 'list-id')?.startsWith('<covenants.') === true) return true;
  if (messageId === null) return false;
  const notice = await db
    .selectFrom('notice')
    .select('id')
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return notice !== undefined;
}

async function takeAnswer(
  parts: TakeParts,
  row: NewMail,
  mail: IncomingMail,
  fetched: FetchedMail,
): Promise<MailKind> {
  const { db } = parts;
  const automatic = isAutomatic(mail);
  const thread = await findThread(db, mail, fetched.receivedAt);
  const forged = failsAuthentication(mail.headers);
  const confirming = thread && !forged && !automatic ? confirmationIn(thread, mail) : null;
  if (confirming) {
    const content = await keepBytes(db, row.id, 'mail', fetched.raw, 'message/rfc822');
    const at = { notice_id: thread?.notice.id ?? null, content };
    return storeMail(db, { ...row, ...at, kind: 'confirmation', confirmed: confirming });
  }
  // What somebody sends who answers nothing is not kept by the megabyte: it stays in the mailbox.
  const kept = thread === null ? { ...mail, attachments: [] } : mail;
  const stored = { ...(await keepParts(parts, row, kept, fetched)), forged };
  const proposed = await proposeFrom(db, stored, thread);
  const proposals = automatic ? proposed.filter(isAbsence) : proposed;
  const kind = automatic ? 'automatic' : kindOf(proposals, forged);
  const isKept = proposals.length > 0 && (thread !== null || fetched.raw.length <= STRANGERS_LIMIT);
  const content = isKept ? await keepBytes(db, row.id, 'mail', fetched.raw, 'message/rfc822') : null;
  const rows = automatic || forged ? [] : await firstRows(row, stored, proposals);
  return storeMail(db, { ...row, kind, notice_id: thread?.notice.id ?? null, content, proposals, rows });
}

/** Bytes of a message that answers nothing of ours, and is kept all the same for the officer. */
const STRANGERS_LIMIT = 1_000_000;

/** Of what a machine says an absence alone is worth a look, and only of somebody who is known. */
function isAbsence({ intent, hold, body }: NewProposal): boolean {
  return intent === 'away' && hold === null && body.asked.until !== null;
}

function kindOf(proposals: readonly NewProposal[], forged: boolean): MailKind {
  if (forged) return 'forged-sender';
  const known = proposals.some(
    ({ person, hints, hold }) =>
      person !== null && hold !== 'unknown-sender' && !hints.includes('from-new-address'),
  );
  return known ? 'answer' : 'unknown-sender';
}

/** The yes or no of the old address to a change of it; it has to come from there. */
function confirmationIn(thread: Thread, mail: IncomingMail): NewMail['confirmed'] {
  const item = thread.items.find(({ payload }) => payload.receipt?.outcome === 'confirm-address');
  const proposal = item?.payload.receipt?.proposal;
  if (!item || proposal === undefined || !thread.isReply) return null;
  if (mail.from?.address.toLowerCase() !== thread.notice.address) return null;
  const meaning = withoutNumber(readReply(mail.text).meaning, item.position).toLowerCase();
  if (has('confirm', meaning)) return { proposal, yes: true };
  return has('deny', meaning) ? { proposal, yes: false } : null;
}

function withoutNumber(text: string, position: number | null): string {
  return position === null ? text : text.replace(new RegExp(`^\\s*${position}\\s*[:.)-]\\s*`), '');
}

async function keepParts(
  { db, own }: TakeParts,
  { id }: NewMail,
  mail: IncomingMail,
  { complete, receivedAt }: FetchedMail,
): Promise<Omit<StoredMail, 'forged'>> {
  const attachments = [];
  for (const [index, { name, mediaType, bytes }] of mail.attachments.entries()) {
    attachments.push({ name, content: await keepBytes(db, id, `attachment ${index}`, bytes, mediaType) });
  }
  let texts = 0;
  return {
    mail,
    attachments,
    complete,
    on: civilDate(receivedAt),
    own: own.address.toLowerCase(),
    async keep(text) {
      texts += 1;
      if (text.trim() === '') return null;
      return keepBytes(db, id, `text ${texts}`, Buffer.from(text), 'text/plain;charset=utf-8');
    },
  };
}

function keepBytes(
  db: LedgerDatabase,
  id: string,
  place: string,
  bytes: Uint8Array,
  mediaType: string,
): Promise<ContentReference> {
  return putContent(db, { bytes, mediaType, ref: derivedContentRef(id, place) });
}
