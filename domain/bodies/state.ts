import type { BodyKind } from '../definition-table.ts';
import type { CivilDate } from '../primitives.ts';

export interface Seat {
  organisation: string;
  person: string | null;
  seat: 'member' | 'chair';
  group: string | null;
  since: CivilDate;
  until: CivilDate | null;
}

/** A body that was set up beside those of the definition. */
export interface OwnBody {
  body: string;
  kind: BodyKind;
  name: string;
  reachedThrough: string;
  /** How long somebody chairs before the chair rotates; null where that is not agreed. */
  rotation: string | null;
}

export interface BodyState {
  setUp: Record<string, OwnBody>;
  dissolved: string[];
  /** Seats by body, of the definition or set up. */
  seats: Record<string, Seat[]>;
}

export const noSeats: BodyState = { setUp: {}, dissolved: [], seats: {} };
