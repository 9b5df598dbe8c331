import { addDays, daysBetween, weekday } from './calendar.ts';
import type { CivilDate, LocalText } from './primitives.ts';

/**
 * The general holidays of the Algemene termijnenwet, article 3, as a rule: pure integer arithmetic, valid from 1990.
 * What the rule `nl-1` says of a day never changes; a change of the law would be a rule of another name.
 */
export type Holiday =
  | 'new-year'
  | 'good-friday'
  | 'easter-monday'
  | 'kings-day'
  | 'queens-day'
  | 'liberation-day'
  | 'ascension'
  | 'whit-monday'
  | 'christmas'
  | 'boxing-day';

const ARTICLE_3_1 = 'Algemene termijnenwet, artikel 3, eerste lid';
const KINGS_DAY = 'Besluit van 30 januari 2013, nr. 13.000173 (Stcrt. 2013, 4075)';
const QUEENS_DAY = 'Besluit van 24 april 1980, nr. 11';

/** What people call a holiday, and the law that makes it one. */
export const holidays: Readonly<Record<Holiday, { name: LocalText; basis: string }>> = {
  'new-year': { name: { nl: 'Nieuwjaarsdag', en: 'New Year’s Day' }, basis: ARTICLE_3_1 },
  'good-friday': {
    name: { nl: 'Goede Vrijdag', en: 'Good Friday' },
    basis: 'Algemene termijnenwet, artikel 3, tweede lid',
  },
  'easter-monday': { name: { nl: 'tweede paasdag', en: 'Easter Monday' }, basis: ARTICLE_3_1 },
  'kings-day': {
    name: { nl: 'Koningsdag', en: 'King’s Day' },
    basis: `${ARTICLE_3_1}; ${KINGS_DAY}`,
  },
  'queens-day': {
    name: { nl: 'Koninginnedag', en: 'Queen’s Day' },
    basis: `${ARTICLE_3_1}; ${QUEENS_DAY}`,
  },
  'liberation-day': { name: { nl: 'Bevrijdingsdag', en: 'Liberation Day' }, basis: ARTICLE_3_1 },
  ascension: { name: { nl: 'Hemelvaartsdag', en: 'Ascension Day' }, basis: ARTICLE_3_1 },
  'whit-monday': { name: { nl: 'tweede pinksterdag', en: 'Whit Monday' }, basis: ARTICLE_3_1 },
  christmas: { name: { nl: 'eerste kerstdag', en: 'Christmas Day' }, basis: ARTICLE_3_1 },
  'boxing-day': { name: { nl: 'tweede kerstdag', en: 'second day of Christmas' }, basis: ARTICLE_3_1 },
};

/** Days from Easter Sunday to the holidays that follow it through the year. */
const FROM_EASTER: Readonly<Record<number, Holiday>> = {
  [-2]: 'good-friday',
  1: 'easter-monday',
  39: 'ascension',
  50: 'whit-monday',
};

const FIXED: Readonly<Record<string, Holiday>> = {
  '01-01': 'new-year',
  '05-05': 'liberation-day',
  '12-25': 'christmas',
  '12-26': 'boxing-day',
};

/** The general holiday that a day is, or null; of two on one day (Ascension on 5 May) the fixed one. */
export function holidayOn(date: CivilDate): Holiday | null {
  const monthAndDay = date.slice(5);
  const fixed = FIXED[monthAndDay];
  if (fixed) return fixed;
  // All others fall from Good Friday at its earliest to Whit Monday at its latest.
  if (monthAndDay < '03-20' || monthAndDay > '06-14') return null;
  return royal(date) ?? movable(date);
}

function movable(date: CivilDate): Holiday | null {
  return FROM_EASTER[daysBetween(easterSunday(Number(date.slice(0, 4))), date)] ?? null;
}

/** King's Day, 27 April, or the 26th where that is a Sunday; until 2013 Queen's Day, 30 April or the 29th. */
function royal(date: CivilDate): Holiday | null {
  const [day, holiday]: [string, Holiday] = date < '2014' ? ['04-30', 'queens-day'] : ['04-27', 'kings-day'];
  const birthday = `${date.slice(0, 5)}${day}`;
  const celebrated = weekday(birthday) === 7 ? addDays(birthday, -1) : birthday;
  return date === celebrated ? holiday : null;
}

/** Easter Sunday by the Gregorian computus (Butcher, Meeus), in whole numbers alone. */
export function easterSunday(year: number): CivilDate {
  const golden = year % 19;
  const [century, ofCentury] = [Math.floor(year / 100), year % 100];
  const correction = century - Math.floor((century + 8) / 25) + 1;
  const epact = (19 * golden + century - Math.floor(century / 4) - Math.floor(correction / 3) + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  const [month, day] = [Math.floor(sum / 31), (sum % 31) + 1];
  return `${String(year).padStart(4, '0')}-0${month}-${String(day).padStart(2, '0')}`;
}
