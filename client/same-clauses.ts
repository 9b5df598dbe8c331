import type { EventData } from '../domain/events.ts';
import type { ContentReference } from '../domain/primitives.ts';
import { eventsByType } from '../ledger/read.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { textContent, type Content } from './content-fields.ts';
import { holds } from './same-document.ts';

/** A clause as a draft of TablePaper may have it; anything else is left for the parser to refuse. */
interface DraftedClause {
  clause: string;
  words: string | Content | ContentReference;
}

/**
 * The fields of TablePaper with the reference of each clause whose words are those of an earlier version of the same
 * clause: a text that comes back has the commitments that it had, so that one text in one covenant has one digest.
 */
export async function withKnownClauses(
  db: LedgerDatabase,
  stream: string,
  fields: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { paper, clauses } = fields;
  if (typeof paper !== 'string' || !Array.isArray(clauses)) return fields;
  const earlier = await earlierWords(db, stream, paper);
  const known = clauses.map(async (given: unknown) =>
    isDrafted(given) ? { ...given, words: await sameWords(db, given, earlier) } : given,
  );
  return { ...fields, clauses: await Promise.all(known) };
}

function isDrafted(given: unknown): given is DraftedClause {
  if (typeof given !== 'object' || given === null) return false;
  const { clause, words } = given as Partial<DraftedClause>;
  return typeof clause === 'string' && (typeof words === 'string' || typeof words === 'object');
}

/** References of all words that each clause of a paper has had. */
async function earlierWords(
  db: LedgerDatabase,
  stream: string,
  paper: string,
): Promise<Map<string, ContentReference[]>> {
  const words = new Map<string, ContentReference[]>();
  for await (const { envelope } of eventsByType(db, ['PaperTabled'], stream)) {
    const data = envelope.data as EventData['PaperTabled'];
    if (data.paper !== paper) continue;
    for (const given of data.clauses)
      words.set(given.clause, [...(words.get(given.clause) ?? []), given.words]);
  }
  return words;
}

async function sameWords(
  db: LedgerDatabase,
  { clause, words }: DraftedClause,
  earlier: ReadonlyMap<string, ContentReference[]>,
): Promise<DraftedClause['words']> {
  const { bytes } = typeof words === 'string' ? textContent(words) : words;
  // A reference has a number there: it names its content already.
  if (!(bytes instanceof Uint8Array)) return words;
  for (const reference of earlier.get(clause) ?? []) {
    if (reference.bytes === bytes.length && (await holds(db, reference, bytes))) return reference;
  }
  return words;
}
