import type * as z from 'zod/mini';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { participationCommands } from './commands.ts';

type Fields<T extends keyof typeof participationCommands> = z.infer<(typeof participationCommands)[T]>;

export interface ParticipationEvents {
  /** `effectiveFrom` is in the event where it waits for entry into force; its day is then that of entry. */
  ParticipantJoined: Omit<Fields<'JoinCovenant'>, 'contact'> & {
    effectiveFrom?: 'entry-into-force' | undefined;
  };
  AssociationRecorded: Fields<'RecordAssociation'>;
  AssociationEnded: Fields<'EndAssociation'>;
  ParticipantLeft: {
    organisation: string;
    reason: ContentReference;
    ground?: 'voluntary' | 'right-to-leave' | 'exchanged' | 'succeeded' | undefined;
    dispute?: string | undefined;
  };
  ObligationHandedOver: {
    obligation: string;
    from: string;
    to: string;
    reason?: ContentReference | undefined;
  };
  OrganisationExchanged: {
    leaving: string;
    joining: string;
    askedBy: string;
    consent: ContentReference;
    reason: ContentReference;
  };
  OrganisationSucceeded: {
    organisation: string;
    successor: string;
    cause: 'succession' | 'merger';
    reason: ContentReference;
    /** Whether its signature goes on in the successor's name. */
    signature: boolean;
  };
  /** A right to leave arose: the dispute was not settled in time (R104). */
  RightToLeaveArose: { obligation: string; organisations: string[]; on: CivilDate };
}
