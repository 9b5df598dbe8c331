import { mapFields } from '../command-shape.ts';
import type { CivilDate } from '../primitives.ts';
import type { AdoptionFile } from './file.ts';

/** What an adoption adds to the terms of a covenant; texts are still plain. */
export type AdoptionDraft = Omit<AdoptionFile, 'format' | 'definition'>;

/** The fields of an adoption as its file tells them, each day moved by `toDay`; a rehearsal plays on other days. */
export function adoptionDraft(
  { asOf, phase, source, vouchedBy, facts }: AdoptionFile,
  toDay: (day: CivilDate) => CivilDate = (day) => day,
): AdoptionDraft {
  const told = { asOf, phase, source, vouchedBy, facts };
  return mapFields('AdoptCovenant', told, { date: toDay }) as AdoptionDraft;
}
