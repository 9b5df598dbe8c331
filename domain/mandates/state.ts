import type { CivilDate, ContentReference } from '../primitives.ts';
import type { MandateAct, PerformedAct, PlayedRole } from './commands.ts';
import type { OutsideBecause } from './events.ts';

/** A mandate as it was registered; it may have expired or been revoked. */
export interface Mandate {
  mandate: string;
  organisation: string;
  event: number;
  acts: MandateAct[];
  from: CivilDate;
  /** Last day; null without end. */
  until: CivilDate | null;
  /** From this day on it covers nothing; acts of earlier days, recorded late, still rest on it. */
  revokedOn: CivilDate | null;
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
  /** The duty to conclude it. */
  obligation: string | null;
  event: number;
}

/** The constituency of an organisation was heard. */
export interface Consulted {
  rounds: number;
  /** When the last round got its result, and by which event. */
  event: number;
  on: CivilDate;
  /** The last round itself, which is open again where its result was a mistake. */
  last?: Consultation;
  /** The result before it. */
  before?: { event: number; on: CivilDate };
}

/** An act outside the mandate, which stands until its organisation says otherwise. */
export interface AwaitedAct {
  event: number;
  act: PerformedAct;
  organisation: string;
  because: OutsideBecause;
  /** The person who acted. */
  by: string;
  mandate: string | null;
  on: CivilDate;
  /** The duty to say yes or no. */
  obligation: string;
}

export interface MandateState {
  /** Also those that ended less than a year before their organisation's last one was registered. */
  registered: Record<string, Mandate>;
  /** Ids of mandates that are forgotten and of consultations that are over; none is given twice. */
  past: { mandates: string[]; consultations: string[] };
  consultations: Record<string, Consultation>;
  /** Rounds with a result, and the last of them, by organisation. */
  consulted: Record<string, Consulted>;
  /** Acts that wait for ratification, by the number of their event. */
  awaited: Record<string, AwaitedAct>;
  /** Acts that were ratified, by the number of that event, while their duty can still open again. */
  ratified: Record<string, AwaitedAct>;
  /** Organisations that a person acts for beside their own, by person. */
  actsFor: Record<string, string[]>;
  /** Leaders (trekkers) and executors (uitvoerders) by organisation. */
  representatives: Record<string, Representatives>;
  /** Roles by phase and organisation (R53). */
  roles: Record<string, Record<string, PlayedRole[]>>;
}

export interface Representatives {
  leaders: string[];
  executors: string[];
}

export const noMandates: MandateState = {
  registered: {},
  past: { mandates: [], consultations: [] },
  consultations: {},
  consulted: {},
  awaited: {},
  ratified: {},
  actsFor: {},
  representatives: {},
  roles: {},
};
