import * as z from 'zod/mini';
import { dateSchema, slugSchema, textSchema } from '../primitives.ts';
import { pastFactSchemaWith } from './commands.ts';

const sourceText = textSchema(2000);

/**
 * An adoption as a person writes it in YAML: the running covenant's definition, the phase in which it is, what is told
 * of its past, and where that comes from. Texts stand here plainly and become content.
 */
export const adoptionFileSchema = z.strictObject({
  format: z.literal(1),
  /** The definition's file, named from the folder of this one. */
  definition: z.string().check(z.minLength(1), z.maxLength(500)),
  /** The day as of which the facts are told, Europe/Amsterdam. */
  asOf: dateSchema,
  phase: slugSchema,
  source: sourceText,
  vouchedBy: sourceText,
  facts: z.array(pastFactSchemaWith(sourceText)).check(z.maxLength(1000)),
});

export type AdoptionFile = z.infer<typeof adoptionFileSchema>;
