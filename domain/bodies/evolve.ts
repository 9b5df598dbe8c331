import type { EvolversOf } from '../area.ts';
import type { BodyEvents } from './events.ts';

export const bodyEvolvers: EvolversOf<BodyEvents> = {
  BodySetUp: (state) => state,
  BodyDissolved: (state) => state,
  MemberSeated: (state) => state,
  MemberUnseated: (state) => state,
};
