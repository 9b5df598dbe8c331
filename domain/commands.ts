import * as z from 'zod/mini';
import { dossierCommands } from './dossier/commands.ts';
import { mandateCommands } from './mandates/commands.ts';
import { meetingCommands } from './meetings/commands.ts';
import { paperCommands } from './papers/commands.ts';
import { commitmentCommands } from './commitments/commands.ts';
import { signingCommands } from './signing/commands.ts';
import { participationCommands } from './participation/commands.ts';
import { bodyCommands } from './bodies/commands.ts';
import { correctionCommands } from './corrections/commands.ts';
import { adoptionCommands } from './adoption/commands.ts';
import { calendarSchema } from './closed-days.ts';
import { audienceSchema, definitionSchema, facilitationRoleSchema, personSchema } from './definition.ts';
import {
  commandIdSchema,
  contentReferenceSchema,
  dateSchema,
  itemIdSchema,
  obligationIdSchema,
  slugSchema,
} from './primitives.ts';
import {
  announcedStepSchema,
  ladderStepSchema,
  policyFields,
  policyPartSchema,
  reminderStepSchema,
  weekdaySchema,
} from './reminder-terms.ts';

/** Free text never travels in a command: it is a reference into the content store. */
const text = contentReferenceSchema;
const reason = { reason: text };
const obligation = { obligation: obligationIdSchema };

