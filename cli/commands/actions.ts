import { fieldsOf, toOptionName } from '../actions/fields.ts';
import { actionTypes, commandType } from '../actions/gather.ts';
import { sendAction, type ActingOptions } from '../actions/send.ts';
import type { Translate } from '../messages.ts';
import { examples, type Registry } from '../registry.ts';
import { addActing, collect, fieldLabel, pick } from './acting-options.ts';
import { addShortForms } from './short-forms.ts';

interface DoOptions extends ActingOptions {
  field?: string[];
  file?: string;
  [field: string]: unknown;
}

/** `do` takes every covenant command; the short forms cover the usual ones. */
export function addActions(registry: Registry): void {
  const { program, t, action } = registry;
  const command = program
    .command('do')
    .description(t('help.do'))
    .argument('<id>', t('help.id'))
    .argument('<command>', t('help.do.command'))
    .option('--field <name=value>', t('help.do.field'), collect)
    .option('--file <file>', t('help.do.file'));
  for (const name of allFields()) command.option(`--${toOptionName(name)} <value>`, fieldLabel(name, t));
  addActing(command, t).action(
    action(async (session, covenant: string, name: string, options: DoOptions) => {
      const { field: assignments, file } = options;
      const typed = { given: pick(options, allFields()), assignments, file };
      await sendAction(session, { covenant, type: commandType(name), typed, acting: options });
    }),
  );
  command.addHelpText(
    'after',
    () => `\n${commandList(t)}\n\n${t('help.do.texts')}\n\n${examples(t, doExamples)}`,
  );
  addShortForms(registry);
}

const doExamples = [
  'covenant do model SetDate --as officer-1 --date midterm-review --from 2027-01-01 --to 2027-04-30',
  'covenant do model CloseGate --as officer-1 --for chair --evidence minutes.pdf --file decision.yaml',
  'covenant do model ReportDone --as union-1-contact --field obligation=added-value/union-1',
];

/** Field names of all commands together, each once. */
function allFields(): string[] {
  return [...new Set(actionTypes.flatMap((type) => fieldsOf(type).map((field) => field.name)))];
}

function commandList(t: Translate): string {
  const lines = actionTypes.map((type) => {
    const fields = fieldsOf(type).map(({ name, required }) => `${toOptionName(name)}${required ? '*' : ''}`);
    return `  ${type.padEnd(20)} ${t(`command.${type}`)}: ${fields.join(', ')}`;
  });
  return [t('help.do.commands'), ...lines].join('\n');
}
