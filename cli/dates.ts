import { addDays, civilDate, daysBetween, instantOf, toEpochMilliseconds } from '../domain/calendar.ts';
import type { CivilDate, Instant } from '../domain/primitives.ts';
import type { Language } from './messages.ts';

const months: Record<Language, readonly string[]> = {
  nl: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** A civil day as people write it: `4 jul 2017`; own month names, so that no host's language data matters. */
export function longDate(date: CivilDate, language: Language): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[language][(month ?? 1) - 1]} ${year}`;
}

/** An instant as day and time in Amsterdam: `4 jul 2017 13:05`. */
export function longInstant(instant: Instant, language: Language): string {
  const day = civilDate(instant);
  // The clock changes at 01:00 UTC: before it midnight tells the day's offset, after it noon does.
  const hour = instant < `${day}T01:00:00.000Z` ? 0 : 12;
  const elapsed = toEpochMilliseconds(instant) - toEpochMilliseconds(instantOf(day, hour));
  const minutes = hour * 60 + Math.floor(elapsed / 60_000);
  return `${longDate(day, language)} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** A Monday: weeks are counted from it. */
const A_MONDAY = '1970-01-05';

/** The Monday of a civil day's week. */
export function mondayOf(date: CivilDate): CivilDate {
  const days = daysBetween(A_MONDAY, date) % 7;
  return addDays(date, -(days < 0 ? days + 7 : days));
}

/** The ISO 8601 week of a civil day, `2027-W03`: it belongs to the year of its Thursday. */
export function weekOf(date: CivilDate): string {
  const thursday = addDays(mondayOf(date), 3);
  const year = thursday.slice(0, 4);
  return `${year}-W${pad(Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1)}`;
}

const weekdays: Record<Language, readonly string[]> = {
  nl: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** A civil day with its day of the week: `ma 4 jul 2017`. */
export function dayOfWeek(date: CivilDate, language: Language): string {
  return `${weekdays[language][daysBetween(mondayOf(date), date)]} ${longDate(date, language)}`;
}
