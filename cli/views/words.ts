import type { LocalText } from '../../domain/primitives.ts';
import { messages, type MessageKey } from '../messages.ts';

/** A value that events carry as a word in both languages; one that has none stands for itself. */
export function wordOf(value: string): LocalText {
  const key = `word.${value}`;
  return key in messages ? messages[key as MessageKey] : { nl: value, en: value };
}

/** Several of them, behind one another; a dash for none. */
export function wordsOf(values: readonly string[]): LocalText {
  const words = values.map(wordOf);
  return {
    nl: words.map(({ nl }) => nl).join(', ') || '–',
    en: words.map(({ en }) => en).join(', ') || '–',
  };
}
