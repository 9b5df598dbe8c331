import * as z from 'zod/mini';
import { parse as parseYaml } from 'yaml';
import { calendarSchema } from '../../domain/closed-days.ts';
import { personInFileSchema, personSchema } from '../../domain/definition.ts';
import { contentReferenceSchema } from '../../domain/primitives.ts';
import { partsOf, type Schema } from '../../domain/schema-parts.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { readCalendar } from './calendar-file.ts';
import { readDocument, type Document } from './documents.ts';
import { audienceIn, inner, isContent, isFigure, isOptional, isWord, shapeOf, type Field } from './fields.ts';
import { checkText } from './limits.ts';

/**
 * A field's value as the client takes it: like the command's own field, but with a free text as a string and a
 * document as its bytes where the command has a reference, and a person's name and address where it has a card.
 */
export type Value = string | number | boolean | Document | Value[] | { [name: string]: Value };

/** Makes a field's value from what was typed or stood in a file. `folder` is where `@FILE` starts from. */
export async function toValue(field: Field, raw: unknown, folder: string): Promise<Value> {
  if (field.kind === 'period' && typeof raw === 'string') {
    const [from, to] = raw.split('..');
    return convert(field.schema, { from, to }, { path: field.name, folder });
  }
  return convert(field.schema, raw, { path: field.name, folder });
}

/** A figure as it is typed; what travels is a reference to it. */
const figureNumberSchema = z.int().check(z.minimum(0), z.maximum(999_999_999));

interface Place {
  /** Dotted path of the field, for messages. */
  path: string;
  folder: string;
}

async function convert(schema: Schema, raw: unknown, place: Place): Promise<Value> {
  const bare = inner(schema);
  if (isContent(bare)) return content(raw, place);
  if (isFigure(bare)) return leaf(figureNumberSchema, scalar('number', raw), place);
  if (bare === personSchema) return person(raw, place);
  if (bare === calendarSchema && isFile(raw)) return readCalendar(place.folder, raw.slice(1));
  const { type, element, options, shape } = partsOf(bare);
  if (type === 'union' && options) return audience(bare, raw, place) ?? convertUnion(options, raw, place);
  if (type === 'array' && element) return list(element, typedList(element, raw, place), place);
  if (shape) return record(bare, structured(raw, place), place);
  return leaf(bare, scalar(type, raw), place);
}

/** A calendar may stand in a file of its own. */
function isFile(raw: unknown): raw is `@${string}` {
  return typeof raw === 'string' && raw.startsWith('@');
}

/** `@FILE` is a document, anything else a text; a document that was read and a reference that is stored pass. */
async function content(raw: unknown, { path, folder }: Place): Promise<Value> {
  if (isFile(raw)) return readDocument(folder, raw.slice(1));
  if (isDocument(raw)) return raw;
  if (typeof raw === 'string') return checkText(path, raw);
  const stored = contentReferenceSchema.safeParse(raw);
  if (!stored.success) throw invalid(path, raw, 'expected-text');
  return stored.data;
}

function isDocument(raw: unknown): raw is Document {
  return typeof raw === 'object' && raw !== null && 'bytes' in raw && raw.bytes instanceof Uint8Array;
}

/** A new person, with name and address; their content is made by the client. */
function person(raw: unknown, place: Place): Value {
  const given = structured(raw, place);
  return leaf(personInFileSchema, given, place);
}

