import type { Argument, Command, Option } from 'commander';

/** What can stand in a place: one of some words, a covenant's short name, a file, or something that nobody can guess. */
export type Completion = { words: readonly string[] } | 'covenants' | 'files' | 'nothing';

export interface CompletedOption {
  /** Short and long form. */
  names: readonly string[];
  description: string;
  /** What its value can be; null for an option that takes none. */
  value: Completion | null;
}

/** One command, as a shell completes it. */
export interface CompletedCommand {
  /** `gate open`; empty for the program itself. */
  path: string;
  /** Commands below it, by name. */
  commands: readonly { name: string; description: string }[];
  options: readonly CompletedOption[];
  /** Plain words after it, in order. */
  places: readonly Completion[];
}

/** What the command tree does not say of a place: its words, by command path and argument. */
export type KnownWords = Readonly<Record<string, readonly string[]>>;

/** Every command of a program with all that can be typed there, the program itself first. */
export function completionsOf(program: Command, known: KnownWords = {}): CompletedCommand[] {
  return below(program, '', known);
}

function below(command: Command, path: string, known: KnownWords): CompletedCommand[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const own = help.visibleOptions(command);
  const options = [...own, ...help.visibleGlobalOptions(command)];
  const node: CompletedCommand = {
    path,
    commands: commands.map((child) => ({ name: child.name(), description: child.description() })),
    options: options.map(toOption),
    places: command.registeredArguments.map((argument) =>
      toPlace(argument, known[`${path} ${argument.name()}`]),
    ),
  };
  const children = command.commands.flatMap((child) => below(child, `${path} ${child.name()}`.trim(), known));
  return [node, ...children];
}

function toOption(option: Option): CompletedOption {
  const names = [option.short, option.long].filter((name) => name !== undefined && name !== null);
  const takesValue = option.required || option.optional;
  const value = option.argChoices ? { words: option.argChoices } : ('files' as const);
  return { names, description: option.description, value: takesValue ? value : null };
}

/** Arguments that name something on disk. */
const FILES = new Set(['file', 'folder', 'definition', 'report', 'document', 'dir', 'draft']);

function toPlace(argument: Argument, known: readonly string[] | undefined): Completion {
  const words = argument.argChoices ?? known;
  if (words) return { words };
  if (argument.name() === 'id') return 'covenants';
  return FILES.has(argument.name()) ? 'files' : 'nothing';
}
