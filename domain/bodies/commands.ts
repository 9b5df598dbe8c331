import * as z from 'zod/mini';
import { bodyKindSchema } from '../definition-table.ts';
import { contentReferenceSchema, dateSchema, lineSchema, slugSchema } from '../primitives.ts';

const text = contentReferenceSchema;

/** Commands about bodies (organen): steering group, working groups, sounding board, committees (R76). */
export const bodyCommands = {
  /** Sets up a body that the definition does not have, such as a new working group. */
  SetUpBody: z.strictObject({
    body: slugSchema,
    bodyKind: bodyKindSchema,
    name: lineSchema(200),
    reachedThrough: slugSchema,
    reason: z.optional(text),
  }),
  DissolveBody: z.strictObject({ body: slugSchema, reason: text }),
  /** Gives an organisation a seat, or one of its people the chair; a chair's last day reminds of rotation (R46). */
  SeatMember: z.strictObject({
    body: slugSchema,
    organisation: slugSchema,
    person: z.optional(slugSchema),
    seat: z.enum(['member', 'chair']),
    until: z.optional(dateSchema),
    reason: z.optional(text),
  }),
  UnseatMember: z.strictObject({
    body: slugSchema,
    organisation: slugSchema,
    person: z.optional(slugSchema),
    reason: z.optional(text),
  }),
} as const;
