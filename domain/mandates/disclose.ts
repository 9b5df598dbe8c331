import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { MandateEvents } from './events.ts';

/** What an organisation may and may not agree to, and what its members say, is its own until it tells it (R44). */
const owners = ({ organisation }: { organisation: string }): Disclosure => ({
  audience: 'owner',
  owner: organisation,
});

/** The parties rely on each other's acts, and on knowing whom they talk to. */
const parties = ({ organisation }: { organisation: string }): Disclosure => ({
  audience: 'parties',
  owner: organisation,
});

export const mandateDisclosures: DisclosuresOf<MandateEvents> = {
  MandateRegistered: owners,
  MandateRevoked: owners,
  ConsultationOpened: owners,
  /** It holds the members' words; that there was a result, and which, the parties see in `covenant parties`. */
  ConsultationConcluded: owners,
  RatificationAwaited: parties,
  ActRatified: parties,
  RatificationRefused: parties,
  ActingAllowed: owners,
  ActingEnded: owners,
  RepresentativesNamed: parties,
  RolesSet: parties,
};
