import type { Session } from '../session.ts';
import { printable } from './render.ts';

/** So many organisations are named on one line. */
const NAMED = 3;

/** Who comes to a meeting, by name where they are few. */
export function comers({ t }: Session, names: readonly string[]): string {
  if (names.length <= NAMED) return names.map(printable).join(', ') || '–';
  return t('meetings.comers', { count: names.length });
}
