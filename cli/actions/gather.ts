import { parse as parseYaml } from 'yaml';
import { actTypes, type ActType } from '../../domain/act-policy.ts';
import { CliError } from '../failures.ts';
import { messages, type MessageKey } from '../messages.ts';
import { nearest } from '../nearest.ts';
import type { Question } from '../ports.ts';
import type { Session } from '../session.ts';
import { readText } from './documents.ts';
import { fieldsOf, toOptionName, type Field } from './fields.ts';
import { toValue, type Value } from './values.ts';

/** Commands for a covenant that is open; opening one has its own form. */
export type ActionType = ActType;

export const actionTypes: readonly ActionType[] = actTypes;

/** What was typed for a command's fields, from all the places where it can be typed. */
export interface Typed {
  /** By field name, from options and words. */
  given: Readonly<Record<string, unknown>>;
  /** `--field NAME=VALUE`, as often as needed. */
  assignments?: readonly string[] | undefined;
  /** `--file`: YAML or JSON with fields. */
  file?: string | undefined;
  /** What follows from all that by itself. */
  derive?: ((given: Readonly<Record<string, unknown>>) => Record<string, unknown>) | undefined;
}

/** Choices for a field that the covenant itself knows, such as its open obligations; `given` are the other fields. */
export type Choices = (field: Field, given: Readonly<Record<string, Value>>) => Promise<Question['choices']>;

/**
 * The fields of a command: from the file, then `--field`, then options, the later winning. What is required and missing
 * is asked on a terminal, and refused elsewhere.
 * Errors: FIELDS_MISSING, FIELD_UNKNOWN, FIELD_INVALID, CONTROL_CHARACTERS, TEXT_TOO_LONG, those of reading a file.
 */
export async function gatherFields(
  session: Session,
  type: ActionType,
  typed: Typed,
  choices: Choices,
): Promise<Record<string, Value>> {
  const { folder } = session.io;
  const all = {
    ...(await fromFile(typed.file, folder)),
    ...fromAssignments(typed.assignments),
    ...typed.given,
  };
  const raw = typed.derive?.(all) ?? all;
  const fields = fieldsOf(type);
  refuseUnknown(type, Object.keys(raw), fields);
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const value = raw[field.name];
    if (value !== undefined) values[field.name] = await toValue(field, value, folder);
  }
  return { ...values, ...(await askMissing(session, type, fields, values, choices)) };
}

/** Finds a command by its name, however its letters are cased. Error: COMMAND_UNKNOWN with the nearest. */
export function commandType(name: string): ActionType {
  const found = actionTypes.find((type) => type.toLowerCase() === name.replaceAll('-', '').toLowerCase());
  if (found) return found;
  const near = nearest(name, actionTypes);
  throw new CliError('COMMAND_UNKNOWN', { name, ...(near ? { near } : {}) });
}

async function fromFile(file: string | undefined, folder: string): Promise<Record<string, unknown>> {
  if (file === undefined) return {};
  const text = await readText(folder, file);
  try {
    const value = parseYaml(text, { maxAliasCount: 0 }) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new CliError('FILE_MALFORMED', { file, detail }, error);
  }
  throw new CliError('FILE_MALFORMED', { file, detail: 'fields: NAME: VALUE' });
}

function fromAssignments(assignments: readonly string[] = []): Record<string, unknown> {
  return Object.fromEntries(
    assignments.map((assignment) => {
      const at = assignment.indexOf('=');
      if (at < 1) {
        const parameters = { field: '--field', value: `“${assignment}”`, expected: 'expected-assignment' };
        throw new CliError('FIELD_INVALID', parameters);
      }
      return [assignment.slice(0, at), assignment.slice(at + 1)];
    }),
  );
}

function refuseUnknown(type: ActionType, names: string[], fields: readonly Field[]): void {
  const known = fields.map((field) => field.name);
  const field = names.find((name) => !known.includes(name));
  if (field === undefined) return;
  const near = nearest(field, known);
  const parameters = { command: type, field, fields: known.join(', ') };
  throw new CliError('FIELD_UNKNOWN', near ? { ...parameters, near } : parameters);
}

async function askMissing(
  session: Session,
  type: ActionType,
  fields: readonly Field[],
  values: Record<string, Value>,
  choices: Choices,
): Promise<Record<string, Value>> {
  const missing = fields.filter((field) => field.required && values[field.name] === undefined);
  if (missing.length === 0) return {};
  if (!session.io.interactive) {
    const names = missing.map((field) => `--${toOptionName(field.name)}`).join(', ');
    throw new CliError('FIELDS_MISSING', { command: type, fields: names });
  }
  const asked: Record<string, Value> = {};
  for (const field of missing) {
    const answer = await session.services.ask({
      text: question(session, field),
      kind: field.kind,
      choices: await choices(field, { ...values, ...asked }),
    });
    asked[field.name] = await toValue(field, answer.trim(), session.io.folder);
  }
  return asked;
}

function question(session: Session, field: Field): string {
  const key = `field.${field.name}`;
  return key in messages ? session.t(key as MessageKey) : field.name;
}
