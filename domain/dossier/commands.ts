import * as z from 'zod/mini';
import { audienceSchema } from '../definition-table.ts';
import { contentReferenceSchema, dateSchema, itemIdSchema, slugSchema } from '../primitives.ts';
import { itemKindSchema, itemOutcomeSchema } from './kinds.ts';

const text = contentReferenceSchema;

/** Commands about the dossier: what a track keeps track of, from first word to outcome. */
export const dossierCommands = {
  /** What is told in confidence is afterwards known as `item/teller`, see `idOf`. */
  AddItem: z.strictObject({
    item: slugSchema,
    kind: itemKindSchema,
    words: text,
    /** Who may know of it; what its kind says when left out. Never narrowed afterwards. */
    audience: z.optional(audienceSchema),
    /** The organisation that is to answer it, and by when: together they make it a duty. */
    owner: z.optional(slugSchema),
    due: z.optional(dateSchema),
    /** A topic beyond the existing guidelines (R37). */
    beyondGuidelines: z.optional(z.boolean()),
    /** The commitment that a project serves (R92). */
    commitment: z.optional(slugSchema),
  }),
  AnswerItem: z.strictObject({
    item: itemIdSchema,
    outcome: itemOutcomeSchema,
    words: z.optional(text),
  }),
  /** Lets more people know; what has been told cannot be taken back. */
  DiscloseItem: z.strictObject({ item: itemIdSchema, audience: audienceSchema }),
} as const;
