import * as z from 'zod/mini';
import { contentReferenceSchema, dateSchema, lineSchema, slugSchema } from '../primitives.ts';

const text = contentReferenceSchema;

/** Commands about the signing round (ondertekeningsronde) and how much of the market the signatories are. */
export const signingCommands = {
  /** Binds the documents that are signed, each by its hash, before the first signature. */
  OpenSigningRound: z.strictObject({
    documents: z
      .array(z.strictObject({ paper: slugSchema, document: text }))
      .check(z.minLength(1), z.maxLength(10)),
    /** Organisations that sign one group after another; all at once when left out. */
    signingOrder: z.optional(
      z.array(z.array(slugSchema).check(z.minLength(1), z.maxLength(100))).check(z.maxLength(20)),
    ),
    until: z.optional(dateSchema),
  }),
  /** A signature on the covenant, or on another paper of the round. */
  SignCovenant: z.strictObject({
    document: text,
    method: z.enum(['paper', 'qualified-electronic', 'ceremony']),
    paper: z.optional(slugSchema),
    /** The trust service that made a qualified electronic signature. */
    provider: z.optional(lineSchema(200)),
  }),
  /** With its reason the round ends and the table is open again. */
  RefuseToSign: z.strictObject({ reason: text, paper: z.optional(slugSchema) }),
  /** How much of the market the signatories and joined companies are, in percent, with its basis (R132). */
  RecordCoverage: z.strictObject({
    percentFrom: z.number().check(z.minimum(0), z.maximum(100)),
    percentTo: z.optional(z.number().check(z.minimum(0), z.maximum(100))),
    on: dateSchema,
    basis: text,
  }),
} as const;
