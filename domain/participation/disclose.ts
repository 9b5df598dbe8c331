import type { DisclosuresOf } from '../area.ts';
import type { ParticipationEvents } from './events.ts';

export const participationDisclosures: DisclosuresOf<ParticipationEvents> = {
  ParticipantJoined: () => ({ audience: 'secretariat', owner: null }),
  AssociationRecorded: () => ({ audience: 'secretariat', owner: null }),
  AssociationEnded: () => ({ audience: 'secretariat', owner: null }),
  ParticipantLeft: () => ({ audience: 'secretariat', owner: null }),
  ObligationHandedOver: () => ({ audience: 'secretariat', owner: null }),
  OrganisationExchanged: () => ({ audience: 'secretariat', owner: null }),
  OrganisationSucceeded: () => ({ audience: 'secretariat', owner: null }),
  RightToLeaveArose: () => ({ audience: 'secretariat', owner: null }),
};
