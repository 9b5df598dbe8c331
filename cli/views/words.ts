import type { LocalText } from '../../domain/primitives.ts';
import { messageOf } from '../messages.ts';

/** A value that events carry as a word in both languages; one that has none stands for itself. */
export function wordOf(value: string): LocalText {
  return messageOf(`word.${value}`) ?? { nl: value, en: value };
}

/** Several of them, behind one another; a dash for none. */
export function wordsOf(values: readonly string[]): LocalText {
  const words = values.map(wordOf);
  return {
    nl: words.map(({ nl }) => nl).join(', ') || '–',
    en: words.map(({ en }) => en).join(', ') || '–',
  };
}
