import { fieldsOf, toOptionName } from '../actions/fields.ts';
import type { ActionType } from '../actions/gather.ts';
import { shortForms } from '../actions/short-forms.ts';

/** A command that acts on a line of a view, ready to be copied. */
export interface NextCommand {
  /** What it does, as a word of its own: `hold`, `extend`. */
  does: string;
  line: string;
}

export interface Acting {
  /** The officer who will type it; null where COVENANT_AS says so already. */
  as: string | null;
  for?: string | undefined;
  /** Name of a file that shows it. */
  evidence?: string | undefined;
}

/** Writes a covenant command as people type it: in its short form where it has one, else by `covenant do`. */
export function commandLine(
  type: ActionType,
  covenant: string,
  fields: Readonly<Record<string, string>>,
  acting: Acting,
): string {
  const form = shortForms.find((candidate) => candidate.type === type);
  const positional = form?.positional ?? [];
  const words = leadingWords(positional, fields);
  const rest = fieldsOf(type).flatMap(({ name }) => {
    const value = fields[name];
    if (value === undefined || words.includes(name)) return [];
    return [positional.includes(name) ? quoted(`--field=${name}=${value}`) : option(name, value)];
  });
  const start = form ? `covenant ${form.words} ${covenant}` : `covenant do ${covenant} ${type}`;
  return [start, ...words.map((name) => quoted(fields[name] ?? '')), ...rest, ...actingWords(acting)].join(
    ' ',
  );
}

/** The fields that can stand as words: up to the first that is missing or would be taken for an option. */
function leadingWords(
  positional: readonly string[],
  fields: Readonly<Record<string, string>>,
): readonly string[] {
  const end = positional.findIndex((name) => /^(?:-|$)/.test(fields[name] ?? ''));
  return end < 0 ? positional : positional.slice(0, end);
}

function actingWords({ as, for: organisation, evidence }: Acting): string[] {
  return [
    ...(as === null ? [] : [option('as', as)]),
    ...(organisation === undefined ? [] : [option('for', organisation)]),
    ...(evidence === undefined ? [] : [option('evidence', evidence)]),
  ];
}

function option(name: string, value: string): string {
  const joint = value.startsWith('-') ? '=' : ' ';
  return `--${toOptionName(name)}${joint}${quoted(value)}`;
}

/** A value as a shell takes it for one word. */
function quoted(value: string): string {
  return /^[\w@%+=:,./#-]+$/.test(value) ? value : `"${value.replace(/[\\"$`]/g, '\\$&')}"`;
}
