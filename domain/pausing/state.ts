import type { CivilDate } from '../primitives.ts';

export interface SteppedBack {
  event: number;
  on: CivilDate;
  /** Until when it means to be away; null where it did not say. */
  until: CivilDate | null;
  /** True while its clock stands still by this alone, and not by a suspension that an officer decided on. */
  still?: boolean;
}

/** Parties that have stepped back, by organisation. */
export type PausingState = Record<string, SteppedBack>;

export const nobodyAway: PausingState = {};
