import * as z from 'zod/mini';
import { bodyKindSchema } from '../definition-table.ts';
import { contentReferenceSchema, dateSchema, lineSchema, periodSchema, slugSchema } from '../primitives.ts';

const text = contentReferenceSchema;

/** Commands about bodies (organen): steering group, working groups, sounding board, committees (R76). */
export const bodyCommands = {
  /** Sets up a body that the definition does not have, such as a new working group. */
  SetUpBody: z.strictObject({
    body: slugSchema,
    bodyKind: bodyKindSchema,
    name: lineSchema(200),
    reachedThrough: slugSchema,
    /** How long somebody chairs before the chair rotates (R46). */
    rotation: z.optional(periodSchema),
    reason: z.optional(text),
  }),
  DissolveBody: z.strictObject({ body: slugSchema, reason: text }),
  /**
   * Gives an organisation a seat, or one of its people. A chair is a person, and by the last day of a chair the body has
   * the duty to seat the next one (R46); that day follows from the agreed rotation when it is left out.
   */
  SeatMember: z.strictObject({
    body: slugSchema,
    organisation: slugSchema,
    person: z.optional(slugSchema),
    seat: z.enum(['member', 'chair']),
    until: z.optional(dateSchema),
    reason: z.optional(text),
  }),
  /** Without a person, everybody who sits there for the organisation. */
  UnseatMember: z.strictObject({
    body: slugSchema,
    organisation: slugSchema,
    person: z.optional(slugSchema),
    reason: z.optional(text),
  }),
} as const;
