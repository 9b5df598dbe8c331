import type { MandateEvents } from '../../../domain/mandates/events.ts';
import type { TellersOf } from './told.ts';

export const mandateTellers: TellersOf<MandateEvents> = {
  MandateRegistered: ['course', () => ({ names: {} })],
  MandateRevoked: ['course', () => ({ names: {} })],
  ConsultationOpened: ['course', () => ({ names: {} })],
  ConsultationConcluded: ['course', () => ({ names: {} })],
  RatificationAwaited: ['course', () => ({ names: {} })],
  ActRatified: ['course', () => ({ names: {} })],
  RatificationRefused: ['course', () => ({ names: {} })],
  ActingAllowed: ['course', () => ({ names: {} })],
  ActingEnded: ['course', () => ({ names: {} })],
  RepresentativesNamed: ['course', () => ({ names: {} })],
  RolesSet: ['course', () => ({ names: {} })],
};
