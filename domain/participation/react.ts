import { answeredBefore } from '../answered.ts';
import type { ReactionsOf } from '../area.ts';
import { answeredByItem } from '../dossier/react.ts';
import type { FactOf, NewEvent } from '../events.ts';
import { invitationsPassed } from '../meetings/places.ts';
import { openForJoined } from '../react-joining.ts';
import type { CovenantState } from '../state.ts';
import { associationsOf } from './associations.ts';
import type { ParticipationEvents } from './events.ts';

export const participationReactions: ReactionsOf<ParticipationEvents> = {
  ParticipationBegan: (state, { data }) => openForJoined(state, data.organisation),
  AssociationEnded: leftWithout,
  OrganisationExchanged: (state, fact) => {
    const { leaving: from, joining: to } = fact.data;
    return [...openForJoined(state, to), ...invitationsPassed(state, fact, { from, to })];
  },
  OrganisationSucceeded: (state, fact) => {
    const { organisation: from, successor: to } = fact.data;
    return [...metBy(state, to), ...invitationsPassed(state, fact, { from, to })];
  },
};

/** What the other had done is done: also where the successor was asked for the same. */
function metBy(state: CovenantState, successor: string): NewEvent[] {
  return Object.values(state.obligations)
    .filter(({ owner, status }) => owner === successor && status === 'open')
    .flatMap((duty) => [...answeredBefore(state, duty.id), ...answeredByItem(state, duty)]);
}

/** An associate takes part by its association alone. */
function leftWithout(state: CovenantState, { data }: FactOf<'AssociationEnded'>): NewEvent[] {
  const { organisation, reason } = data;
  const participant = state.participants[organisation];
  if (participant?.participation !== 'associate' || participant.leftOn !== null) return [];
  const inbound = associationsOf(state, organisation).some(({ direction }) => direction === 'inbound');
  if (inbound) return [];
  return [{ type: 'ParticipantLeft', data: { organisation, reason, ground: 'association-ended' } }];
}
