import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { MandateEvents } from './events.ts';

/** What an organisation may and may not agree to, and what its members say, is its own until it tells it (R44). */
const owners = ({ organisation }: { organisation: string }): Disclosure<never> => ({
  audience: 'owner',
  owner: organisation,
});

/** The parties rely on each other's acts, and on knowing whom they talk to. */
const parties = ({ organisation }: { organisation: string }): Disclosure<never> => ({
  audience: 'parties',
  owner: organisation,
});

/** Everybody may know who leads the table and who records, as they know it of the terms; name and address the parties. */
const office = ({ organisation, person }: { organisation: string; person: string }): Disclosure<'card'> => ({
  audience: 'public',
  owner: organisation,
  narrower: { card: { audience: 'parties', owner: organisation, also: [person] } },
});

export const mandateDisclosures: DisclosuresOf<MandateEvents> = {
  MandateRegistered: owners,
  MandateRevoked: owners,
  /** That a round was held the parties know once it has a result, see `toldLater`; what was asked is its own. */
  ConsultationOpened: (data) => ({
    ...owners(data),
    narrower: { question: 'owner', mandate: 'owner', paper: 'owner', version: 'owner' },
  }),
  ConsultationConcluded: (data) => ({
    ...parties(data),
    narrower: { words: 'owner', asked: 'owner', answered: 'owner', mandate: 'owner' },
  }),
  RatificationAwaited: (data) => ({ ...parties(data), narrower: { mandate: 'owner', by: 'owner' } }),
  ActRatified: parties,
  RatificationRefused: parties,
  ActingAllowed: owners,
  ActingEnded: owners,
  ChairNamed: office,
  OfficerNamed: office,
  RepresentativesNamed: parties,
  RolesSet: parties,
};
