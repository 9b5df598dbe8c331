import { civilDate, instantOf, toEpochMilliseconds } from '../domain/calendar.ts';
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
