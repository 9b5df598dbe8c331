import { daysBetween, weekday } from '../domain/calendar.ts';
import type { CivilDate } from '../domain/primitives.ts';
import type { Language } from './notice-payload.ts';

/** Own names of months: what people read must not change with the host's language data. */
const MONTHS: Record<Language, readonly string[]> = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** A civil day in words, `7 december 2026`, the same form in both languages. */
export function longDate(date: CivilDate, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[language][Number(month) - 1] ?? month} ${Number(year)}`;
}

const WEEKDAYS: Record<Language, readonly string[]> = {
  nl: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
};

/** A civil day with its day of the week: `maandag 7 december 2026`. */
export function longDay(date: CivilDate, language: Language): string {
  return `${WEEKDAYS[language][weekday(date) - 1] ?? ''} ${longDate(date, language)}`.trimStart();
}

/** How far off a day is, counted from another: `in 3 days`, `3 days ago`, `today`. */
export function distance(date: CivilDate, from: CivilDate, language: Language): string {
  const days = daysBetween(from, date);
  if (language === 'nl') {
    if (days === 0) return 'vandaag';
    const count = Math.abs(days) === 1 ? '1 dag' : `${Math.abs(days)} dagen`;
    return days > 0 ? `over ${count}` : `${count} geleden`;
  }
  if (days === 0) return 'today';
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days > 0 ? `in ${count}` : `${count} ago`;
}
