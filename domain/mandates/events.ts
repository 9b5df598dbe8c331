import type * as z from 'zod/mini';
import type { Person } from '../definition.ts';
import type { ContentReference } from '../primitives.ts';
import type { mandateCommands, PlayedRole } from './commands.ts';

type Fields<T extends keyof typeof mandateCommands> = z.infer<(typeof mandateCommands)[T]>;

/** Why an act lies outside the mandates of its organisation. */
export type OutsideBecause = 'no-mandate' | 'expired' | 'not-yet' | 'too-narrow' | 'other-holder';

export interface MandateEvents {
  MandateRegistered: Fields<'RegisterMandate'> & { organisation: string };
  MandateRevoked: {
    mandate: string;
    organisation: string;
    because: 'decided' | 'consultation-rejected' | 'organisation-left';
    reason?: ContentReference | undefined;
  };
  ConsultationOpened: Fields<'OpenConsultation'> & { organisation: string; round: number };
  ConsultationConcluded: Fields<'ConcludeConsultation'> & { organisation: string };
  /** An act outside the mandate stands, marked until its organisation ratifies it. */
  RatificationAwaited: { event: number; act: string; organisation: string; because: OutsideBecause };
  ActRatified: { event: number; organisation: string; reason?: ContentReference | undefined };
  /** The act is taken back: it is as if it had not been done, and both stay visible. */
  RatificationRefused: { event: number; organisation: string; reason?: ContentReference | undefined };
  ActingAllowed: { organisation: string; person: string; card?: Person | undefined };
  ActingEnded: { organisation: string; person: string };
  RepresentativesNamed: {
    organisation: string;
    leaders: string[];
    executors: string[];
    /** Cards of those who are new. */
    cards: Person[];
  };
  RolesSet: { organisation: string; phase: string; playedRoles: PlayedRole[] };
}
