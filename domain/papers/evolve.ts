import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import { withDay } from '../state-changes.ts';
import type { CovenantState } from '../state.ts';
import { nextClauses } from './clauses.ts';
import type { PaperEvents } from './events.ts';
import { missingParts } from './missing.ts';
import type { EarlierVersion, Paper } from './state.ts';
import { agreementPaper, papersOf } from './terms.ts';

export const paperEvolvers: EvolversOf<PaperEvents> = {
  PaperTabled: tabled,
  // A comment stands in the ledger; no decision hangs on it.
  PaperCommented: (state) => state,
  PaperAdopted: adopted,
};

/** So many versions before the last one can still be adopted. */
const KEPT = 10;

function tabled(state: CovenantState, fact: FactOf<'PaperTabled'>, on: string): CovenantState {
  const { paper: id, version, organisation, digest } = fact.data;
  const before = state.papers[id];
  const paper: Paper = {
    paper: id,
    version,
    clauses: nextClauses(before?.clauses ?? [], fact.data),
    digest,
    tabledBy: organisation,
    tabledOn: on,
    event: fact.sequence,
    earlier: before ? [asEarlier(state, before), ...before.earlier].slice(0, KEPT) : [],
    adopted: before?.adopted ?? null,
  };
  return { ...state, papers: { ...state.papers, [id]: paper } };
}

function asEarlier(
  { definition }: CovenantState,
  { paper, version, digest, clauses }: Paper,
): EarlierVersion {
  const terms = papersOf(definition ?? {}).find(({ id }) => id === paper) ?? {};
  return { version, digest, missing: missingParts(terms, clauses).map(({ id }) => id) };
}

function adopted(state: CovenantState, fact: FactOf<'PaperAdopted'>, on: string): CovenantState {
  const { paper: id, version, digest } = fact.data;
  const paper = state.papers[id];
  if (!paper) return state;
  const adoption = { version, digest, on, event: fact.sequence };
  const next = { ...state, papers: { ...state.papers, [id]: { ...paper, adopted: adoption } } };
  const isAgreement = agreementPaper(state.definition ?? {})?.id === id;
  // Once concluded, the agreement keeps its day (R75): another version then is a change of what was agreed.
  return isAgreement && state.concludedOn === null ? withDay(next, 'agreed', on) : next;
}
