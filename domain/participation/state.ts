import type { CivilDate } from '../primitives.ts';

export interface ParticipationState {
  /** Associations that hold, by organisation. */
  associations: Record<string, { association: string; since: CivilDate }[]>;
  /** Organisations that joined before entry into force and whose participation begins with it. */
  waiting: string[];
  /** Who took the place of whom. */
  successors: Record<string, string>;
  /** Rights to leave, by organisation: the dispute duty that was not met. */
  rights: Record<string, { obligation: string; on: CivilDate }>;
}

export const plainParticipation: ParticipationState = {
  associations: {},
  waiting: [],
  successors: {},
  rights: {},
};
