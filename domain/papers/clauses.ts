import { canonicalJson, sha256Hex } from '../canonical.ts';
import type { ContentReference } from '../primitives.ts';
import type { Clause } from './state.ts';

/** What a version changes in the one before it. */
export interface Change {
  /** New clauses, and other words for those that are there. */
  clauses: readonly { clause: string; words: Pick<ContentReference, 'commitment'> }[];
  /** Clauses that it leaves out. */
  without: readonly string[];
  /** All its clauses in order; empty where the order stays, new ones at the end. */
  order: readonly string[];
}

/** The clauses of a version, in order. What keeps its id keeps its place, unless the order says otherwise. */
export function nextClauses(before: readonly Clause[], { clauses, without, order }: Change): Clause[] {
  const given = new Map(clauses.map(({ clause, words }) => [clause, words.commitment]));
  const kept = before
    .filter(({ clause }) => !without.includes(clause))
    .map(({ clause, commitment }) => ({ clause, commitment: given.get(clause) ?? commitment }));
  const added = [...given]
    .filter(([clause]) => !kept.some((one) => one.clause === clause))
    .map(([clause, commitment]) => ({ clause, commitment }));
  return inOrder([...kept, ...added], order);
}

function inOrder(clauses: Clause[], order: readonly string[]): Clause[] {
  if (order.length === 0) return clauses;
  const place = new Map(order.map((clause, index) => [clause, index]));
  const placeOf = ({ clause }: Clause): number => place.get(clause) ?? order.length;
  return clauses.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/**
 * SHA-256 over a version's clauses and the commitments to their words, in order. It tells versions apart and binds
 * whoever agrees to one, however that version came about.
 */
export function digestOf(clauses: readonly Clause[]): string {
  return sha256Hex(canonicalJson(clauses.map(({ clause, commitment }) => ({ clause, commitment }))));
}
