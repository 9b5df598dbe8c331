import * as z from 'zod/mini';
import { contentReferenceSchema, dateSchema } from '../primitives.ts';

const text = contentReferenceSchema;

/** Commands of a party that needs to see something clear before it goes on (R43). */
export const pausingCommands = {
  /** Steps back from the table (stap terug), without leaving it; it may say until when. */
  StepBack: z.strictObject({ reason: text, until: z.optional(dateSchema) }),
  ReturnToTable: z.strictObject({ reason: z.optional(text) }),
} as const;
