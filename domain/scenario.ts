import * as z from 'zod/mini';
import { commandTypes, type CommandType } from './commands.ts';
import { dateSchema, localTextSchema, obligationIdSchema, slugSchema } from './primitives.ts';

/** A date in the file's own calendar, or an offset from its first day: `2016-07-04` or `P19M`. */
const whenSchema = z.union([dateSchema, z.string().check(z.regex(/^P[0-9]{1,5}[DWMY]$/, 'expected-offset'))]);

const expectationSchema = z.strictObject({
  /** Code of the refusal that the command must meet. */
  refused: z.optional(z.string()),
  phase: z.optional(slugSchema),
  status: z.optional(z.enum(['open', 'stopped', 'closed'])),
  /** Obligations that must be open, late or reported done at that moment. */
  open: z.optional(z.array(obligationIdSchema)),
  late: z.optional(z.array(obligationIdSchema)),
  reported: z.optional(z.array(obligationIdSchema)),
  /** Obligations that nobody owes at that moment. */
  absent: z.optional(z.array(obligationIdSchema)),
  /** Number of parties that have signed. */
  signatures: z.optional(z.int()),
});

/** A slug in which `{each}` may stand. */
const UNDER = /^(?:[a-z0-9]+|\{each\})(?:-(?:[a-z0-9]+|\{each\}))*$/;

const stepSchema = z.strictObject({
  at: whenSchema,
  /** Person who acts; with `each`, the contact of the organisation when left out. */
  as: z.optional(slugSchema),
  /** Organisation or body acted for. */
  for: z.optional(slugSchema),
  /** The mandate that the act rests on; any that covers it when left out. With `each`, `{each}` stands for the id. */
  under: z.optional(z.string().check(z.regex(UNDER, 'expected-slug'))),
  /** Repeats the step for each of these organisations, as `for`; in `with`, `{each}` stands for the id. */
  each: z.optional(z.array(slugSchema).check(z.minLength(1))),
  do: z.optional(z.enum(commandTypes as [CommandType, ...CommandType[]])),
  /** Fields of the command. Free texts are written plainly; dates are of the file's calendar, or offsets. */
  with: z.optional(z.record(z.string(), z.unknown())),
  /** Text of the mail or minutes that shows it. */
  evidence: z.optional(z.string()),
  /** Day on which it happened, when earlier than `at`. */
  effectiveOn: z.optional(whenSchema),
  expect: z.optional(expectationSchema),
});

/**
 * Dated steps of a rehearsal. `begins` is the day of the file's calendar that becomes the rehearsal's first day;
 * every other date shifts with it by the same number of days.
 */
export const scenarioSchema = z.strictObject({
  format: z.literal(1),
  definition: slugSchema,
  name: localTextSchema,
  begins: dateSchema,
  /** An adoption (its file, named from this file's folder) with which it begins instead of an opening. */
  adopts: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
  /** Last day, when the rehearsal goes on after the last step. */
  until: z.optional(whenSchema),
  steps: z.array(stepSchema).check(z.minLength(1), z.maxLength(1000)),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioStep = z.infer<typeof stepSchema>;
export type Expectation = z.infer<typeof expectationSchema>;
