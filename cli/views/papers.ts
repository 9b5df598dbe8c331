import type { Audience, PaperKind, PaperTerms } from '../../domain/definition.ts';
import { missingParts } from '../../domain/papers/missing.ts';
import { mayRead, papersOf, readersOf } from '../../domain/papers/terms.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import type { CovenantState } from '../../domain/state.ts';
import { actorName } from './names.ts';
import { commentsOf, type PaperComment } from './paper-versions.ts';
import type { Step } from './steps.ts';

/** The papers of a covenant as they stand. */
export interface PapersView {
  covenant: string;
  /** The person through whose eyes it is seen; null for the secretariat's. */
  as: string | null;
  papers: PaperEntry[];
}

export interface PaperEntry {
  paper: string;
  name: LocalText;
  kind: PaperKind;
  /** Who may read it. */
  readers: Audience;
  /** Who signs it; null for a paper that is not signed. */
  signatories: PaperTerms['signatories'] | null;
  /** The last version that was tabled; null while there is none. */
  last: {
    version: number;
    on: CivilDate;
    by: string;
    byName: LocalText;
    clauses: number;
    digest: string;
  } | null;
  adopted: { version: number; on: CivilDate } | null;
  /** Comments that no later version has dealt with, as far as the viewer may see them. */
  openComments: number;
  /** Parts that it should have and that the last version lacks. */
  missing: { id: string; name: LocalText }[];
}

/** Makes the list from folded events, with what the viewer may read. */
export function papersView(
  steps: readonly Step[],
  state: CovenantState,
  { viewer, as }: { viewer: Viewer; as: string | null },
): PapersView {
  const papers = papersOf(state.definition ?? {}).filter((terms) => mayRead(state, viewer, terms));
  return { covenant: state.slug, as, papers: papers.map((terms) => paperEntry(steps, state, terms, viewer)) };
}

export function paperEntry(
  steps: readonly Step[],
  state: CovenantState,
  terms: PaperTerms,
  viewer: Viewer,
): PaperEntry {
  const { id, name, kind, signatories = null } = terms;
  const paper = state.papers[id];
  const comments = visibleComments(steps, state, id, viewer);
  return {
    paper: id,
    name,
    kind,
    readers: readersOf(terms),
    signatories,
    last: paper
      ? {
          version: paper.version,
          on: paper.tabledOn,
          by: paper.tabledBy,
          byName: actorName(state, paper.tabledBy),
          clauses: paper.clauses.length,
          digest: paper.digest,
        }
      : null,
    adopted: paper?.adopted ? { version: paper.adopted.version, on: paper.adopted.on } : null,
    openComments: comments.filter(({ open }) => open).length,
    missing: missingParts(terms, paper?.clauses ?? []).map((part) => ({ id: part.id, name: part.name })),
  };
}

/** Comments by their own audience; who said one knows of it. */
export function visibleComments(
  steps: readonly Step[],
  state: CovenantState,
  paper: string,
  viewer: Viewer,
): PaperComment[] {
  return commentsOf(steps, paper).filter(
    ({ audience, organisation }) =>
      mayRead(state, viewer, { audience }) || maySee(state, viewer, { audience, owner: organisation }),
  );
}
