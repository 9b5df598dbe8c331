import { isChair, isOfficer } from '../acting.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import type { Person } from '../definition.ts';
import { checkCard } from '../participation/join.ts';
import { secretariatOf } from '../participation/standing.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { checkGiver, checkTakesPart, toCard } from './decide-people.ts';

/**
 * Decisions about who leads the table and who records. The definition names the first ones; over the years they change.
 * Nobody is both, since an officer facilitates and does not decide for the parties (R10).
 */

type Office = 'chair' | 'officer';
type Naming = CommandOf<'NameChair'> | CommandOf<'NameOfficer'>;

export function nameChair(state: CovenantState, command: CommandOf<'NameChair'>): Decision {
  const named = readNamed(state, command, 'chair');
  if ('code' in named) return named;
  const earlier = Object.values(state.people).find(({ roles }) => roles.includes('chair'));
  const data = { ...named, ...(earlier && { earlier: earlier.id }) };
  return accept({ type: 'ChairNamed', data, rules: ['R10'] });
}

export function nameOfficer(state: CovenantState, command: CommandOf<'NameOfficer'>): Decision {
  const named = readNamed(state, command, 'officer');
  if ('code' in named) return named;
  const { person, organisation } = named;
  const secretariat = secretariatOf(state);
  if (organisation !== secretariat)
    return refuse('OFFICER_OF_ANOTHER', { person, organisation: secretariat });
  return accept({ type: 'OfficerNamed', data: named });
}

interface Named {
  person: string;
  organisation: string;
  card?: Person | undefined;
}

/** Somebody of an organisation that takes part, with the card of who is new. */
function readNamed(state: CovenantState, command: Naming, office: Office): Named | Refusal {
  const given = command.fields.person;
  const card = toCard(state, given);
  if ('code' in card) return card;
  const { id: person, organisation } = card;
  // The office itself comes by this act, so that its card may name it.
  const rest = { ...card, roles: card.roles.filter((role) => role !== office) };
  const unfit =
    checkTakesPart(state, organisation) ??
    checkOffices(state, person, office) ??
    checkGiver(state, command, given);
  if (unfit) return unfit;
  const wrong = typeof given === 'string' ? null : checkCard(state, rest, organisation);
  return wrong ?? { person, organisation, ...(typeof given === 'string' ? {} : { card: given }) };
}

function checkOffices(state: CovenantState, person: string, office: Office): Refusal | null {
  const known = state.people[person];
  if (!known) return null;
  const held = isOfficer(state, known) ? 'officer' : isChair(state, known) ? 'chair' : null;
  if (held === null) return null;
  return held === office
    ? refuse('OFFICE_HELD', { person, role: office })
    : refuse('CHAIR_AND_OFFICER', { person });
}
