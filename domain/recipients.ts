import { isOfficer } from './acting.ts';
import { bodyOf } from './bodies/seats.ts';
import type { CivilDate } from './primitives.ts';
import { isEscalation, type LadderStep } from './reminder-terms.ts';
import type { CovenantState } from './state.ts';

/** Whom a message reaches. A duty belongs to an organisation; people come and go, and are away at times. */

type Role = LadderStep['to'];

/**
 * The person that a role leads to: the role asked for, else another of the organisation's, else an officer of the
 * secretariat, so that no duty is silently unheard. Who has left is not written to any more.
 */
export function recipient(state: CovenantState, organisation: string, role: Role): string | null {
  const own = role === 'officer' ? null : ofOrganisation(state, organisation, role);
  return own ?? officer(state);
}

type Named = 'contact' | 'deputy' | 'mailbox';

/** Who reads for whom: a step to the deputy goes past the contact, to the functional mailbox where nobody deputises. */
const INSTEAD: Readonly<Record<Named, readonly Named[]>> = {
  contact: ['contact', 'deputy', 'mailbox'],
  deputy: ['deputy', 'mailbox', 'contact'],
  mailbox: ['mailbox', 'contact', 'deputy'],
};

/** Whom an organisation that takes part has named for a role, or for another one; null for nobody. */
function ofOrganisation(state: CovenantState, organisation: string, role: Role): string | null {
  const participant = state.participants[organisation];
  if (participant?.leftOn !== null) return null;
  const roles = role === 'deputy' || role === 'mailbox' ? INSTEAD[role] : INSTEAD.contact;
  return roles.map((each) => participant[each]).find((person) => person !== null) ?? null;
}

/** The person that a step leads to on a day, Europe/Amsterdam: whoever is away is stood in for. */
export function reader(
  state: CovenantState,
  organisation: string,
  step: LadderStep,
  day: CivilDate,
): string | null {
  const person = isEscalation(step)
    ? (beyond(state, organisation, step) ?? officer(state))
    : recipient(state, organisation, step.to);
  return person === null ? null : standIn(state, person, day);
}

/** Whom a step beyond contact and officer reaches, as the parties agreed (R131); null where nobody has that role. */
export function beyond(state: CovenantState, organisation: string, { to, body }: LadderStep): string | null {
  if (to === 'body') {
    const through = body === undefined ? undefined : bodyOf(state, body)?.reachedThrough;
    return through === undefined ? null : ofOrganisation(state, through, 'contact');
  }
  const people = Object.values(state.people).filter(({ roles }) => roles.some((role) => role === to));
  const own = to === 'chair' ? people : people.filter((person) => person.organisation === organisation);
  return own[0]?.id ?? null;
}

/**
 * Who reads instead of somebody who is away on a day: the deputy named for the absence, else the organisation's deputy,
 * contact or mailbox, else an officer. Somebody who is away reads it only where nobody else is there.
 */
export function standIn(state: CovenantState, person: string, day: CivilDate): string {
  const absence = absenceOf(state, person, day);
  if (!absence) return person;
  const own = state.participants[state.people[person]?.organisation ?? ''];
  const candidates = [
    absence.deputy,
    ...(own?.leftOn === null ? [own.deputy, own.contact, own.mailbox] : []),
    ...officers(state),
  ];
  const there = candidates.find((id) => id !== null && id !== person && !absenceOf(state, id, day));
  return there ?? person;
}

function absenceOf(state: CovenantState, person: string, day: CivilDate) {
  return state.absences[person]?.find(({ from, to }) => from <= day && day <= to);
}

function officer(state: CovenantState): string | null {
  return officers(state)[0] ?? null;
}

function officers(state: CovenantState): string[] {
  return Object.values(state.people)
    .filter((person) => isOfficer(state, person))
    .map(({ id }) => id);
}
