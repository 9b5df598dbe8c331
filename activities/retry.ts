import { toEpochMilliseconds, toInstant } from '../domain/calendar.ts';
import type { Instant } from '../domain/primitives.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds to wait after the first, second, … refusal for now; the last one repeats. */
const WAITS = [15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR] as const;

/** RFC 5321 section 4.5.4.1: a sender gives up after four to five days. */
const GIVE_UP_AFTER = 5 * 24 * HOUR;

/** When to try again after `attempts` attempts; null when the message has waited for five days. */
export function nextAttempt(attempts: number, frozenAt: Instant, now: Instant): Instant | null {
  const at = toEpochMilliseconds(now);
  if (at - toEpochMilliseconds(frozenAt) >= GIVE_UP_AFTER) return null;
  return toInstant(at + (WAITS[Math.max(0, attempts - 1)] ?? 24 * HOUR));
}
