import { instantOf, toEpochMilliseconds, toInstant } from '../calendar.ts';
import type { CivilDate, Instant } from '../primitives.ts';

/** Day, start in Amsterdam (`HH:MM`) and length in minutes of what has a time of day. */
export interface TimeOfDay {
  on: CivilDate;
  time: string;
  minutes: number;
}

/** The clock at its end, `HH:MM`; past midnight it begins again. */
export function endTime({ time, minutes }: Pick<TimeOfDay, 'time' | 'minutes'>): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const end = hour * 60 + minute + minutes;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(end / 60) % 24)}:${two(end % 60)}`;
}

/** Start and end in UTC. The clock changes before any meeting begins, so that minutes can be counted from its hour. */
export function instantsOf({ on, time, minutes }: TimeOfDay): { start: Instant; end: Instant } {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const start = toEpochMilliseconds(instantOf(on, hour)) + minute * 60_000;
  return { start: toInstant(start), end: toInstant(start + minutes * 60_000) };
}
