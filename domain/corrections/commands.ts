import * as z from 'zod/mini';
import { contentReferenceSchema, dateSchema } from '../primitives.ts';

const text = contentReferenceSchema;
const event = z.int().check(z.minimum(1));

/** Commands that say that an event was wrong; both stay visible. */
export const correctionCommands = {
  /** Names the event that was wrong. */
  CorrectEvent: z.strictObject({ event, reason: text }),
  /** The same for a signature, a decision, a release or an imported day, which takes a second person. */
  ProposeCorrection: z.strictObject({
    event,
    reason: text,
    /** The day on which what was imported really happened, or the first of the window in which it lies. */
    from: z.optional(dateSchema),
    /** Last day of that window; the same day when left out. */
    to: z.optional(dateSchema),
  }),
  /** `proposal` is the number of the event that proposed it. */
  ConfirmCorrection: z.strictObject({ proposal: event, reason: z.optional(text) }),
  DeclineCorrection: z.strictObject({ proposal: event, reason: text }),
} as const;
