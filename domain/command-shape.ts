import { commandFields, type CommandType } from './commands.ts';
import { personSchema } from './definition.ts';
import { contentReferenceSchema, dateSchema, figureSchema } from './primitives.ts';
import { partsOf, type Schema } from './schema-parts.ts';

/** What to do with the values that a command's fields hold, by what they are. */
export interface FieldVisitor {
  date?(value: string): unknown;
  /** Where a reference into the content store is wanted; the value may be a plain text. */
  content?(value: unknown): unknown;
  /** Where a reference to a figure is wanted; the value may be the number instead. */
  figure?(value: unknown): unknown;
  /** Where a person with a card is wanted; the value may have a name and an address instead. */
  person?(value: Record<string, unknown>): unknown;
}

/** Copies a command's fields, with dates, contents and people replaced; everything else stays as it is. */
export function mapFields(
  type: CommandType,
  fields: Record<string, unknown>,
  visitor: FieldVisitor,
): Record<string, unknown> {
  return map(commandFields[type], fields, visitor) as Record<string, unknown>;
}

function map(schema: Schema, value: unknown, visitor: FieldVisitor): unknown {
  if (value === undefined || value === null) return value;
  if (schema === dateSchema) return typeof value === 'string' ? (visitor.date?.(value) ?? value) : value;
  if (schema === contentReferenceSchema) return visitor.content?.(value) ?? value;
  if (schema === figureSchema) return visitor.figure?.(value) ?? value;
  if (schema === personSchema) return isRecord(value) ? (visitor.person?.(value) ?? value) : value;
  const { shape, innerType, element, options } = partsOf(schema);
  if (innerType) return map(innerType, value, visitor);
  if (options) return mapUnion(options, value, visitor);
  if (element && Array.isArray(value)) return value.map((item) => map(element, item, visitor));
  return shape && isRecord(value) ? mapObject(shape, value, visitor) : value;
}

/** A group of fields is of the option whose fixed words it has; anything else in a union holds nothing to visit. */
function mapUnion(options: Schema[], value: unknown, visitor: FieldVisitor): unknown {
  if (!isRecord(value)) return value;
  const chosen = options.find((option) => option === personSchema || fits(option, value));
  return chosen ? map(chosen, value, visitor) : value;
}

function fits(option: Schema, value: Record<string, unknown>): boolean {
  const { shape } = partsOf(option);
  if (!shape) return false;
  return Object.entries(shape).every(([key, field]) => {
    const { type, values } = partsOf(field);
    return type !== 'literal' || (values ?? []).includes(value[key]);
  });
}

function mapObject(
  shape: Record<string, Schema>,
  value: Record<string, unknown>,
  visitor: FieldVisitor,
): Record<string, unknown> {
  const entries = Object.entries(value).map(([key, member]) => {
    const schema = shape[key];
    return [key, schema ? map(schema, member, visitor) : member] as const;
  });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
