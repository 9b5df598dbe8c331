import * as z from 'zod/mini';
import { definitionSchema } from '../definition.ts';
import { contentReferenceSchema, dateSchema, obligationIdSchema, slugSchema } from '../primitives.ts';

const text = contentReferenceSchema;

/** A fact from before the adoption, with the day on which it happened; `source` is text in a file, and else content. */
export function pastFactSchemaWith<S extends z.core.$ZodType>(source: S) {
  const past = {
    from: dateSchema,
    /** Last day of the window in which it lies, where the day is not known; the same day when left out. */
    to: z.optional(dateSchema),
    /** Where it comes from; the adoption's own source when left out. */
    source: z.optional(source),
  };
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('milestone'), milestone: slugSchema, ...past }),
    z.strictObject({ kind: z.literal('phase'), phase: slugSchema, ...past }),
    z.strictObject({
      kind: z.literal('gate'),
      gate: slugSchema,
      outcome: z.enum(['go', 'no-go']),
      ...past,
    }),
    z.strictObject({ kind: z.literal('letter-of-intent'), organisation: slugSchema, ...past }),
    z.strictObject({ kind: z.literal('signature'), organisation: slugSchema, ...past }),
    z.strictObject({ kind: z.literal('conclusion'), ...past }),
    z.strictObject({ kind: z.literal('entry-into-force'), ...past }),
    /** A named date; it may lie ahead. */
    z.strictObject({ kind: z.literal('date'), date: slugSchema, ...past }),
    z.strictObject({ kind: z.literal('joined'), organisation: slugSchema, ...past }),
    /** A duty that was met, by its id; a recurring one by its last occurrence. */
    z.strictObject({ kind: z.literal('done'), obligation: obligationIdSchema, ...past }),
  ]);
}

export const pastFactSchema = pastFactSchemaWith(text);

/** Commands that bring a running covenant in. */
export const adoptionCommands = {
  /** Brings a running covenant into the engine at its real phase (overnemen van een lopend convenant). */
  AdoptCovenant: z.strictObject({
    slug: slugSchema,
    definition: definitionSchema,
    definitionHash: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'expected-sha256')),
    /** The day as of which the facts are told, Europe/Amsterdam. */
    asOf: dateSchema,
    phase: slugSchema,
    source: text,
    /** Who vouches for it, in words. */
    vouchedBy: text,
    facts: z.array(pastFactSchema).check(z.maxLength(1000)),
  }),
} as const;

export type PastFact = z.infer<typeof pastFactSchema>;
