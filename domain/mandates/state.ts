import type { CivilDate, ContentReference } from '../primitives.ts';
import type { MandateAct, PlayedRole } from './commands.ts';
import type { OutsideBecause } from './events.ts';

/** A mandate that was not revoked; it may have expired. */
export interface Mandate {
  mandate: string;
  organisation: string;
  event: number;
  acts: MandateAct[];
  from: CivilDate;
  until: CivilDate | null;
  /** Null for everybody who may act for the organisation. */
  holders: string[] | null;
  /** What shows it, and else what it says. */
  evidence: ContentReference;
}

export interface Consultation {
  consultation: string;
  organisation: string;
  round: number;
  openedOn: CivilDate;
  until: CivilDate | null;
  mandate: string | null;
  event: number;
}

export interface MandateState {
  registered: Record<string, Mandate>;
  /** Ids of mandates and consultations that are over; none is given twice. */
  past: string[];
  consultations: Record<string, Consultation>;
  /** Number of rounds with a result, by organisation. */
  consulted: Record<string, number>;
  /** Acts that wait for ratification, by the number of their event. */
  awaited: Record<string, { event: number; act: string; organisation: string; because: OutsideBecause }>;
  /** Organisations that a person acts for beside their own, by person. */
  actsFor: Record<string, string[]>;
  representatives: Record<string, { leaders: string[]; executors: string[] }>;
  /** Roles by phase and organisation (R53). */
  roles: Record<string, Record<string, PlayedRole[]>>;
}

export const noMandates: MandateState = {
  registered: {},
  past: [],
  consultations: {},
  consulted: {},
  awaited: {},
  actsFor: {},
  representatives: {},
  roles: {},
};