/** Fields of every command, by type. The command line makes its questions and its help from this table. */
export const commandFields = {
  /** Begins a stream with agreed terms (overeengekomen definitie). */
  OpenCovenant: z.strictObject({
    slug: slugSchema,
    definition: definitionSchema,
    definitionHash: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'expected-sha256')),
  }),
  /** A single step that is reached, such as the request for facilitation (R12-R15). */
  RecordMilestone: z.strictObject({
    milestone: slugSchema,
    note: z.optional(text),
    /** Organisations that take the step together with the one acted for. */
    jointly: z.optional(z.array(slugSchema).check(z.maxLength(20))),
    /** Who takes on which role with it (R15). */
    facilitationRoles: z.optional(
      z
        .array(z.strictObject({ role: facilitationRoleSchema, organisation: slugSchema }))
        .check(z.maxLength(10)),
    ),
  }),
  /** Sets or moves a named day; a window has an explicit last day (R124). */
  SetDate: z.strictObject({
    date: slugSchema,
    from: dateSchema,
    /** Last day of a window; the same day when left out. */
    to: z.optional(dateSchema),
    reason: z.optional(text),
  }),
  /** A newer calendar of closed days, with the days that it closes or opens. */
  AdoptCalendar: z.strictObject({ calendar: calendarSchema }),
  /** The day the agreement binds, apart from the day of signing (R75). */
  SetEntryIntoForce: z.strictObject({ on: dateSchema }),
  OpenGate: z.strictObject({ gate: slugSchema, question: z.optional(text) }),
  GivePosition: z.strictObject({
    gate: slugSchema,
    position: z.enum(['agree', 'object', 'abstain']),
    statement: z.optional(text),
  }),
  /** The parties' decision, recorded (R10, R20). */
  CloseGate: z.strictObject({
    gate: slugSchema,
    outcome: z.enum(['go', 'no-go']),
    reason: text,
    /** Statements of parties that think otherwise. */
    minority: z.optional(z.array(z.strictObject({ organisation: slugSchema, statement: text }))),
    /** Conditions of a go; each becomes an obligation. One called like an open item carries that on, in its words. */
    conditions: z.optional(
      z
        .array(
          z.strictObject({ id: itemIdSchema, text: z.optional(text), owner: slugSchema, due: dateSchema }),
        )
        .check(z.maxLength(50)),
    ),
    /** Why the parties go on although something advised is missing. */
    goOnBecause: z.optional(text),
  }),
  /** One party's letter of intent with its six parts (R28, R29). */
  GiveLetterOfIntent: z.strictObject({
    goal: z.optional(text),
    interests: z.optional(text),
    addedValue: z.optional(text),
    contribution: z.optional(text),
    mandate: z.optional(text),
    expectations: z.optional(text),
  }),
  /** Someone else becomes contact, deputy or mailbox; the new person's card is content. */
  ChangeContact: z.strictObject({
    organisation: slugSchema,
    role: z.enum(['contact', 'deputy', 'mailbox']),
    person: z.union([slugSchema, personSchema]),
  }),
  /** A duty that no template foresees, such as an action of a meeting. */
  OpenObligation: z.strictObject({
    obligation: slugSchema,
    owner: slugSchema,
    text,
    due: dateSchema,
    verify: z.optional(z.boolean()),
    /** Who may know of it; when left out, those who may know of the meeting, and of no meeting its owner. */
    audience: z.optional(audienceSchema),
    reminders: z.optional(z.array(ladderStepSchema).check(z.maxLength(12))),
    /** The meeting at which it was agreed. */
    meeting: z.optional(slugSchema),
    /** False for what its owner may, not must, do: it can never be overdue (R135). */
    binding: z.optional(z.boolean()),
  }),
  ReportDone: z.strictObject({ ...obligation, note: z.optional(text) }),
  VerifyObligation: z.strictObject({ ...obligation, note: z.optional(text) }),
  /** Not good enough: back to its owner with a reason and a new clock. */
  ReturnObligation: z.strictObject({ ...obligation, ...reason, due: dateSchema }),
  /** An early word that the owner cannot deliver (R78); it is never called late. */
  ReportCannotDeliver: z.strictObject({ ...obligation, ...reason }),
  /** The owner asks for more time; asked on or before the due day it is not called late meanwhile (D09). */
  RequestExtension: z.strictObject({ ...obligation, ...reason, until: dateSchema }),
  /** A later day, asked for or not. */
  ExtendObligation: z.strictObject({ ...obligation, ...reason, due: dateSchema }),
  /** No to a request for more time, or to "we cannot deliver": the day stands. */
  DeclineRequest: z.strictObject({ ...obligation, ...reason }),
  SuspendObligation: z.strictObject({ ...obligation, ...reason }),
  ResumeObligation: z.strictObject(obligation),
  /** The clock of everything that an organisation owes stands still. */
  SuspendOrganisation: z.strictObject({ organisation: slugSchema, ...reason }),
  ResumeOrganisation: z.strictObject({ organisation: slugSchema, reason: z.optional(text) }),
  /** The clock of the whole covenant stands still. */
  SuspendCovenant: z.strictObject(reason),
  ResumeCovenant: z.strictObject({ reason: z.optional(text) }),
  DropObligation: z.strictObject({ ...obligation, ...reason }),
  /** What an organisation hands in for monitoring; the report itself is content. */
  SubmitMonitoring: z.strictObject({
    ...obligation,
    report: text,
    period: z.optional(z.strictObject({ from: dateSchema, to: dateSchema })),
  }),
  /**
   * Who is reminded, when and how often: for one duty, for one organisation, or for the whole covenant where neither is
   * named. Only the parts that are given change; `inherit` sends parts back to the wider policy.
   */
  SetReminders: z.strictObject({
    organisation: z.optional(slugSchema),
    obligation: z.optional(obligationIdSchema),
    ...policyFields,
    inherit: z.optional(z.array(policyPartSchema).check(z.maxLength(4))),
  }),
  /** A contact by telephone or otherwise; with `until` the ladder waits through that day. */
  NoteContact: z.strictObject({ ...obligation, note: text, until: z.optional(dateSchema) }),
  /** Nothing goes out up to and including that day; with a step, the one message that an event brought waits. */
  HoldReminders: z.strictObject({ ...obligation, until: dateSchema, step: z.optional(announcedStepSchema) }),
  SkipReminder: z.strictObject({ ...obligation, step: reminderStepSchema }),
  /** The officer's own words go with that step. */
  EditReminder: z.strictObject({ ...obligation, step: reminderStepSchema, text }),
  /** A step beyond contact and officer, as the parties agreed, may go out (R131). */
  ConfirmEscalation: z.strictObject({ ...obligation, step: reminderStepSchema }),
  /** Days on which somebody is away, the first and the last included. */
  SetAbsence: z.strictObject({
    person: slugSchema,
    from: dateSchema,
    to: dateSchema,
    deputy: z.optional(slugSchema),
  }),
  /** One message on each day on which something is to be said, or one a week. */
  SetRhythm: z.strictObject({
    person: slugSchema,
    rhythm: z.enum(['daily', 'weekly']),
    weekday: z.optional(weekdaySchema),
  }),
  StopCovenant: z.strictObject(reason),
  /** Takes a stopped track up again; `anew` asks again for steps, letters and duties from that phase on (R27). */
  RestartCovenant: z.strictObject({
    ...reason,
    phase: z.optional(slugSchema),
    anew: z.optional(z.boolean()),
  }),
  CloseCovenant: z.strictObject({ ...reason, goOnBecause: z.optional(text) }),
  ...dossierCommands,
  ...mandateCommands,
  ...meetingCommands,
  ...paperCommands,
  ...commitmentCommands,
  ...signingCommands,
  ...participationCommands,
  ...bodyCommands,
  ...correctionCommands,
  ...adoptionCommands,
} as const;

