import type { CivilDate } from './primitives.ts';

interface EquatedDays {
  /** The decision, as it is cited. */
  basis: string;
  days: readonly CivilDate[];
}

/**
 * Days that the government equates with a general holiday (Algemene termijnenwet, article 3, third paragraph): data,
 * with the decision that each rests on. They belong to the rules `nl-1` and never change here, for recorded dates rest
 * on them: a later decision, or an earlier one that is missing (2020 to 2022 is), comes with a newer calendar.
 */
export const equatedDays: readonly EquatedDays[] = [
  {
    basis: 'Besluit van 17 juni 2013, nr. 13.001210',
    days: ['2014-05-30', '2015-01-02', '2015-05-04', '2015-05-15', '2016-05-06'],
  },
  {
    basis: 'Besluit van 24 oktober 2016, nr. 2016001827 (Stcrt. 2016, 58653)',
    days: ['2017-04-28', '2017-05-26', '2018-05-11', '2018-12-24', '2018-12-31', '2019-05-31', '2019-12-27'],
  },
  {
    basis:
      'Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025 met een algemeen erkende feestdag',
    days: ['2023-04-28', '2023-05-19', '2024-05-10', '2024-12-27', '2025-05-30'],
  },
  {
    basis:
      'Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028 met een algemeen erkende feestdag',
    days: ['2026-01-02', '2026-05-15', '2027-05-07', '2028-04-28', '2028-05-26'],
  },
];

const basisOf: ReadonlyMap<CivilDate, string> = new Map(
  equatedDays.flatMap(({ basis, days }) => days.map((day) => [day, basis] as const)),
);

/** The decision that equates a day with a general holiday, or null. */
export function equatedBy(day: CivilDate): string | null {
  return basisOf.get(day) ?? null;
}
