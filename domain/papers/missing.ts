import { definitionOf, type CovenantState } from '../state.ts';

/** What a paper lacks: it was not tabled, some of its parts are missing, or it was not adopted. */
export function missingPaper(
  state: CovenantState,
  id: string,
  wanted: 'tabled' | 'complete' | 'adopted',
): string[] {
  const paper = state.papers[id];
  if (!paper) return [`paper/${id}`];
  if (wanted === 'adopted') return paper.adopted ? [] : [`paper/${id}`];
  if (wanted === 'tabled') return [];
  const parts = definitionOf(state).papers?.find((terms) => terms.id === id)?.parts ?? [];
  const there = paper.clauses.map(({ clause }) => clause);
  return parts.filter((part) => !there.includes(part.id)).map((part) => `paper/${id}/${part.id}`);
}
