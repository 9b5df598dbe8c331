import type { PaperTerms } from '../definition-table.ts';
import type { CovenantState } from '../state.ts';
import { paperTerms } from './terms.ts';

type Part = NonNullable<PaperTerms['parts']>[number];

/** Parts of a paper that a version with these clauses lacks, in the order of the definition. */
export function missingParts(
  { parts = [] }: Pick<PaperTerms, 'parts'>,
  clauses: readonly { clause: string }[],
): Part[] {
  return parts.filter(({ id }) => !clauses.some(({ clause }) => clause === id));
}

/** What a paper lacks for a gate: it was not tabled, some of its parts are missing, or it was not adopted. */
export function missingPaper(
  state: CovenantState,
  id: string,
  wanted: 'tabled' | 'complete' | 'adopted',
): string[] {
  const paper = state.papers[id];
  if (!paper) return [`paper/${id}`];
  if (wanted === 'adopted') return paper.adopted ? [] : [`paper/${id}`];
  if (wanted === 'tabled') return [];
  return missingParts(paperTerms(state, id) ?? {}, paper.clauses).map((part) => `paper/${id}/${part.id}`);
}
