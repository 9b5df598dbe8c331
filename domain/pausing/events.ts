import type { CivilDate, ContentReference } from '../primitives.ts';

export interface PausingEvents {
  PartySteppedBack: { organisation: string; reason: ContentReference; until?: CivilDate | undefined };
  /** `days` that it was away. */
  PartyReturned: { organisation: string; days: number; reason?: ContentReference | undefined };
}
