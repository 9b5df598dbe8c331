import type { Command } from 'commander';
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

export function pick(options: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
}

export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}
