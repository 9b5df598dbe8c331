import type { ContentReference } from '../../domain/primitives.ts';
import { getContent } from '../../ledger/content.ts';
import { isLedgerError } from '../../ledger/errors.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';

/** The words of a clause or a comment, as far as they can be shown. */
export interface ClauseText {
  /** Null where they were erased, or where they are a document that is no text. */
  text: string | null;
  state: 'text' | 'erased' | 'document';
  mediaType: string;
  bytes: number;
}

/** Reads words by their references, each checked against its commitment. Error: CONTENT_DAMAGED. */
export async function readClauseTexts(
  db: LedgerDatabase,
  references: readonly ContentReference[],
): Promise<Map<string, ClauseText>> {
  const texts = new Map<string, ClauseText>();
  for (const reference of references) {
    if (!texts.has(reference.ref)) texts.set(reference.ref, await readOne(db, reference));
  }
  return texts;
}

async function readOne(db: LedgerDatabase, reference: ContentReference): Promise<ClauseText> {
  const { mediaType, bytes } = reference;
  if (!mediaType.startsWith('text/')) return { text: null, state: 'document', mediaType, bytes };
  try {
    const content = await getContent(db, reference);
    return { text: content.bytes.toString('utf8'), state: 'text', mediaType, bytes };
  } catch (error) {
    if (!isLedgerError(error, 'CONTENT_ERASED')) throw error;
    return { text: null, state: 'erased', mediaType, bytes };
  }
}
