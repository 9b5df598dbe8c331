import type { ActionType } from './gather.ts';

/** A readable form of one covenant command. */
export interface ShortForm {
  /** `gate open`: one word, or a group and a word. */
  words: string;
  type: ActionType;
  /** Fields that are plain words after the covenant, in order; the others are options. */
  positional: readonly string[];
  /** Fields whose value is the name of a file. */
  files?: readonly string[];
  /** Adds what follows from what was typed, such as an id from words; what was typed itself goes before it. */
  derive?: (given: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  example: string;
}
