import { Argument, Option, type Command } from 'commander';
import { toOptionName, type Field } from '../actions/fields.ts';
import { messages, type MessageKey, type Translate } from '../messages.ts';

/** Who acts, for whom, and what shows it: the same for every covenant command. */
export function addActing(command: Command, t: Translate): Command {
  return command
    .option('--as <person>', t('help.as'))
    .option('--for <organisation>', t('help.for'))
    .option('--under <mandate>', t('help.under'))
    .option('--evidence <file>', t('help.evidence'))
    .option('--effective-on <date>', t('help.effectiveOn'))
    .option('--command-id <id>', t('help.commandId'));
}

export function fieldLabel(name: string, t: Translate): string {
  const key = `field.${name}`;
  return key in messages ? t(key as MessageKey) : name;
}

/** A field as an option, with the words that it can be: these are checked with the field, so that all say the same. */
export function fieldOption(field: Field, t: Translate): Option {
  const option = new Option(`--${toOptionName(field.name)} <value>`, fieldHelp(field, t));
  if (field.choices.length > 0) option.argChoices = field.choices;
  return option;
}

/** A field as a plain word; one that is left out is asked on a terminal, so none is required of the parser. */
export function fieldArgument(field: Field, t: Translate): Argument {
  const argument = new Argument(`[${toOptionName(field.name)}]`, fieldHelp(field, t));
  if (field.choices.length > 0) argument.argChoices = field.choices;
  return argument;
}

function fieldHelp({ name, kind }: Field, t: Translate): string {
  const label = fieldLabel(name, t);
  if (kind === 'list') return `${label} (${t('help.field.list')})`;
  return kind === 'audience' ? `${label} (${t('help.field.audience')})` : label;
}

export function pick(options: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
}

export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}
