import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { Audience, Participation } from '../definition.ts';
import type { CovenantState } from '../state.ts';
import type { ParticipationEvents } from './events.ts';

/**
 * Which parties there are is public. Who takes part beside them is known to the parties, and to whoever may see one of
 * its duties (see told later). What shows that conditions are met stays with the secretariat (R82).
 */
export const participationDisclosures: DisclosuresOf<ParticipationEvents> = {
  ParticipantJoined: ({ organisation, participation }) => ({
    audience: byParticipation(participation),
    owner: organisation,
    narrower: { statement: 'parties', association: 'parties' },
  }),
  ParticipationBegan: ({ organisation }, state) => takingPart(state, organisation),
  AssociationRecorded: ({ organisation }) => ({ audience: 'owner', owner: organisation }),
  AssociationEnded: ({ organisation }) => ({ audience: 'owner', owner: organisation }),
  ParticipantLeft: ({ organisation }, state) => ({
    ...takingPart(state, organisation),
    narrower: { reason: 'parties', ground: 'parties', dispute: 'parties' },
  }),
  /** Whoever may know of the duty, and both its owners: who passed it on when leaving knows that it is rid of it. */
  ObligationHandedOver: ({ obligation, from, to }, state) => ({
    audience: state.obligations[obligation]?.audience ?? 'owner',
    owner: to,
    formerly: from,
    narrower: { reason: 'owner' },
  }),
  OrganisationExchanged: ({ leaving, joining }) => ({ audience: 'parties', owner: leaving, also: [joining] }),
  OrganisationSucceeded: ({ organisation, successor }) => ({
    audience: 'parties',
    owner: organisation,
    also: [successor],
  }),
  RightToLeaveArose: ({ organisations }) => ({ audience: { only: organisations }, owner: null }),
};

function byParticipation(participation: Participation | undefined): Audience {
  return participation === 'party' ? 'public' : 'parties';
}

function takingPart(state: CovenantState, organisation: string): Disclosure<never> {
  return {
    audience: byParticipation(state.participants[organisation]?.participation),
    owner: organisation,
  };
}