export type CommandType = keyof typeof commandFields;
export type CommandFields = { [T in CommandType]: z.infer<(typeof commandFields)[T]> };
export const commandTypes = Object.keys(commandFields) as CommandType[];

/** The organisation or body acted for; `evidence` binds the mail or scan that shows it. */
export const principalSchema = z.strictObject({
  /** An organisation's id, a body's id, or `chair`. */
  for: slugSchema,
  /** The registered mandate that the act rests on; any that covers it when left out. */
  mandate: z.optional(slugSchema),
  evidence: z.optional(text),
});

const frame = {
  commandId: commandIdSchema,
  actor: slugSchema,
  principal: z.optional(principalSchema),
  /** The day on which it happened, Europe/Amsterdam; the recording day when left out, never a day to come. */
  effectiveOn: z.optional(dateSchema),
  /** Sequence of the last event that the sender saw. */
  basedOn: z.optional(z.int().check(z.minimum(0))),
};

export const commandFrameSchema = z.strictObject({
  ...frame,
  type: z.enum(commandTypes as [CommandType, ...CommandType[]]),
  fields: z.unknown(),
});

export type CommandFrame = z.infer<typeof commandFrameSchema>;
export type Principal = z.infer<typeof principalSchema>;
export type CommandOf<T extends CommandType> = Omit<CommandFrame, 'type' | 'fields'> & {
  type: T;
  fields: CommandFields[T];
};
/** A command of any type; `type` tells which fields it has. */
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];

export interface CommandProblem {
  /** Path of the field, for example `fields.obligation`. */
  path: string;
  /** What was wrong: zod's code, or the expectation that was not met. */
  problem: string;
}

/** Parses a command from anywhere: the first problems by field, never an exception. */
export function parseCommand(input: unknown): { command: Command } | { problems: CommandProblem[] } {
  const framed = commandFrameSchema.safeParse(input);
  if (!framed.success) return { problems: framed.error.issues.map((issue) => toProblem(issue, [])) };
  const fields = commandFields[framed.data.type].safeParse(framed.data.fields);
  if (!fields.success) return { problems: fields.error.issues.map((issue) => toProblem(issue, ['fields'])) };
  return { command: { ...framed.data, fields: fields.data } as Command };
}

interface Issue {
  code?: string;
  message: string;
  path: PropertyKey[];
  keys?: string[];
  expected?: unknown;
}

function toProblem(issue: Issue, prefix: string[]): CommandProblem {
  const path = [...prefix, ...issue.path.map(String), ...(issue.keys?.slice(0, 1) ?? [])].join('.');
  const expectation = issue.message.startsWith('expected-') ? issue.message : undefined;
  const wanted = typeof issue.expected === 'string' ? `expected-${issue.expected}` : undefined;
  return {
    path,
    problem:
      expectation ??
      (issue.code === 'unrecognized_keys' ? 'unknown-field' : (wanted ?? issue.code ?? 'invalid')),
  };
}
