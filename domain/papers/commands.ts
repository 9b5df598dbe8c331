import * as z from 'zod/mini';
import { audienceSchema } from '../definition-table.ts';
import { contentReferenceSchema, lineSchema, slugSchema } from '../primitives.ts';

const text = contentReferenceSchema;

/** Commands about papers: texts that the table makes together, in versions, of clauses that keep their ids. */
export const paperCommands = {
  /**
   * A version is tabled. Clauses that are given are new or replace those with the same id; the others stay as they were
   * in the version before.
   */
  TablePaper: z.strictObject({
    paper: slugSchema,
    /** Version that it builds on; the last one when left out. Refused when another was tabled meanwhile. */
    basedOnVersion: z.optional(z.int().check(z.minimum(0))),
    clauses: z
      .array(z.strictObject({ clause: slugSchema, heading: z.optional(lineSchema(200)), words: text }))
      .check(z.maxLength(200)),
    /** Clauses that the new version leaves out. */
    without: z.optional(z.array(slugSchema).check(z.maxLength(200))),
    /** Where new clauses stand, as the order of all clauses; at the end when left out. */
    order: z.optional(z.array(slugSchema).check(z.maxLength(200))),
    note: z.optional(text),
  }),
  CommentOnPaper: z.strictObject({
    paper: slugSchema,
    clause: z.optional(slugSchema),
    words: text,
    audience: z.optional(audienceSchema),
  }),
  /** The parties agree on a version; for the covenant's own text that is the day of agreement (akkoord, R75). */
  AdoptPaper: z.strictObject({
    paper: slugSchema,
    version: z.int().check(z.minimum(1)),
    reason: z.optional(text),
    goOnBecause: z.optional(text),
  }),
} as const;
