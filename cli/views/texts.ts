import type { ContentReference } from '../../domain/primitives.ts';
import { getContent } from '../../ledger/content.ts';
import { isLedgerError } from '../../ledger/errors.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';

/** Longer texts are documents; a view names them by their reference. */
const SHOWN_BYTES = 2_000;

/** The short texts that a view refers to, by reference; null where the content was erased. */
export async function readTexts(
  db: LedgerDatabase,
  items: readonly { text: ContentReference | null }[],
): Promise<Map<string, string | null>> {
  const texts = new Map<string, string | null>();
  for (const { text } of items) {
    if (!text || texts.has(text.ref) || !isShown(text)) continue;
    texts.set(text.ref, await readOne(db, text));
  }
  return texts;
}

function isShown({ mediaType, bytes }: ContentReference): boolean {
  return mediaType.startsWith('text/plain') && bytes <= SHOWN_BYTES;
}

async function readOne(db: LedgerDatabase, reference: ContentReference): Promise<string | null> {
  try {
    return (await getContent(db, reference)).bytes.toString('utf8');
  } catch (error) {
    if (isLedgerError(error, 'CONTENT_ERASED')) return null;
    throw error;
  }
}

/** A text as one line of so many characters at most. */
export function shorten(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}
