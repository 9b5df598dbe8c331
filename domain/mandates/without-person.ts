import { absencesWithout } from '../evolve-reminders.ts';
import { meetingsWithout } from '../meetings/without-person.ts';
import { withParticipant } from '../state-changes.ts';
import type { CovenantState } from '../state.ts';
import type { Mandate, MandateState } from './state.ts';

/** What ends for a person: acting for one organisation, or all of it with their own. Part of evolve, pure and total. */

/** Who acts for an organisation no more leads, executes and holds a mandate there no more (R31, R42). */
export function withoutActing(mandates: MandateState, organisation: string, person: string): MandateState {
  const { [person]: known = [], ...others } = mandates.actsFor;
  const rest = known.filter((each) => each !== organisation);
  const named = mandates.representatives[organisation];
  const without = (people: readonly string[]): string[] => people.filter((each) => each !== person);
  return {
    ...mandates,
    actsFor: rest.length > 0 ? { ...others, [person]: rest } : others,
    registered: withoutHolder(mandates.registered, organisation, person),
    representatives: named
      ? {
          ...mandates.representatives,
          [organisation]: { leaders: without(named.leaders), executors: without(named.executors) },
        }
      : mandates.representatives,
  };
}

/** A mandate that is left without holders covers nobody until it is registered anew: it was not granted to everybody. */
function withoutHolder(
  registered: Record<string, Mandate>,
  organisation: string,
  person: string,
): Record<string, Mandate> {
  const kept = Object.entries(registered).map(([id, mandate]): [string, Mandate] => {
    const { holders } = mandate;
    const held = mandate.organisation === organisation && holders?.includes(person);
    return [id, held ? { ...mandate, holders: holders?.filter((each) => each !== person) ?? null } : mandate];
  });
  return Object.fromEntries(kept);
}

/** Who is of an organisation no more may do nothing here, and is not written to. */
export function withoutPerson(state: CovenantState, person: string): CovenantState {
  const known = state.people[person];
  if (!known) return state;
  const { [person]: _, ...people } = state.people;
  const { [person]: __, ...rhythms } = state.rhythms;
  const { [person]: ___, ...seatedOn } = state.seatedOn;
  const gone = {
    ...state,
    people,
    rhythms,
    seatedOn,
    absences: absencesWithout(state.absences, person),
    meetings: meetingsWithout(state.meetings, known),
  };
  return (['contact', 'deputy', 'mailbox'] as const)
    .filter((role) => state.participants[known.organisation]?.[role] === person)
    .reduce((next, role) => withParticipant(next, known.organisation, { [role]: null }), gone);
}
