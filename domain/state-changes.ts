import { standardCalendar } from './closed-days.ts';
import { mandatesAtOpening } from './mandates/opening.ts';
import type { Definition, Organisation } from './definition.ts';
import type { CovenantState, Participant } from './state.ts';

/** Changes of a state that facts of several areas make; pure, never mutating. */

/** The day of an anchor, recorded here: what was imported of it before counts no more. */
export function withDay(state: CovenantState, anchor: string, from: string, to = from): CovenantState {
  const { [anchor]: _, ...imported } = state.adoption.days;
  return {
    ...state,
    days: { ...state.days, [anchor]: { from, to } },
    adoption: { ...state.adoption, days: imported },
  };
}

export function toParticipant(
  organisation: Pick<Organisation, 'id' | 'name' | 'kind' | 'participation' | 'group'>,
  on: string,
): Participant {
  return {
    organisation: organisation.id,
    name: organisation.name,
    kind: organisation.kind,
    participation: organisation.participation,
    group: organisation.group ?? null,
    joinedOn: on,
    leftOn: null,
    contact: null,
    deputy: null,
    mailbox: null,
    contactSince: null,
  };
}

export function withParticipant(
  state: CovenantState,
  id: string,
  change: Partial<Participant>,
): CovenantState {
  const participant = state.participants[id];
  return participant
    ? { ...state, participants: { ...state.participants, [id]: { ...participant, ...change } } }
    : state;
}

/** What the first event of a stream brings, opened or adopted. */
interface Terms {
  slug: string;
  definition: Definition;
  definitionHash: string;
}

/** The state of a stream that has just begun, with everybody in their seats; `on` is the day of its opening. */
export function openedWith(
  state: CovenantState,
  { definition, slug, definitionHash }: Terms,
  on: string,
): CovenantState {
  const participants = definition.organisations.map((organisation) => toParticipant(organisation, on));
  const contacts = definition.people.flatMap((person) =>
    person.roles
      .filter(isContactRole)
      .map((role) => ({ organisation: person.organisation, role, person: person.id })),
  );
  const seated = contacts.reduce<Record<string, Participant>>(
    (byId, { organisation, role, person }) => {
      const participant = byId[organisation];
      return participant && participant[role] === null
        ? { ...byId, [organisation]: { ...participant, [role]: person } }
        : byId;
    },
    Object.fromEntries(participants.map((participant) => [participant.organisation, participant])),
  );
  return {
    ...withDay(state, 'opening', on),
    status: 'open',
    slug,
    definition,
    calendar: definition.calendar === 'nl-1' ? standardCalendar : definition.calendar,
    definitionHash,
    participants: seated,
    people: Object.fromEntries(definition.people.map((person) => [person.id, person])),
    mandates: mandatesAtOpening(definition),
  };
}

type ContactRole = 'contact' | 'deputy' | 'mailbox';

function isContactRole(role: string): role is ContactRole {
  return role === 'contact' || role === 'deputy' || role === 'mailbox';
}
