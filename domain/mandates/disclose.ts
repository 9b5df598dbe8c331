import type { DisclosuresOf } from '../area.ts';
import type { MandateEvents } from './events.ts';

export const mandateDisclosures: DisclosuresOf<MandateEvents> = {
  MandateRegistered: () => ({ audience: 'secretariat', owner: null }),
  MandateRevoked: () => ({ audience: 'secretariat', owner: null }),
  ConsultationOpened: () => ({ audience: 'secretariat', owner: null }),
  ConsultationConcluded: () => ({ audience: 'secretariat', owner: null }),
  RatificationAwaited: () => ({ audience: 'secretariat', owner: null }),
  ActRatified: () => ({ audience: 'secretariat', owner: null }),
  RatificationRefused: () => ({ audience: 'secretariat', owner: null }),
  ActingAllowed: () => ({ audience: 'secretariat', owner: null }),
  ActingEnded: () => ({ audience: 'secretariat', owner: null }),
  RepresentativesNamed: () => ({ audience: 'secretariat', owner: null }),
  RolesSet: () => ({ audience: 'secretariat', owner: null }),
};
