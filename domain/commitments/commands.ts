import * as z from 'zod/mini';
import { contentReferenceSchema, dateSchema, slugSchema } from '../primitives.ts';

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

const commitment = {
  commitment: slugSchema,
  words: text,
  /** Organisations that answer for it. */
  owners: z.array(slugSchema).check(z.minLength(1), z.maxLength(200)),
  theme: z.optional(slugSchema),
  risk: z.optional(slugSchema),
  step: z.optional(stepSchema),
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
  /** False for what gives a party energy: it can never be overdue (R135). */
  binding: z.optional(z.boolean()),
};

/** Commands about what the table finds grave, what it promises, and what that takes. */
export const commitmentCommands = {
  /** Adds a risk, or assesses a known one anew; the earlier scores stay in the story. */
  AssessRisk: z.strictObject(risk),
  /** What the parties take up first (R36); everything else stays in scope (R38). A one-page note is enough. */
  SetPriorities: z.strictObject({
    priorities: z.array(slugSchema).check(z.minLength(1), z.maxLength(50)),
    note: text,
  }),
  MakeCommitment: z.strictObject(commitment),
  /** After signing, a change names the topic that the parties accepted (R79), or says why it goes without. */
  ReviseCommitment: z.strictObject({
    ...commitment,
    change: z.optional(slugSchema),
    goOnBecause: z.optional(text),
  }),
  WithdrawCommitment: z.strictObject({ commitment: slugSchema, reason: text }),
  /** What it takes, roughly; each new estimate of the same party replaces the one before (R41). */
  EstimateMeans: z.strictObject({
    /** One commitment, or the covenant as a whole when left out. */
    commitment: z.optional(slugSchema),
    daysPerYear: z.optional(z.int().check(z.minimum(0), z.maximum(100_000))),
    /** Whole euros a year. */
    eurosPerYear: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000_000))),
    words: z.optional(text),
  }),
} as const;
