import type { BodyEvents } from '../../../domain/bodies/events.ts';
import type { TellersOf } from './told.ts';

export const bodyTellers: TellersOf<BodyEvents> = {
  BodySetUp: ['course', () => ({ names: {} })],
  BodyDissolved: ['course', () => ({ names: {} })],
  MemberSeated: ['course', () => ({ names: {} })],
  MemberUnseated: ['course', () => ({ names: {} })],
};
