import { CliError } from '../failures.ts';
import { sameWords, type DraftClause, type PaperDraft } from './paper-draft.ts';

/** The last version of a paper, with the words of each clause; null where they were erased or are no text. */
export interface LastVersion {
  version: number;
  clauses: { clause: string; words: string | null }[];
}

/** What a draft changes in the last version: what is sent, and what stays. */
export interface PaperChange {
  /** New clauses, and other words for those that were there. */
  clauses: DraftClause[];
  basedOnVersion: number;
  /** The order of all clauses, where the file has them all and in another order. */
  order: string[] | null;
  /** Clauses of the last version that the file does not have. */
  kept: string[];
}

export interface DraftOptions {
  paper: string;
  /** How problems name the file. */
  file: string;
  without: readonly string[];
  /** Version that the writer says it builds on. */
  basedOnVersion: number | null;
}

/**
 * Compares a draft with the last version. A file that says nothing of the version that it was made from may add
 * clauses; to replace words it must say so, or the change of another could be lost unseen.
 * Errors: DRAFT_OF_OTHER_PAPER, DRAFT_BASE_UNKNOWN.
 */
export function changeOf(draft: PaperDraft, last: LastVersion, options: DraftOptions): PaperChange {
  const { paper, file, without } = options;
  if (draft.mark && draft.mark.paper !== paper)
    throw new CliError('DRAFT_OF_OTHER_PAPER', { file, marked: draft.mark.paper, paper });
  const before = new Map(last.clauses.map(({ clause, words }) => [clause, words]));
  const clauses = draft.clauses.filter(({ clause, words }) => {
    const earlier = before.get(clause);
    return typeof earlier !== 'string' || !sameWords(earlier, words);
  });
  const drafted = draft.clauses.map(({ clause }) => clause);
  const kept = [...before.keys()].filter((clause) => !drafted.includes(clause) && !without.includes(clause));
  const unmoved = [
    ...[...before.keys()].filter((clause) => !without.includes(clause)),
    ...drafted.filter((clause) => !before.has(clause)),
  ];
  const moved = kept.length === 0 && drafted.join() !== unmoved.join();
  return {
    clauses,
    basedOnVersion: baseOf(draft, last, { ...options, changed: clauses }),
    order: moved ? drafted : null,
    kept,
  };
}

function baseOf(
  { mark }: PaperDraft,
  last: LastVersion,
  { basedOnVersion, paper, file, changed }: DraftOptions & { changed: readonly DraftClause[] },
): number {
  const said = basedOnVersion ?? mark?.version;
  if (said !== undefined) return said;
  const replaced = changed.filter(({ clause }) => last.clauses.some((one) => one.clause === clause));
  if (replaced.length === 0) return last.version;
  const clauses = replaced.map(({ clause }) => clause).join(', ');
  throw new CliError('DRAFT_BASE_UNKNOWN', { file, paper, version: `${last.version}`, clauses });
}