/** Words may be typed without brackets, with commas between them: `union-1,ministry`. */
function typedList(element: Schema, raw: unknown, place: Place): unknown {
  const plain = typeof raw === 'string' && isWord(element) && !/^\s*(\[|\{|- )/.test(raw);
  return plain ? wordsOf(raw, place) : structured(raw, place);
}

function wordsOf(raw: string, { path }: Place): string[] {
  return checkText(path, raw)
    .trim()
    .split(/\s*,\s*/);
}

/** A word that has a meaning of its own, or names; what looks like such a word is taken for a mistake. */
function audience(schema: Schema, raw: unknown, place: Place): Promise<Value> | null {
  const known = audienceIn(schema);
  if (!known || typeof raw !== 'string' || known.words.includes(raw) || raw.trimStart().startsWith('{'))
    return null;
  const near = nearest(raw, known.words);
  if (near !== undefined) throw invalid(place.path, raw, `${known.words.join(' | ')} | a,b`);
  return convert(known.only, { only: wordsOf(raw, place) }, place);
}

function convertUnion(options: Schema[], raw: unknown, place: Place): Promise<Value> {
  const whole = typeof raw === 'object' || (typeof raw === 'string' && raw.trimStart().startsWith('{'));
  const chosen = options.find((option) => (partsOf(option).type === 'object') === whole);
  return convert(chosen ?? (options[0] as Schema), raw, place);
}

/** `[one, two]`, or shorter `one,two` where the items are single words. */
async function list(element: Schema, given: unknown, place: Place): Promise<Value> {
  const ofWords = typeof given === 'string' && !partsOf(inner(element)).shape;
  const raw = ofWords ? given.split(',').map((item) => item.trim()) : given;
  if (!Array.isArray(raw)) throw invalid(place.path, raw, 'expected-list');
  const values: Value[] = [];
  for (const [index, item] of raw.entries()) {
    values.push(await convert(element, item, { ...place, path: `${place.path}.${index + 1}` }));
  }
  return values;
}

async function record(schema: Schema, raw: unknown, place: Place): Promise<Value> {
  const shape = shapeOf(schema);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw invalid(place.path, raw, 'expected-structure');
  const given = raw as Record<string, unknown>;
  const unknown = Object.keys(given).find((name) => !(name in shape));
  if (unknown !== undefined) throw unknownMember(place.path, unknown, Object.keys(shape));
  const values: { [name: string]: Value } = {};
  for (const [name, member] of Object.entries(shape)) {
    const path = `${place.path}.${name}`;
    if (given[name] !== undefined) values[name] = await convert(member, given[name], { ...place, path });
    else if (!isOptional(member)) throw invalid(path, '', 'expected-value');
  }
  return values;
}

function unknownMember(path: string, name: string, known: string[]): CliError {
  const near = nearest(name, known);
  return invalid(`${path}.${name}`, name, near ?? known.join(', '));
}

/** Text typed for a list or a structure is YAML, and so JSON too. */
function structured(raw: unknown, { path }: Place): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return parseYaml(checkText(path, raw), { maxAliasCount: 0 }) as unknown;
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw invalid(path, raw, 'expected-structure');
  }
}

/** Numbers and yes or no are typed as words. */
function scalar(type: string, raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  if (type === 'number') return /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : raw;
  if (type === 'boolean') return yesNo[raw.toLowerCase()] ?? raw;
  return raw;
}

const yesNo: Record<string, boolean> = {
  true: true,
  yes: true,
  ja: true,
  false: false,
  no: false,
  nee: false,
};

function leaf(schema: Schema, raw: unknown, { path }: Place): Value {
  if (typeof raw === 'string') checkText(path, raw);
  const parsed = z.safeParse(schema, raw);
  if (parsed.success) return parsed.data as Value;
  const [issue] = parsed.error.issues;
  const at = [path, ...(issue?.path ?? [])].join('.');
  const { entries, type, format } = partsOf(schema);
  if (type === 'boolean') throw invalid(at, raw, 'expected-yes-no');
  if (type === 'number') throw invalid(at, raw, numberExpected(issue, format === 'safeint'));
  throw invalid(at, raw, entries ? Object.values(entries).join(' | ') : (issue?.message ?? 'expected-value'));
}

function numberExpected(issue: z.core.$ZodIssue | undefined, isWhole: boolean): string {
  if (issue?.code === 'too_small') return `≥ ${issue.minimum}`;
  if (issue?.code === 'too_big') return `≤ ${issue.maximum}`;
  return isWhole ? 'expected-number' : 'expected-decimal';
}

/** The expectation is a message key where we have one (`expected-date`), else the allowed values themselves. */
function invalid(field: string, raw: unknown, expected: string): CliError {
  const value = typeof raw === 'string' ? `“${raw.slice(0, 60)}”` : (JSON.stringify(raw)?.slice(0, 60) ?? '');
  return new CliError('FIELD_INVALID', { field, value, expected });
}
