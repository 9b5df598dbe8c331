import type * as z from 'zod/mini';

/** Walking a zod schema: what it is made of, for code that visits values, reads sheets or asks for fields by it. */

export type Schema = z.core.$ZodType;

/** The parts of a schema that tell its shape; each kind of schema has some of them. */
export interface SchemaParts {
  type: string;
  /** `safeint` for a number that is whole. */
  format?: string;
  innerType?: Schema;
  shape?: Record<string, Schema>;
  element?: Schema;
  options?: Schema[];
  /** Of a literal. */
  values?: unknown[];
  /** Of a choice. */
  entries?: Record<string, string>;
}

export function partsOf(schema: Schema): SchemaParts {
  return schema._zod.def;
}

/** Everything that a schema may stand for, without wrappers and unions. */
export function leaves(schema: Schema): SchemaParts[] {
  const parts = partsOf(schema);
  if (parts.innerType) return leaves(parts.innerType);
  return parts.options ? parts.options.flatMap(leaves) : [parts];
}
