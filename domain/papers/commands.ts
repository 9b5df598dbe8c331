import * as z from 'zod/mini';
import { audienceSchema } from '../definition-table.ts';
import { contentReferenceSchema, slugSchema } from '../primitives.ts';

const text = contentReferenceSchema;

/** Most clauses that a paper may have; its state keeps a line for each. */
export const MOST_CLAUSES = 200;

const clauseNames = z.array(slugSchema).check(z.maxLength(MOST_CLAUSES));

/** Commands about papers: texts that the table makes together, in versions, of clauses that keep their ids. */
export const paperCommands = {
  /**
   * A version is tabled. Clauses that are given are new or replace those with the same id; the others stay as they were
   * in the version before. Their words are content, a heading included.
   */
  TablePaper: z.strictObject({
    paper: slugSchema,
    /** Version that it builds on; the last one when left out. Refused when another was tabled meanwhile. */
    basedOnVersion: z.optional(z.int().check(z.minimum(0))),
    clauses: z.array(z.strictObject({ clause: slugSchema, words: text })).check(z.maxLength(MOST_CLAUSES)),
    /** Clauses that the new version leaves out. */
    without: z.optional(clauseNames),
    /** Where new clauses stand, as the order of all clauses; at the end when left out. */
    order: z.optional(clauseNames),
    note: z.optional(text),
  }),
  /** A word about a clause of the last version, or about the whole; for the parties unless it says otherwise. */
  CommentOnPaper: z.strictObject({
    paper: slugSchema,
    words: text,
    clause: z.optional(slugSchema),
    audience: z.optional(audienceSchema),
  }),
  /** The parties agree on a version; for the covenant's own text that is the day of agreement (akkoord, R75). */
  AdoptPaper: z.strictObject({
    paper: slugSchema,
    version: z.int().check(z.minimum(1)),
    /** Why an earlier version than the last one. */
    reason: z.optional(text),
    /** Why the parties go on although parts are missing. */
    goOnBecause: z.optional(text),
  }),
} as const;
