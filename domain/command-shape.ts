import { commandFields, type CommandType } from './commands.ts';
import { personSchema } from './definition.ts';
import { contentReferenceSchema, dateSchema, figureSchema } from './primitives.ts';

/** The part of a zod schema that tells its shape. */
export interface Shaped {
  _zod: {
    def: {
      type: string;
      shape?: Record<string, Shaped>;
      innerType?: Shaped;
      element?: Shaped;
      options?: Shaped[];
      /** Of a literal. */
      values?: unknown[];
      /** Of a choice. */
      entries?: Record<string, string | number>;
    };
  };
}

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

const schemas = [dateSchema, contentReferenceSchema, figureSchema, personSchema];
const [DATE, CONTENT, FIGURE, PERSON] = schemas as unknown as Shaped[];

/** Copies a command's fields, with dates, contents and people replaced; everything else stays as it is. */
export function mapFields(
  type: CommandType,
  fields: Record<string, unknown>,
  visitor: FieldVisitor,
): Record<string, unknown> {
  return map(commandFields[type] as unknown as Shaped, fields, visitor) as Record<string, unknown>;
}

function map(schema: Shaped, value: unknown, visitor: FieldVisitor): unknown {
  if (value === undefined || value === null) return value;
  if (schema === DATE) return typeof value === 'string' ? (visitor.date?.(value) ?? value) : value;
  if (schema === CONTENT) return visitor.content?.(value) ?? value;
  if (schema === FIGURE) return visitor.figure?.(value) ?? value;
  if (schema === PERSON) return isRecord(value) ? (visitor.person?.(value) ?? value) : value;
  const { shape, innerType, element, options } = schema._zod.def;
  if (innerType) return map(innerType, value, visitor);
  if (options) return mapUnion(options, value, visitor);
  if (element && Array.isArray(value)) return value.map((item) => map(element, item, visitor));
  return shape && isRecord(value) ? mapObject(shape, value, visitor) : value;
}

/** A group of fields is of the option whose fixed words it has; anything else in a union holds nothing to visit. */
function mapUnion(options: Shaped[], value: unknown, visitor: FieldVisitor): unknown {
  if (!isRecord(value)) return value;
  const chosen = options.find((option) => option === PERSON || fits(option, value));
  return chosen ? map(chosen, value, visitor) : value;
}

function fits({ _zod: { def } }: Shaped, value: Record<string, unknown>): boolean {
  if (!def.shape) return false;
  return Object.entries(def.shape).every(([key, { _zod: field }]) => {
    const { type, values } = field.def;
    return type !== 'literal' || (values ?? []).includes(value[key]);
  });
}

function mapObject(
  shape: Record<string, Shaped>,
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
