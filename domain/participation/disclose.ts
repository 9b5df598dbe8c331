import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { CovenantState } from '../state.ts';
import type { ParticipationEvents } from './events.ts';

/** Parties know who takes part with them; what shows that conditions are met stays with the secretariat (R82). */
export const participationDisclosures: DisclosuresOf<ParticipationEvents> = {
  ParticipantJoined: ({ organisation }) => ofParties(organisation),
  ParticipationBegan: ({ organisation }) => ofParties(organisation),
  AssociationRecorded: ({ organisation }) => ({ audience: 'owner', owner: organisation }),
  AssociationEnded: ({ organisation }) => ({ audience: 'owner', owner: organisation }),
  ParticipantLeft: ({ organisation }) => ofParties(organisation),
  ObligationHandedOver: ({ obligation, from, to }, state) => handedOver(state, obligation, [from, to]),
  OrganisationExchanged: ({ joining }) => ofParties(joining),
  OrganisationSucceeded: ({ successor }) => ofParties(successor),
  RightToLeaveArose: ({ organisations }) => ({ audience: { only: organisations }, owner: null }),
};

function ofParties(owner: string): Disclosure {
  return { audience: 'parties', owner };
}

/** Whoever may know of the duty, and both its owners. */
function handedOver(state: CovenantState, obligation: string, owners: string[]): Disclosure {
  const audience = state.obligations[obligation]?.audience ?? 'owner';
  return { audience: audience === 'owner' ? { only: owners } : audience, owner: owners.at(-1) ?? null };
}
