import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { CovenantState } from '../state.ts';
import type { BodyEvents } from './events.ts';
import { seatsOf } from './seats.ts';

/** Parties know which bodies there are and who sits in them; so does whoever sits there, and who gets or loses a seat. */
export const bodyDisclosures: DisclosuresOf<BodyEvents> = {
  BodySetUp: ({ reachedThrough }) => ({ audience: 'parties', owner: reachedThrough }),
  BodyDissolved: ({ body }, _, before) => ({ ...toMembers(body, before), owner: null }),
  MemberSeated: ({ body, organisation }, state) => ({ ...toMembers(body, state), owner: organisation }),
  MemberUnseated: ({ body, organisation }, state) => ({ ...toMembers(body, state), owner: organisation }),
};

/** Who sits in a body by name, or else by organisation. */
function toMembers(body: string, state?: CovenantState): Pick<Disclosure, 'audience' | 'also'> {
  const seats = state ? seatsOf(state, body) : [];
  return { audience: 'parties', also: seats.map(({ person, organisation }) => person ?? organisation) };
}
