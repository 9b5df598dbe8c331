import type { PaperTerms } from '../../domain/definition.ts';
import { papersOf } from '../../domain/papers/terms.ts';
import type { CovenantState } from '../../domain/state.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';

/** A paper of a covenant's definition by its id. Error: PAPER_UNKNOWN, with the nearest. */
export function requirePaper({ definition, slug }: CovenantState, paper: string): PaperTerms {
  const papers = papersOf(definition ?? {});
  const found = papers.find(({ id }) => id === paper);
  if (found) return found;
  const ids = papers.map(({ id }) => id);
  const near = nearest(paper, ids);
  throw new CliError('PAPER_UNKNOWN', { covenant: slug, paper, ...(near ? { near } : {}) });
}
