import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { BodyEvents } from './events.ts';

/** Parties know which bodies there are and who sits in them; so does the organisation that gets or loses a seat. */
export const bodyDisclosures: DisclosuresOf<BodyEvents> = {
  BodySetUp: ({ reachedThrough }) => ofParties(reachedThrough),
  BodyDissolved: () => ofParties(null),
  MemberSeated: ({ organisation }) => ofParties(organisation),
  MemberUnseated: ({ organisation }) => ofParties(organisation),
};

function ofParties(owner: string | null): Disclosure {
  return { audience: 'parties', owner };
}
