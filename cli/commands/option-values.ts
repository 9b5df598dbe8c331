import { isRealDate, type CivilDate } from '../../domain/primitives.ts';
import { CliError } from '../failures.ts';
import type { MessageKey } from '../messages.ts';

/** Values of options as people type them; each failure names the option and what it expects (FIELD_INVALID). */

export function invalid(option: string, value: string, expected: MessageKey): CliError {
  return new CliError('FIELD_INVALID', { field: option, value: `“${value}”`, expected });
}

export function toDate(option: string, text: string): CivilDate {
  if (!isRealDate(text)) throw invalid(option, text, 'expected-date');
  return text;
}

/** A whole number from 0 to 9999. */
export function toCount(option: string, text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw invalid(option, text, 'expected-number');
  return Number(text);
}

/** `NAME=VALUE`, at the first equals sign. */
export function toAssignment(option: string, text: string): { name: string; value: string } {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw invalid(option, text, 'expected-assignment');
  return { name: text.slice(0, at), value: text.slice(at + 1) };
}
