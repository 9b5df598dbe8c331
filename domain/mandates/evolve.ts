import type { EvolversOf } from '../area.ts';
import type { MandateEvents } from './events.ts';

export const mandateEvolvers: EvolversOf<MandateEvents> = {
  MandateRegistered: (state) => state,
  MandateRevoked: (state) => state,
  ConsultationOpened: (state) => state,
  ConsultationConcluded: (state) => state,
  RatificationAwaited: (state) => state,
  ActRatified: (state) => state,
  RatificationRefused: (state) => state,
  ActingAllowed: (state) => state,
  ActingEnded: (state) => state,
  RepresentativesNamed: (state) => state,
  RolesSet: (state) => state,
};
