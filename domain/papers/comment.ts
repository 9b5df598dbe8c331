import { principalOf } from '../authority.ts';
import { bodyOf } from '../bodies/seats.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import type { Audience } from '../definition.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { mayRead, paperTerms, readersOf } from './terms.ts';

/**
 * A word about the last version, by whoever may read it. For the parties unless it says otherwise; `owner` keeps it
 * between an organisation, its own constituency (achterban) and the secretariat.
 */
export function comment(state: CovenantState, command: CommandOf<'CommentOnPaper'>): Decision {
  const { paper: id, clause, words, audience } = command.fields;
  const terms = paperTerms(state, id);
  if (!terms) return refuse('UNKNOWN_PAPER', { paper: id });
  const organisation = principalOf(state, command);
  if (!mayRead(state, { organisation }, terms))
    return refuse('PAPER_NOT_OPEN_TO', { organisation, paper: id });
  const paper = state.papers[id];
  if (!paper) return refuse('PAPER_NOT_TABLED', { paper: id });
  const { version, clauses } = paper;
  if (clause !== undefined && !clauses.some((one) => one.clause === clause))
    return refuse('CLAUSE_UNKNOWN', { paper: id, version: `${version}`, clause });
  const readers = readersOf(terms);
  const heard = audience ?? (readers === 'public' ? 'parties' : readers);
  const wrong = checkAudience(state, id, heard, readers);
  if (wrong) return wrong;
  const data = { paper: id, words, organisation, version, audience: heard, ...(clause && { clause }) };
  return accept({ type: 'PaperCommented', data, rules: terms.rules ?? [] });
}

/** A comment goes no further than the paper that it is about. */
function checkAudience(
  state: CovenantState,
  paper: string,
  audience: Audience,
  readers: Audience,
): Refusal | null {
  const named = typeof audience === 'string' ? [] : audience.only;
  const stranger = named.find((id) => !state.participants[id] && !bodyOf(state, id));
  if (stranger !== undefined) return refuse('UNKNOWN_ORGANISATION', { organisation: stranger });
  return isWithin(state, audience, readers) ? null : refuse('COMMENT_WIDER_THAN_PAPER', { paper });
}

const width = { public: 2, parties: 1, owner: 0, secretariat: 0 } as const;

function isWithin(state: CovenantState, audience: Audience, readers: Audience): boolean {
  if (typeof readers !== 'string') {
    if (typeof audience === 'string') return width[audience] === 0;
    return audience.only.every((id) => readers.only.includes(id));
  }
  if (typeof audience === 'string') return width[audience] <= width[readers];
  const atTheTable = (id: string): boolean =>
    bodyOf(state, id) !== undefined || state.participants[id]?.participation === 'party';
  return readers === 'public' || (readers === 'parties' && audience.only.every(atTheTable));
}
