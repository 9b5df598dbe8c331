import * as z from 'zod/mini';
import { contentReferenceSchema, dateSchema, figureSchema, slugSchema } from '../primitives.ts';

const text = contentReferenceSchema;
const score = z.int().check(z.minimum(1), z.maximum(5));

/** Step of due diligence by the OECD guidance, 1 to 6 (R115). */
const stepSchema = z.int().check(z.minimum(1), z.maximum(6));

/** The five words of SMART as this field writes them: ambitious instead of acceptable (R3). */
export const smartSchema = z.enum(['specific', 'measurable', 'ambitious', 'realistic', 'time-bound']);

const risk = {
  risk: slugSchema,
  words: text,
  theme: z.optional(slugSchema),
  /** Severity: how grave, how many, how hard to undo; each 1 (little) to 5 (much). */
  scale: z.optional(score),
  scope: z.optional(score),
  irremediability: z.optional(score),
  likelihood: z.optional(score),
  /** Where the assessment comes from. */
  source: z.optional(text),
  /** A risk beyond the existing guidelines (R37). */
  beyondGuidelines: z.optional(z.boolean()),
};

/** Organisations, or bodies, that answer for it. */
const owners = z.array(slugSchema).check(z.minLength(1), z.maxLength(200));

/** What a commitment (afspraak) may say of itself, all of it optional. */
const particulars = {
  theme: z.optional(slugSchema),
  risk: z.optional(slugSchema),
  dueDiligenceStep: z.optional(stepSchema),
  /** Clause of the covenant's text in which it stands. */
  clause: z.optional(slugSchema),
  /** What is to be reached, and by when. */
  target: z.optional(text),
  due: z.optional(dateSchema),
  /** Which words of SMART its makers hold it to meet; advice, never a block. */
  smart: z.optional(z.array(smartSchema).check(z.maxLength(5))),
  /** The baseline (nulmeting), or the day by which it is measured (R40). */
  baseline: z.optional(text),
  baselineBy: z.optional(dateSchema),
};

/** Particulars that a revision can take off. */
const removableSchema = z.enum(Object.keys(particulars) as [Particular, ...Particular[]]);

export type Particular = keyof typeof particulars;

/** After signing: the topic that the parties accepted (R79), or why it goes without one. */
const changeControl = { change: z.optional(slugSchema), goOnBecause: z.optional(text) };

/** Commands about what the table finds grave, what it promises, and what that takes. */
export const commitmentCommands = {
  /** Adds a risk, or assesses a known one anew: what is left out stays as it was, and the story keeps what was before. */
  AssessRisk: z.strictObject(risk),
  /** What the parties take up first (R36); everything else stays in scope (R38). A one-page note is enough. */
  SetPriorities: z.strictObject({
    priorities: z.array(slugSchema).check(z.minLength(1), z.maxLength(50)),
    note: text,
  }),
  /** A draft until the agreement is in force; from then on a duty of each owner, where it has a day. */
  MakeCommitment: z.strictObject({
    commitment: slugSchema,
    words: text,
    owners,
    ...particulars,
    /** False for what gives a party energy: it can never be overdue (R135). */
    binding: z.optional(z.boolean()),
    ...changeControl,
  }),
  /** Only what is given changes; `remove` takes particulars off. */
  ReviseCommitment: z.strictObject({
    commitment: slugSchema,
    words: z.optional(text),
    owners: z.optional(owners),
    ...particulars,
    binding: z.optional(z.boolean()),
    remove: z.optional(z.array(removableSchema).check(z.minLength(1), z.maxLength(9))),
    ...changeControl,
  }),
  WithdrawCommitment: z.strictObject({ commitment: slugSchema, reason: text }),
  /** What it takes, roughly; each new estimate of the same party replaces the one before (R41). */
  EstimateMeans: z.strictObject({
    /** One commitment, or the covenant as a whole when left out. */
    commitment: z.optional(slugSchema),
    daysPerYear: z.optional(figureSchema),
    /** Whole euros a year. */
    eurosPerYear: z.optional(figureSchema),
    words: z.optional(text),
  }),
} as const;
