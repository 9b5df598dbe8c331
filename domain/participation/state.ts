import type { CivilDate } from '../primitives.ts';

/** An association with a sister scheme that holds. */
export interface HeldAssociation {
  association: string;
  since: CivilDate;
}

export interface ParticipationState {
  /** Associations that hold, by organisation. */
  associations: Record<string, HeldAssociation[]>;
  /** Organisations that joined before entry into force and whose participation begins with it. */
  waiting: string[];
  /** Who took the place of whom, by exchange or succession. */
  successors: Record<string, string>;
  /** Those among them who were succeeded: the successor is the same organisation under another name. */
  succeeded: string[];
  /** Duties that the definition gives to one organisation and that another has taken over: the latter, by template. */
  takenOver: Record<string, string>;
}

export const plainParticipation: ParticipationState = {
  associations: {},
  waiting: [],
  successors: {},
  succeeded: [],
  takenOver: {},
};
