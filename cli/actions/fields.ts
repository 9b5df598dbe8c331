import { commandFields, type CommandType } from '../../domain/commands.ts';
import { personSchema } from '../../domain/definition.ts';
import { contentReferenceSchema, dateSchema, figureSchema } from '../../domain/primitives.ts';
import { partsOf, type Schema } from '../../domain/schema-parts.ts';

/** What a person fills in for one field of a command. */
export type FieldKind =
  | 'text'
  | 'date'
  | 'choice'
  | 'number'
  | 'yes-no'
  | 'name'
  | 'person'
  | 'period'
  /** Words with commas between them. */
  | 'list'
  /** One of some words, or names with commas between them. */
  | 'audience'
  | 'structure';

export interface Field {
  name: string;
  kind: FieldKind;
  required: boolean;
  /** Allowed values of a choice, or of each word of a list; the words of an audience. */
  choices: string[];
  /** Schema without `optional`. */
  schema: Schema;
}

/** Fields of a command in the order in which they are asked; the command table alone decides. */
export function fieldsOf(type: CommandType): Field[] {
  return Object.entries(commandFields[type].shape).map(([name, schema]) => toField(name, schema as Schema));
}

export function shapeOf(schema: Schema): Record<string, Schema> {
  return partsOf(schema).shape ?? {};
}

/** The schema inside `optional` and defaults. */
export function inner(schema: Schema): Schema {
  const { type, innerType } = partsOf(schema);
  return (type === 'optional' || type === 'default') && innerType ? inner(innerType) : schema;
}

export function isOptional(schema: Schema): boolean {
  const { type } = partsOf(schema);
  return type === 'optional' || type === 'default';
}

/** Free text or a document: what travels is a reference into the content store. */
export function isContent(schema: Schema): boolean {
  return schema === contentReferenceSchema;
}

/** True for a list whose members are single words: names, or words to choose from. */
export function isWord(element: Schema): boolean {
  const { type, options = [] } = partsOf(inner(element));
  return type === 'string' || type === 'enum' || (type === 'union' && options.some(isWord));
}

/** An audience is one of some words, or the names of those who alone may know; its two ways, or null for another schema. */
export function audienceIn(schema: Schema): { words: string[]; only: Schema } | null {
  const { options = [] } = partsOf(schema);
  const only = options.find((option) => Object.keys(shapeOf(option)).join() === 'only');
  const entries = options.flatMap((option) => Object.values(partsOf(option).entries ?? {}));
  return only && entries.length > 0 ? { words: entries, only } : null;
}

/** A figure whose number stands in the content store. */
export function isFigure(schema: Schema): boolean {
  return schema === figureSchema;
}

function toField(name: string, schema: Schema): Field {
  const bare = inner(schema);
  return { name, kind: kindOf(bare), required: !isOptional(schema), choices: choicesOf(bare), schema: bare };
}

function choicesOf(schema: Schema): string[] {
  const { entries, type, element } = partsOf(schema);
  if (entries) return Object.values(entries);
  if (type === 'array' && element) return choicesOf(inner(element));
  return audienceIn(schema)?.words ?? [];
}

function kindOf(schema: Schema): FieldKind {
  if (isContent(schema)) return 'text';
  if (schema === dateSchema) return 'date';
  if (isFigure(schema)) return 'number';
  const { type, shape, options, element } = partsOf(schema);
  if (schema === personSchema || options?.some((option) => option === personSchema)) return 'person';
  if (audienceIn(schema)) return 'audience';
  if (type === 'array' && element && isWord(element)) return 'list';
  switch (type) {
    case 'enum':
      return 'choice';
    case 'number':
      return 'number';
    case 'boolean':
      return 'yes-no';
    case 'string':
      return 'name';
    default:
      return shape && Object.keys(shape).join() === 'from,to' ? 'period' : 'structure';
  }
}

/** `goOnBecause` as it is written on the command line: `go-on-because`. */
export function toOptionName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
