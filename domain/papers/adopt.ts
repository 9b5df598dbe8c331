import type { CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import { blocks } from '../decide-table.ts';
import type { PaperTerms } from '../definition.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import { missingParts } from './missing.ts';
import type { Paper } from './state.ts';
import { agreementPaper, paperTerms } from './terms.ts';

/** The parties agree on a version: the last one, unless they say why an earlier. */
export function adopt(state: CovenantState, command: CommandOf<'AdoptPaper'>): Decision {
  const { paper: id, version, goOnBecause } = command.fields;
  const terms = paperTerms(state, id);
  if (!terms) return refuse('UNKNOWN_PAPER', { paper: id });
  const paper = state.papers[id];
  if (!paper) return refuse('PAPER_NOT_TABLED', { paper: id });
  const { digest, missing } = versionOf(paper, terms, version);
  const refusal =
    checkVersion(paper, command) ?? checkParts(state, terms, missing, goOnBecause !== undefined);
  if (refusal) return refusal;
  const isAgreement = agreementPaper(definitionOf(state))?.id === id;
  return accept({
    type: 'PaperAdopted',
    data: { ...command.fields, digest, missing },
    rules: [...(terms.rules ?? []), ...(isAgreement ? ['R75'] : [])],
  });
}

function versionOf(paper: Paper, terms: PaperTerms, version: number): { digest: string; missing: string[] } {
  const last = { digest: paper.digest, missing: missingParts(terms, paper.clauses).map(({ id }) => id) };
  return paper.earlier.find((one) => one.version === version) ?? last;
}

function checkVersion(
  { paper, version: last, earlier, adopted }: Paper,
  { fields: { version, reason } }: CommandOf<'AdoptPaper'>,
): Refusal | null {
  const names = { paper, version: `${version}`, last: `${last}` };
  if (version > last) return refuse('PAPER_VERSION_UNKNOWN', names);
  if (adopted?.version === version) return refuse('PAPER_ALREADY_ADOPTED', names);
  if (version === last) return null;
  if (!earlier.some((one) => one.version === version)) return refuse('PAPER_VERSION_TOO_OLD', names);
  return reason ? null : refuse('PAPER_NEWER_TABLED', names);
}

/** A missing part is advice, and blocks only where the definition makes its rule a condition. */
function checkParts(
  state: CovenantState,
  terms: PaperTerms,
  missing: readonly string[],
  goOn: boolean,
): Refusal | null {
  const names = { paper: terms.id, missing: missing.join(', ') };
  const rules = missing.flatMap((part) => rulesBehind(terms, part));
  const blocking = rules.find((rule) => blocks(state, rule));
  if (blocking !== undefined) return refuse('PAPER_PARTS_BLOCK', names, blocking);
  return missing.length === 0 || goOn ? null : refuse('PAPER_PARTS_MISSING', names, rules[0]);
}

/** The rule that asks for a part, or those of its paper. */
function rulesBehind({ parts = [], rules = [] }: PaperTerms, part: string): string[] {
  const own = parts.find(({ id }) => id === part)?.rule;
  return own === undefined ? rules : [own];
}
