import type { Command } from 'commander';
import { fieldsOf } from '../actions/fields.ts';
import type { ActionType } from '../actions/gather.ts';
import { sendEverywhere } from '../actions/everywhere.ts';
import { sendAction, type ActingOptions } from '../actions/send.ts';
import { shortForms, type ShortForm } from '../actions/short-forms.ts';
import type { Translate } from '../messages.ts';
import { examples, type Registry } from '../registry.ts';
import { addActing, collect, fieldArgument, fieldOption, pick } from './acting-options.ts';

/** Adds the readable forms of the usual commands, with each field as a word or an option. */
export function addShortForms(registry: Registry): void {
  const groups = new Map<string, Command>();
  for (const form of shortForms) {
    const [first = '', second] = form.words.split(' ');
    const parent = second === undefined ? registry.program : groupOf(registry, groups, first);
    addForm(registry, parent.command(second ?? first), form);
  }
}

/** A group stands by itself, or below a view of the same name: `signing` shows, `signing open` acts. */
function groupOf({ program, t }: Registry, groups: Map<string, Command>, name: string): Command {
  const known = groups.get(name) ?? program.commands.find((command) => command.name() === name);
  if (known) return known;
  const types = shortForms
    .filter((form) => form.words.startsWith(`${name} `))
    .map((form) => t(`command.${form.type}`).split(/[;:]/)[0]);
  const group = program.command(name).description(types.join('; '));
  groups.set(name, group);
  return group;
}

function addForm({ t, action }: Registry, command: Command, form: ShortForm): void {
  const { type, positional, words, example } = form;
  const fields = fieldsOf(type);
  const others = fields.filter(({ name }) => !positional.includes(name));
  const named = others.map(({ name }) => name);
  command.description(t(`command.${type}`)).argument('<id>', t('help.id'));
  for (const name of positional) {
    const field = fields.find((candidate) => candidate.name === name);
    if (field) command.addArgument(fieldArgument(field, t));
  }
  for (const field of others) command.addOption(fieldOption(field, t));
  if (namesPerson(type)) addPersonOptions(command, t);
  if (isAboutPerson(type)) command.option('--everywhere', t('help.everywhere'), false);
  command.option('--field <name=value>', t('help.do.field'), collect);
  command.option('--file <file>', t('help.do.file'));
  addActing(command, t).action(
    action(async (session, covenant: string, ...rest: unknown[]) => {
      const options = rest.at(-1) as FormOptions;
      const given = { ...pick(options, named), ...asFields(positional, rest) };
      const { field: assignments, file } = options;
      const typed = { given: complete(form, given, options), assignments, file, derive: form.derive };
      const send = options.everywhere ? sendEverywhere : sendAction;
      await send(session, { covenant, type, typed, acting: options });
    }),
  );
  command.addHelpText('after', `\n${examples(t, [`covenant ${words} ${example}`])}`);
}

interface FormOptions extends ActingOptions {
  field?: string[];
  file?: string;
  contactName?: string;
  contactAddress?: string;
  contactLanguage?: string;
  everywhere?: boolean;
  [field: string]: unknown;
}

function asFields(names: readonly string[], words: readonly unknown[]): Record<string, unknown> {
  const fields = names.map((name, index) => [name, words[index]] as const);
  return Object.fromEntries(fields.filter(([, word]) => word !== undefined));
}

/** Fields that are files get the mark of a file; a new person is put together from the options. */
function complete(
  { type, files = [] }: ShortForm,
  given: Record<string, unknown>,
  options: FormOptions,
): Record<string, unknown> {
  const marked = Object.entries(given).map(([name, value]) => [
    name,
    files.includes(name) ? asFile(value) : value,
  ]);
  const fields = Object.fromEntries(marked) as Record<string, unknown>;
  return namesPerson(type) ? withPerson(type, fields, options) : fields;
}

function asFile(value: unknown): unknown {
  return typeof value === 'string' && !value.startsWith('@') ? `@${value}` : value;
}

type NamesPerson = 'ChangeContact' | 'JoinCovenant';

function namesPerson(type: ActionType): type is NamesPerson {
  return type === 'ChangeContact' || type === 'JoinCovenant';
}

/** Commands that hold for one person, in whichever covenant. */
function isAboutPerson(type: ActionType): boolean {
  return type === 'SetAbsence' || type === 'SetRhythm';
}

function addPersonOptions(command: Command, t: Translate): void {
  command
    .option('--contact-name <name>', t('help.contactName'))
    .option('--contact-address <address>', t('help.contactAddress'))
    .option('--contact-language <language>', t('help.contactLanguage'));
}

/** A name and an address make a person that the covenant does not know yet. */
function withPerson(
  type: NamesPerson,
  given: Record<string, unknown>,
  options: FormOptions,
): Record<string, unknown> {
  const { contactName: name, contactAddress: address, contactLanguage: language = 'nl' } = options;
  if (name === undefined && address === undefined) return given;
  const field = type === 'JoinCovenant' ? 'contact' : 'person';
  const role = type === 'JoinCovenant' ? 'contact' : given['role'];
  const { [field]: id, organisation } = given;
  return { ...given, [field]: { id, organisation, roles: [role], language, name, address } };
}
