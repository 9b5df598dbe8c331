import type * as z from 'zod/mini';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { participationCommands } from './commands.ts';

type Fields<T extends keyof typeof participationCommands> = z.infer<(typeof participationCommands)[T]>;

export interface ParticipationEvents {
  /**
   * `effectiveFrom` is in the event where it waits for entry into force; its day is then that of entry. `inPlaceOf` is
   * the organisation whose place it takes, and whose duties it takes over instead of beginning its own.
   */
  ParticipantJoined: Omit<Fields<'JoinCovenant'>, 'contact' | 'conditions'> & {
    effectiveFrom?: 'entry-into-force' | undefined;
    inPlaceOf?: string | undefined;
  };
  /** Entry into force has come for who joined before it; `on` is that day. */
  ParticipationBegan: { organisation: string; on: CivilDate };
  /** Holds the evidence of the conditions, so it is between the organisation and the secretariat (R82). */
  AssociationRecorded: Fields<'RecordAssociation'>;
  AssociationEnded: Fields<'EndAssociation'>;
  ParticipantLeft: {
    organisation: string;
    reason: ContentReference;
    /** `association-ended`: an associate takes part by its association alone. */
    ground?: 'voluntary' | 'right-to-leave' | 'exchanged' | 'succeeded' | 'association-ended' | undefined;
    /** The duty to settle a dispute that it leaves over. */
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
  /** A right to leave arose on that day, since the duty to settle a dispute was not met in time (R104). */
  RightToLeaveArose: { obligation: string; organisations: string[]; on: CivilDate };
}
