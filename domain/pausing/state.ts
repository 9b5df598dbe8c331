import type { CivilDate } from '../primitives.ts';

export interface SteppedBack {
  event: number;
  on: CivilDate;
  /** Until when it means to be away; null where it did not say. */
  until: CivilDate | null;
}

/** Parties that have stepped back, by organisation. */
export type PausingState = Record<string, SteppedBack>;

export const nobodyAway: PausingState = {};
