import { bodyOf } from '../bodies/seats.ts';
import type { CommandFields } from '../commands.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import { dayOf, presentOwners, reachedAt } from './duties.ts';
import { purposes } from './names.ts';
import type { Commitment } from './state.ts';

/** Most duties that commitments may open at one moment: their events travel in one append. */
const MOST_AT_ONCE = 1_000;

/** Any theme goes where the definition names none. */
export function checkTheme(state: CovenantState, theme: string | undefined): Refusal | null {
  const themes = definitionOf(state).themes?.map(({ id }) => id) ?? [];
  if (theme === undefined || themes.length === 0 || themes.includes(theme)) return null;
  return refuse('UNKNOWN_THEME', { theme, themes: themes.join(', ') });
}

type Given = Pick<CommandFields['ReviseCommitment'], 'owners' | 'theme' | 'risk'>;

/** What a commitment names is there: its owners take part, its theme and risk are known. */
export function checkNamed(state: CovenantState, { owners = [], theme, risk }: Given): Refusal | null {
  const stranger = owners.find((owner) => reachedAt(state, owner) === undefined);
  if (stranger !== undefined) return notThere(state, stranger);
  const twice = owners.find((owner, index) => owners.indexOf(owner) !== index);
  if (twice !== undefined) return refuse('OWNER_TWICE', { owner: twice });
  if (risk !== undefined && !state.commitments.risks[risk]) return refuse('UNKNOWN_RISK', { risk });
  return checkTheme(state, theme);
}

function notThere(state: CovenantState, owner: string): Refusal {
  const organisation = bodyOf(state, owner)?.reachedThrough ?? owner;
  const left = state.participants[organisation] !== undefined;
  return refuse(left ? 'ORGANISATION_LEFT' : 'UNKNOWN_ORGANISATION', { organisation });
}

/** Days that are new are still to come. */
export function checkToCome(days: readonly (string | undefined)[], today: string): Refusal | null {
  const past = days.find((day) => day !== undefined && day < today);
  return past === undefined ? null : refuse('DATE_IN_THE_PAST', { date: past });
}

/** All that waits for the first implementation phase opens in one moment, so there is an end to it. */
export function checkNumber(state: CovenantState, commitment: Commitment): Refusal | null {
  const { [commitment.commitment]: _, ...others } = state.commitments.made;
  const count = [...Object.values(others), commitment].reduce((sum, each) => sum + dutiesIn(state, each), 0);
  if (count <= MOST_AT_ONCE) return null;
  const parameters = { commitment: commitment.commitment, count: `${count}`, limit: `${MOST_AT_ONCE}` };
  return refuse('COMMITMENTS_TOO_MANY', parameters);
}

function dutiesIn(state: CovenantState, commitment: Commitment): number {
  const days = purposes.filter((purpose) => dayOf(commitment, purpose) !== null);
  return days.length * presentOwners(state, commitment).length;
}
