import type { Audience } from '../../domain/definition.ts';
import { nextClauses } from '../../domain/papers/clauses.ts';
import type { CivilDate, ContentReference } from '../../domain/primitives.ts';
import type { Step } from './steps.ts';
import { takenBackIn } from './taken-back.ts';

/** One tabled version of a paper, with every clause that it has. */
export interface PaperVersion {
  version: number;
  /** The event that tabled it. */
  sequence: number;
  on: CivilDate;
  /** The organisation or body that tabled it. */
  by: string;
  digest: string;
  clauses: VersionClause[];
  note: ContentReference | null;
}

export interface VersionClause {
  clause: string;
  words: ContentReference;
  /** The version since which it has these words. */
  since: number;
}

/** A comment on a version. */
export interface PaperComment {
  sequence: number;
  on: CivilDate;
  organisation: string;
  version: number;
  /** The clause that it is about; null for the whole. */
  clause: string | null;
  words: ContentReference;
  audience: Audience;
  /** False once a later version changed what it is about, or the parties adopted the paper after it. */
  open: boolean;
}

/** Every version of a paper that was tabled, the first one first. */
export function versionsOf(steps: readonly Step[], paper: string): PaperVersion[] {
  return steps.reduce<PaperVersion[]>((versions, { fact, on }) => {
    if (fact.type !== 'PaperTabled' || fact.data.paper !== paper) return versions;
    const { version, organisation, digest, clauses, note = null } = fact.data;
    const before = versions.at(-1)?.clauses ?? [];
    const known = new Map(before.map((clause) => [clause.clause, clause]));
    for (const { clause, words } of clauses) known.set(clause, { clause, words, since: version });
    const order = nextClauses(
      before.map(({ clause, words }) => ({ clause, commitment: words.commitment })),
      fact.data,
    );
    const next = order.flatMap(({ clause }) => known.get(clause) ?? []);
    const tabled = { version, sequence: fact.sequence, on, by: organisation, digest, clauses: next, note };
    return [...versions, tabled];
  }, []);
}

/** Every comment on a paper that was no mistake, the first one first. An adoption that was taken back settled nothing. */
export function commentsOf(steps: readonly Step[], paper: string): PaperComment[] {
  const corrected = steps.at(-1)?.after.corrected ?? [];
  const gone = takenBackIn(steps);
  const standing = steps.filter(({ fact }) => !gone.has(fact.sequence));
  return standing.flatMap(({ fact, on }, index) => {
    if (fact.type !== 'PaperCommented' || fact.data.paper !== paper) return [];
    if (corrected.includes(fact.sequence)) return [];
    const { organisation, version, clause = null, words, audience } = fact.data;
    const open = !standing.slice(index + 1).some((later) => settles(later, paper, clause));
    return [{ sequence: fact.sequence, on, organisation, version, clause, words, audience, open }];
  });
}

function settles({ fact }: Step, paper: string, clause: string | null): boolean {
  if (fact.type === 'PaperAdopted') return fact.data.paper === paper;
  if (fact.type !== 'PaperTabled' || fact.data.paper !== paper) return false;
  const { clauses, without } = fact.data;
  return clause === null || without.includes(clause) || clauses.some((given) => given.clause === clause);
}
