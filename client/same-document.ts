import type { SigningEvents } from '../domain/signing/events.ts';
import type { ContentReference } from '../domain/primitives.ts';
import { getContent } from '../ledger/content.ts';
import { isLedgerError } from '../ledger/errors.ts';
import { eventsByType } from '../ledger/read.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { textContent, type Content } from './content-fields.ts';
import type { Draft } from './draft.ts';

/**
 * Every party signs one document: the same bytes as those that a round or an earlier signature bound get that
 * document's reference, so that the core can tell one text from another without reading either.
 */
export async function withSameDocument(
  db: LedgerDatabase,
  stream: string,
  { type, fields }: Draft,
): Promise<Draft['fields']> {
  const { document, documents, paper } = fields;
  if (type === 'SignCovenant' && document !== undefined)
    return { ...fields, document: await known(db, stream, { paper, document }) };
  if (type !== 'OpenSigningRound' || !Array.isArray(documents)) return fields;
  const bound: unknown[] = [];
  for (const each of documents) bound.push(await withKnown(db, stream, each));
  return { ...fields, documents: bound };
}

/** A document as somebody gives it, for a paper. */
interface Given {
  paper?: unknown;
  document: unknown;
}

async function withKnown(db: LedgerDatabase, stream: string, each: unknown): Promise<unknown> {
  if (typeof each !== 'object' || each === null || !('document' in each)) return each;
  return { ...each, document: await known(db, stream, each) };
}

/** The reference under which a document is bound already, its own paper's first; what was given where it is new. */
async function known(db: LedgerDatabase, stream: string, { paper, document }: Given): Promise<unknown> {
  const { bytes } =
    typeof document === 'string' ? textContent(document) : ((document ?? {}) as Partial<Content>);
  // A reference has a number there: it names its content already.
  if (!(bytes instanceof Uint8Array)) return document;
  const bound = await boundDocuments(db, stream);
  const own = bound.filter((each) => each.paper === paper);
  for (const { document: reference } of [...own, ...bound]) {
    if (reference.bytes === bytes.length && (await holds(db, reference, bytes))) return reference;
  }
  return document;
}

interface Bound {
  /** Left out for the covenant's own text where it was signed without a round. */
  paper?: string | undefined;
  document: ContentReference;
}

/** Documents that rounds and signatures of a stream have bound, the latest first. */
async function boundDocuments(db: LedgerDatabase, stream: string): Promise<Bound[]> {
  const found: Bound[] = [];
  for await (const { envelope } of eventsByType(db, ['SigningRoundOpened', 'CovenantSigned'], stream)) {
    const {
      documents = [],
      document,
      paper,
    } = envelope.data as Partial<SigningEvents['CovenantSigned'] & SigningEvents['SigningRoundOpened']>;
    found.unshift(...documents, ...(document ? [{ paper, document }] : []));
  }
  return found.filter(
    ({ paper, document: { ref } }, index) =>
      found.findIndex((each) => each.paper === paper && each.document.ref === ref) === index,
  );
}

/** Whether the store holds these bytes under a reference; what was erased can be compared no more. */
export async function holds(
  db: LedgerDatabase,
  reference: ContentReference,
  bytes: Uint8Array,
): Promise<boolean> {
  try {
    return (await getContent(db, reference)).bytes.equals(bytes);
  } catch (error) {
    if (isLedgerError(error, 'CONTENT_ERASED')) return false;
    throw error;
  }
}
