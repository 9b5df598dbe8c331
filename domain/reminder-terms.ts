import * as z from 'zod/mini';
import { localTextSchema, offsetSchema, periodSchema, slugSchema } from './primitives.ts';

/** The agreed words about reminders: whom, when, how many, when not, and how often one person hears from us. */

/** Whom a step reaches. Beyond contact, deputy, mailbox and officer only where the parties agreed to it (R131). */
export const ladderStepSchema = z.strictObject({
  /** Offset from the due day. */
  at: offsetSchema,
  to: z._default(z.enum(['contact', 'deputy', 'mailbox', 'officer', 'director', 'chair', 'body']), 'contact'),
  /** Which body, where the step goes to one. */
  body: z.optional(slugSchema),
  /** Comes again at this interval, `times` times in all. */
  every: z.optional(periodSchema),
  times: z.optional(z.int().check(z.minimum(2), z.maximum(12))),
});

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that every year has, `07-15`. */
const yearDaySchema = z.string().check(z.refine(isYearDay, 'expected-year-day'));

function isYearDay(text: string): boolean {
  const match = /^(\d{2})-(\d{2})$/.exec(text);
  const days = DAYS_IN_MONTH[Number(match?.[1] ?? 0) - 1] ?? 0;
  const day = Number(match?.[2] ?? 0);
  return day >= 1 && day <= days;
}

/** Days of each year on which nobody is reminded, the first and the last included; `12-20` to `01-05` spans two years. */
const quietPeriodSchema = z.strictObject({ from: yearDaySchema, to: yearDaySchema, name: localTextSchema });

export const weekdaySchema = z.enum([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);

/** How often one person hears from us: on each day on which something is to be said, or on one day of the week. */
const rhythmSchema = z.union([
  z.literal('daily', 'expected-rhythm'),
  z.strictObject({ weekly: weekdaySchema }),
]);

/** Each part may be left out: then the next wider policy that has it counts. */
export const policyFields = {
  ladder: z.optional(z.array(ladderStepSchema).check(z.maxLength(12))),
  /** Most reminders that one obligation sends. */
  cap: z.optional(z.int().check(z.minimum(0), z.maximum(12))),
  quiet: z.optional(z.array(quietPeriodSchema).check(z.maxLength(12))),
  rhythm: z.optional(rhythmSchema),
} as const;

export const policyPartSchema = z.enum(['ladder', 'cap', 'quiet', 'rhythm']);

/** A policy as a definition gives it. */
export const reminderPolicySchema = z.strictObject({
  ...policyFields,
  /** The parties have agreed that this ladder may go on to directors, the chair or a body (R131). */
  agreed: z.optional(z.boolean()),
});

/** A step of a ladder (`-P14D`, the third time `P7D#3`), or the one message that an event brought (`event:12`). */
export const reminderStepSchema = z
  .string()
  .check(
    z.maxLength(20),
    z.regex(/^(-?P[0-9]{1,4}[DWMY](#([2-9]|1[0-2]))?|event:[1-9][0-9]*)$/, 'expected-step'),
  );

/** The one message that an event brought. */
export const announcedStepSchema = z
  .string()
  .check(z.maxLength(20), z.regex(/^event:[1-9][0-9]*$/, 'expected-event-step'));

export type LadderStep = z.infer<typeof ladderStepSchema>;
export type QuietPeriod = z.infer<typeof quietPeriodSchema>;
export type Rhythm = z.infer<typeof rhythmSchema>;
export type Weekday = z.infer<typeof weekdaySchema>;
export type PolicyPart = z.infer<typeof policyPartSchema>;
export type ReminderPolicy = z.infer<typeof reminderPolicySchema>;

/** 1 for Monday to 7 for Sunday. */
export function weekdayNumber(day: Weekday): number {
  return weekdaySchema.options.indexOf(day) + 1;
}

/** True for a step that goes beyond the people who answer for a duty and the secretariat's officer. */
export function isEscalation({ to }: LadderStep): boolean {
  return to === 'director' || to === 'chair' || to === 'body';
}
