import type { Organisation } from './definition.ts';
import type { CovenantState, Participant } from './state.ts';

/** Changes of a state that facts of several areas make; pure, never mutating. */

export function withDay(state: CovenantState, anchor: string, from: string, to = from): CovenantState {
  return { ...state, days: { ...state.days, [anchor]: { from, to } } };
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
