import type { ContentReference } from '../domain/primitives.ts';
import { meetingIn } from '../domain/meetings/subject.ts';
import { getContent } from '../ledger/content.ts';
import { isLedgerError } from '../ledger/errors.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import type { MailAttachment } from './mail-message.ts';
import { endingOf } from './media-types.ts';
import type { NoticeDocument, NoticeEntry } from './notice-entry.ts';
import { say } from './notice-messages.ts';
import type { Language, NoticePayload } from './notice-payload.ts';

/** Bytes of a document that is still mailed; mail servers refuse much more. */
const MOST_BYTES = 8_000_000;

/** Draft minutes and the annex that go with a message; what is too large or erased is left out, and the text says so. */
export async function readDocuments(
  db: LedgerDatabase,
  { minutes }: NoticePayload,
): Promise<NoticeDocument[]> {
  if (!minutes) return [];
  const wanted = [
    ['minutes', minutes.document],
    ['annex', minutes.annex],
  ] as const;
  const documents: NoticeDocument[] = [];
  for (const [role, reference] of wanted) {
    const found = reference && (await readOne(db, reference));
    if (found) documents.push({ role, ...found });
  }
  return documents;
}

async function readOne(
  db: LedgerDatabase,
  reference: ContentReference,
): Promise<Omit<NoticeDocument, 'role'> | null> {
  if (reference.bytes > MOST_BYTES) return null;
  try {
    const { bytes, mediaType } = await getContent(db, reference);
    return { bytes, mediaType };
  } catch (error) {
    const gone = ['CONTENT_ERASED', 'CONTENT_MISSING', 'CONTENT_DAMAGED'] as const;
    if (gone.some((code) => isLedgerError(error, code))) return null;
    throw error;
  }
}

/** The documents of a message as files, called by what they are and the meeting that they are of. */
export function documentAttachments(entries: readonly NoticeEntry[], language: Language): MailAttachment[] {
  return entries.flatMap(({ id, documents = [] }) =>
    documents.map(({ role, mediaType, bytes }) => ({
      filename: `${say(`file.${role}`, language)}-${meetingIn(id) ?? id}${endingOf(mediaType)}`,
      contentType: mediaType,
      content: bytes,
    })),
  );
}
