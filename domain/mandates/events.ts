import type * as z from 'zod/mini';
import type { Person } from '../definition.ts';
import type { ContentReference } from '../primitives.ts';
import type { mandateCommands, PerformedAct, PlayedRole } from './commands.ts';

type Fields<T extends keyof typeof mandateCommands> = z.infer<(typeof mandateCommands)[T]>;

/** Why an act lies outside the mandates of its organisation. */
export type OutsideBecause = 'no-mandate' | 'expired' | 'not-yet' | 'revoked' | 'too-narrow' | 'other-holder';

export interface MandateEvents {
  /** `evidence` is what shows it: its document, else the mail or scan of whoever recorded it, else its own words. */
  MandateRegistered: Fields<'RegisterMandate'> & { organisation: string; evidence: ContentReference };
  MandateRevoked: {
    mandate: string;
    organisation: string;
    because: 'decided' | 'consultation-rejected' | 'organisation-left';
    reason?: ContentReference | undefined;
  };
  /** `obligation` is the duty to conclude it, where it has a last day. */
  ConsultationOpened: Fields<'OpenConsultation'> & {
    organisation: string;
    round: number;
    obligation?: string | undefined;
  };
  /** `mandate` is the one that it tested. */
  ConsultationConcluded: Fields<'ConcludeConsultation'> & {
    organisation: string;
    round: number;
    mandate?: string | undefined;
    obligation?: string | undefined;
  };
  /**
   * An act outside the mandate stands, marked until its organisation ratifies it. `event` is that of the act, `by` the
   * person who acted, `mandate` the one that came nearest, `obligation` the duty to say yes or no.
   */
  RatificationAwaited: {
    event: number;
    act: PerformedAct;
    organisation: string;
    because: OutsideBecause;
    by: string;
    mandate?: string | undefined;
    obligation: string;
  };
  ActRatified: {
    event: number;
    organisation: string;
    obligation: string;
    reason?: ContentReference | undefined;
  };
  /** The act is taken back as by a correction, which left nothing to take back where `effect` is `noted`. */
  RatificationRefused: {
    event: number;
    organisation: string;
    obligation: string;
    effect: 'undone' | 'noted';
    reason?: ContentReference | undefined;
  };
  ActingAllowed: { organisation: string; person: string; card?: Person | undefined };
  /** Of a person's own organisation: they are nobody's here any more. */
  ActingEnded: { organisation: string; person: string };
  /** `earlier` is who chaired the table until now, where somebody did. */
  ChairNamed: {
    person: string;
    organisation: string;
    earlier?: string | undefined;
    card?: Person | undefined;
  };
  OfficerNamed: { person: string; organisation: string; card?: Person | undefined };
  RepresentativesNamed: {
    organisation: string;
    leaders: string[];
    executors: string[];
    /** Cards of those who are new. */
    cards: Person[];
  };
  RolesSet: { organisation: string; phase: string; playedRoles: PlayedRole[] };
}
