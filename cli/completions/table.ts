import type { CompletedCommand, Completion } from './tree.ts';

/** Marks of what a script finds out by itself; no word begins like them. */
const MARKS = { covenants: '@covenants', files: '@files', nothing: '@nothing' } as const;

export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A completion in one shell word: its words, or a mark. */
export function inOneWord(completion: Completion): string {
  return typeof completion === 'string' ? MARKS[completion] : completion.words.join(' ');
}

/** Finds what the value of an option can be, for bash and zsh. */
export const VALUE_FUNCTION = `__covenant_value() {
  local entry
  for entry in "\${values[@]}"; do
    if [[ "\${entry%% *}" == "$1" ]]; then reply="\${entry#* }"; return 0; fi
  done
  return 1
}`;

/**
 * The commands as branches of a `case` over the path, for bash and zsh: what can follow, the options, which of them take
 * a value, what these values can be, and what each plain word can be.
 */
export function branches(commands: readonly CompletedCommand[]): string {
  return commands.map(branch).join('\n');
}

function branch({ path, commands, options, places }: CompletedCommand): string {
  const names = options.flatMap((option) => option.names).join(' ');
  const valued = options.filter(({ value }) => value !== null);
  const values = valued.flatMap(({ names: each, value }) =>
    each.map((name) => quoted(`${name} ${inOneWord(value ?? 'nothing')}`)),
  );
  return [
    `    ${quoted(path)})`,
    `      commands=${quoted(commands.map(({ name }) => name).join(' '))}`,
    `      options=${quoted(names)}`,
    `      values=(${values.join(' ')})`,
    `      places=(${places.map((place) => quoted(inOneWord(place))).join(' ')}) ;;`,
  ].join('\n');
}
