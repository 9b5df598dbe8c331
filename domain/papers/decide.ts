import type { DecidersOf } from '../area.ts';
import { notOfThisKind, principalOf } from '../authority.ts';
import { bodyOf } from '../bodies/seats.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import type { PaperTerms } from '../definition.ts';
import { secretariatOf } from '../participation/standing.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { adopt } from './adopt.ts';
import { digestOf, nextClauses, type Change } from './clauses.ts';
import { comment } from './comment.ts';
import { MOST_CLAUSES, type paperCommands } from './commands.ts';
import type { Clause } from './state.ts';
import { mayRead, paperTerms } from './terms.ts';

export const paperDeciders: DecidersOf<typeof paperCommands> = {
  TablePaper: table,
  CommentOnPaper: comment,
  AdoptPaper: adopt,
};

/** A version builds on the last one: of what is given, only what differs becomes part of the fact. */
function table(state: CovenantState, command: CommandOf<'TablePaper'>): Decision {
  const { paper: id, basedOnVersion, clauses, without = [], order = [], note } = command.fields;
  const terms = paperTerms(state, id);
  if (!terms) return refuse('UNKNOWN_PAPER', { paper: id });
  const organisation = principalOf(state, command);
  const { version, clauses: before } = state.papers[id] ?? { version: 0, clauses: [] };
  const changed = clauses.filter((given) => !isSame(before, given));
  const next = nextClauses(before, { clauses: changed, without, order });
  const refusal =
    checkWriter(state, command, terms) ??
    checkBase(id, version, basedOnVersion) ??
    checkNames({ paper: id, version, before }, { clauses, without }) ??
    checkResult({ paper: id, version, before }, next, order);
  if (refusal) return refusal;
  const unmoved = nextClauses(before, { clauses: changed, without, order: [] });
  return accept({
    type: 'PaperTabled',
    data: {
      paper: id,
      version: version + 1,
      organisation,
      clauses: changed,
      without,
      order: digestOf(unmoved) === digestOf(next) ? [] : order,
      digest: digestOf(next),
      ...(note && { note }),
    },
    rules: terms.rules ?? [],
  });
}

function isSame(before: readonly Clause[], { clause, words }: Change['clauses'][number]): boolean {
  return before.some((one) => one.clause === clause && one.commitment === words.commitment);
}

/** An officer may record it for others, but only for who writes at the table and may read what is there. */
function checkWriter(
  state: CovenantState,
  command: CommandOf<'TablePaper'>,
  terms: PaperTerms,
): Refusal | null {
  const organisation = principalOf(state, command);
  if (bodyOf(state, organisation) || organisation === secretariatOf(state)) return null;
  const participant = state.participants[organisation];
  if (participant && participant.leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation });
  const participation = participant?.participation ?? 'body';
  const writes = participation === 'party' || participation === 'facilitator';
  if (!writes) return notOfThisKind(command, organisation, participation);
  if (mayRead(state, { organisation }, terms)) return null;
  return refuse('PAPER_NOT_OPEN_TO', { organisation, paper: terms.id });
}

function checkBase(paper: string, version: number, basedOn: number | undefined): Refusal | null {
  if (basedOn === undefined || basedOn === version) return null;
  return refuse('PAPER_MOVED_ON', { paper, version: `${version}`, basedOn: `${basedOn}` });
}

/** The version that is built on. */
interface Base {
  paper: string;
  version: number;
  before: readonly Clause[];
}

/** Every clause is named once, and what is left out was there. */
function checkNames(
  { paper, version, before }: Base,
  { clauses, without }: Pick<Change, 'clauses' | 'without'>,
): Refusal | null {
  const names = [...clauses.map(({ clause }) => clause), ...without];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return refuse('CLAUSE_TWICE', { clause: twice });
  const unknown = without.find((name) => !before.some(({ clause }) => clause === name));
  if (unknown === undefined) return null;
  return refuse('CLAUSE_UNKNOWN', { paper, version: `${version}`, clause: unknown });
}

function checkResult(
  { paper, version, before }: Base,
  next: readonly Clause[],
  order: readonly string[],
): Refusal | null {
  if (next.length === 0) return refuse('PAPER_EMPTY', { paper });
  if (next.length > MOST_CLAUSES)
    return refuse('PAPER_TOO_LONG', { paper, count: `${next.length}`, limit: `${MOST_CLAUSES}` });
  const wrong = order.length === 0 ? [] : misplaced(next, order);
  if (wrong.length > 0) return refuse('CLAUSE_ORDER_INCOMPLETE', { paper, clauses: wrong.join(', ') });
  const same = digestOf(next) === digestOf(before);
  return same ? refuse('PAPER_UNCHANGED', { paper, version: `${version}` }) : null;
}

/** Clauses that an order leaves out, does not know, or names twice. */
function misplaced(clauses: readonly Clause[], order: readonly string[]): string[] {
  const ids = clauses.map(({ clause }) => clause);
  const left = ids.filter((id) => !order.includes(id));
  const strange = order.filter((id, index) => !ids.includes(id) || order.indexOf(id) !== index);
  return [...new Set([...left, ...strange])];
}
