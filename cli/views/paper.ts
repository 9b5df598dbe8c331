import { missingParts } from '../../domain/papers/missing.ts';
import type { PaperTerms } from '../../domain/definition.ts';
import type { CivilDate, ContentReference, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Viewer } from '../../domain/visibility.ts';
import type { ClauseText } from './clause-texts.ts';
import { actorName } from './names.ts';
import { paperEntry, visibleComments, type PaperEntry } from './papers.ts';
import type { PaperVersion } from './paper-versions.ts';
import type { Step } from './steps.ts';
import { wordDiff, type WordRun } from './word-diff.ts';

/** One version of a paper with its words, the comments on it, and what it changes in another version. */
export interface PaperView extends Omit<PaperEntry, 'missing'> {
  covenant: string;
  as: string | null;
  shown: {
    version: number;
    on: CivilDate;
    by: string;
    byName: LocalText;
    digest: string;
    clauses: ShownClause[];
    missing: PaperEntry['missing'];
  };
  comments: ShownComment[];
  /** Against which version it is held, and what differs; null where that was not asked. */
  diff: PaperDiff | null;
}

export interface ShownClause extends ClauseText {
  clause: string;
  /** The version since which it has these words. */
  since: number;
}

export interface ShownComment {
  on: CivilDate;
  by: string;
  byName: LocalText;
  version: number;
  clause: string | null;
  /** Null where it was erased or is no text. */
  text: string | null;
  open: boolean;
}

export interface PaperDiff {
  from: number;
  changes: ClauseChange[];
  /** Clauses with the same words in both. */
  unchanged: number;
  /** True when clauses that both have stand in another order. */
  moved: boolean;
}

export interface ClauseChange {
  clause: string;
  change: 'new' | 'gone' | 'changed';
  /** Words before and after; null where there are none to show. */
  before: string | null;
  after: string | null;
  /** What the two have in common, word by word; empty where one of them cannot be shown. */
  runs: WordRun[];
}

/** What the view is made of. */
export interface PaperSource {
  steps: readonly Step[];
  state: CovenantState;
  terms: PaperTerms;
  viewer: Viewer;
  as: string | null;
  shown: PaperVersion;
  from: PaperVersion | null;
  /** Words by the reference of their content. */
  texts: ReadonlyMap<string, ClauseText>;
}

export function paperView(source: PaperSource): PaperView {
  const { steps, state, terms, viewer, as, shown, from, texts } = source;
  const { missing: _, ...entry } = paperEntry(steps, state, terms, viewer);
  const comments = visibleComments(steps, state, terms.id, viewer).filter(
    ({ version }) => version === shown.version,
  );
  return {
    covenant: state.slug,
    as,
    ...entry,
    shown: {
      version: shown.version,
      on: shown.on,
      by: shown.by,
      byName: actorName(state, shown.by),
      digest: shown.digest,
      clauses: shown.clauses.map(({ clause, words, since }) => ({ clause, since, ...textOf(texts, words) })),
      missing: missingParts(terms, shown.clauses).map(({ id, name }) => ({ id, name })),
    },
    comments: comments.map(({ on, organisation, version, clause, words, open }) => ({
      on,
      by: organisation,
      byName: actorName(state, organisation),
      version,
      clause,
      text: textOf(texts, words).text,
      open,
    })),
    diff: from ? diffOf(from, shown, texts) : null,
  };
}

function textOf(texts: ReadonlyMap<string, ClauseText>, { ref }: ContentReference): ClauseText {
  return texts.get(ref) ?? { text: null, state: 'erased', mediaType: '', bytes: 0 };
}

/** What differs between two versions, clause by clause: those of the new one in its order, then those that are gone. */
function diffOf(from: PaperVersion, to: PaperVersion, texts: ReadonlyMap<string, ClauseText>): PaperDiff {
  const before = new Map(from.clauses.map(({ clause, words }) => [clause, words]));
  const after = new Map(to.clauses.map(({ clause, words }) => [clause, words]));
  const there = to.clauses.flatMap(({ clause, words }): ClauseChange[] => {
    const old = before.get(clause);
    if (old?.commitment === words.commitment) return [];
    return [changeOf(clause, old ? textOf(texts, old).text : null, textOf(texts, words).text, !old)];
  });
  const gone = from.clauses.flatMap(({ clause, words }): ClauseChange[] =>
    after.has(clause)
      ? []
      : [{ clause, change: 'gone', before: textOf(texts, words).text, after: null, runs: [] }],
  );
  const shared = (version: PaperVersion, other: ReadonlyMap<string, unknown>): string =>
    version.clauses
      .filter(({ clause }) => other.has(clause))
      .map(({ clause }) => clause)
      .join();
  return {
    from: from.version,
    changes: [...there, ...gone],
    unchanged: to.clauses.length - there.length,
    moved: shared(from, after) !== shared(to, before),
  };
}

function changeOf(clause: string, before: string | null, after: string | null, isNew: boolean): ClauseChange {
  if (isNew) return { clause, change: 'new', before, after, runs: [] };
  const runs = before === null || after === null ? [] : wordDiff(before, after);
  return { clause, change: 'changed', before, after, runs };
}
