import type { DisclosuresOf } from '../area.ts';
import type { BodyEvents } from './events.ts';

export const bodyDisclosures: DisclosuresOf<BodyEvents> = {
  BodySetUp: () => ({ audience: 'secretariat', owner: null }),
  BodyDissolved: () => ({ audience: 'secretariat', owner: null }),
  MemberSeated: () => ({ audience: 'secretariat', owner: null }),
  MemberUnseated: () => ({ audience: 'secretariat', owner: null }),
};
