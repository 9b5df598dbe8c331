import type { DisclosuresOf } from '../area.ts';
import type { BodyEvents } from './events.ts';

/** Parties know which bodies there are and who sits in them; so does whoever sits there, and who gets or loses a seat. */
export const bodyDisclosures: DisclosuresOf<BodyEvents> = {
  BodySetUp: ({ body, reachedThrough }) => ({ audience: 'parties', owner: reachedThrough, also: [body] }),
  BodyDissolved: ({ body }) => ({ audience: 'parties', owner: null, also: [body] }),
  MemberSeated: ({ body, organisation }) => ({ audience: 'parties', owner: organisation, also: [body] }),
  MemberUnseated: ({ body, organisation }) => ({ audience: 'parties', owner: organisation, also: [body] }),
};
