import type { ParticipationEvents } from '../../../domain/participation/events.ts';
import { organisationName } from '../names.ts';
import type { TellersOf } from './told.ts';

export const participationTellers: TellersOf<ParticipationEvents> = {
  ParticipantJoined: [
    'people',
    ({ name, participation }) => ({ names: { organisation: name, participation } }),
  ],
  AssociationRecorded: ['course', () => ({ names: {} })],
  AssociationEnded: ['course', () => ({ names: {} })],
  ParticipantLeft: [
    'people',
    ({ organisation, reason }, state) => ({
      names: { organisation: organisationName(state, organisation) },
      text: reason,
    }),
  ],
  ObligationHandedOver: ['course', () => ({ names: {} })],
  OrganisationExchanged: ['course', () => ({ names: {} })],
  OrganisationSucceeded: ['course', () => ({ names: {} })],
  RightToLeaveArose: ['course', () => ({ names: {} })],
};
