import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { sha256Hex } from '../domain/canonical.ts';
import { contentReferenceSchema, type ContentReference } from '../domain/primitives.ts';
import { LedgerError, withLedgerErrors } from './errors.ts';
import type { LedgerDatabase } from './schema.ts';

const SALT_BYTES = 32;

export interface NewContent {
  bytes: Uint8Array;
  /** IANA media type: `text/plain;charset=utf-8`. */
  mediaType: string;
  /** `cnt_` and a UUIDv7 that the sender made, so that a repeated call stores one copy; made here when left out. */
  ref?: string;
}

/** A reference that follows from an id and a place within it, so that storing again stores nothing twice. */
export function derivedContentRef(id: string, place: string): string {
  const hex = sha256Hex(`${id}\n${place}`);
  return `cnt_${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Stores bytes and gives back the reference that commands and events carry.
 * Errors: CONTENT_DIFFERS (the given `ref` holds other bytes), CONTENT_ERASED (it held some), LEDGER_INVALID.
 */
export async function putContent(db: LedgerDatabase, content: NewContent): Promise<ContentReference> {
  const reference = commit(content, randomBytes(SALT_BYTES));
  const added = await withLedgerErrors(() =>
    db
      .insertInto('content')
      .values(reference.row)
      .onConflict((conflict) => conflict.column('ref').doNothing())
      .executeTakeFirst(),
  );
  if (added.numInsertedOrUpdatedRows === 1n) return reference.reference;
  return storedReference(db, content, reference.reference.ref);
}

/**
 * Reads content and checks it against its commitment.
 * Errors: CONTENT_MISSING, CONTENT_ERASED, CONTENT_DAMAGED (the bytes are not those that were committed to).
 */
export async function getContent(
  db: LedgerDatabase,
  reference: ContentReference | string,
): Promise<{ bytes: Buffer; mediaType: string; reference: ContentReference }> {
  const ref = typeof reference === 'string' ? reference : reference.ref;
  const row = await selectContent(db, ref);
  if (row.bytes === null || row.salt === null) throw erased(ref);
  const expected = typeof reference === 'string' ? row.commitment : reference.commitment;
  if (commitment(row.salt, row.bytes) !== expected) {
    throw new LedgerError(
      'CONTENT_DAMAGED',
      `The bytes of ${ref} are not those that were committed to. Restore them from a backup.`,
    );
  }
  return { bytes: row.bytes, mediaType: row.media_type, reference: toReference(row) };
}

/**
 * Erases bytes and salt for good; the reference, its size and its commitment stay, so every proof stays whole.
 * Without the salt, nobody can find out by trying whether some text was the one. Erasing twice is harmless.
 * Error: CONTENT_MISSING.
 */
export async function eraseContent(db: LedgerDatabase, ref: string): Promise<void> {
  await selectContent(db, ref);
  await withLedgerErrors(() =>
    db
      .updateTable('content')
      .set((eb) => ({ bytes: null, salt: null, erased_at: eb.fn<Date>('now') }))
      .where('ref', '=', ref)
      .where('erased_at', 'is', null)
      .execute(),
  );
}

function commit(content: NewContent, salt: Buffer) {
  const bytes = Buffer.from(content.bytes);
  const parsed = contentReferenceSchema.safeParse({
    ref: content.ref ?? `cnt_${uuidv7()}`,
    commitment: commitment(salt, bytes),
    mediaType: content.mediaType,
    bytes: bytes.length,
  });
  if (!parsed.success) {
    throw new LedgerError(
      'LEDGER_INVALID',
      'The content needs a reference of the form cnt_<uuid> and a short media type. Nothing was stored.',
      parsed.error,
    );
  }
  const { ref, mediaType } = parsed.data;
  const row = {
    ref,
    salt,
    commitment: parsed.data.commitment,
    bytes,
    media_type: mediaType,
    size: bytes.length,
  };
  return { reference: parsed.data, row };
}

/** The reference under which the same bytes already stand; its salt, and so its commitment, is the first one's. */
async function storedReference(
  db: LedgerDatabase,
  content: NewContent,
  ref: string,
): Promise<ContentReference> {
  const row = await selectContent(db, ref);
  if (row.salt === null) throw erased(ref);
  if (row.media_type !== content.mediaType || commitment(row.salt, content.bytes) !== row.commitment) {
    throw new LedgerError('CONTENT_DIFFERS', `${ref} already holds other content. Use a new reference.`);
  }
  return toReference(row);
}

async function selectContent(db: LedgerDatabase, ref: string) {
  const row = await withLedgerErrors(() =>
    db.selectFrom('content').selectAll().where('ref', '=', ref).executeTakeFirst(),
  );
  if (row === undefined) {
    throw new LedgerError('CONTENT_MISSING', `The content store has no ${ref}. Restore it from a backup.`);
  }
  return row;
}

function toReference(row: {
  ref: string;
  commitment: string;
  media_type: string;
  size: number;
}): ContentReference {
  return { ref: row.ref, commitment: row.commitment, mediaType: row.media_type, bytes: row.size };
}

function commitment(salt: Uint8Array, bytes: Uint8Array): string {
  return createHash('sha256').update(salt).update(bytes).digest('hex');
}

function erased(ref: string): LedgerError {
  return new LedgerError(
    'CONTENT_ERASED',
    `The content of ${ref} was erased. Its proof remains, its bytes do not.`,
  );
}
