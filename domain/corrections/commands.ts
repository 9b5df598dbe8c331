import * as z from 'zod/mini';
import { contentReferenceSchema } from '../primitives.ts';

const text = contentReferenceSchema;
const event = z.int().check(z.minimum(1));

/** Commands that say that an event was wrong; both stay visible. */
export const correctionCommands = {
  /** Names the event that was wrong. */
  CorrectEvent: z.strictObject({ event, reason: text }),
  /** The same for a signature, a decision or a release, which takes a second person. */
  ProposeCorrection: z.strictObject({ event, reason: text }),
  /** `proposal` is the number of the event that proposed it. */
  ConfirmCorrection: z.strictObject({ proposal: event, reason: z.optional(text) }),
  DeclineCorrection: z.strictObject({ proposal: event, reason: text }),
} as const;
