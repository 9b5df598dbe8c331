import * as z from 'zod/mini';
import { calendarSchema } from './closed-days.ts';
import { conventionSchema } from './day-convention.ts';
import {
  audienceSchema,
  deadlineIdSchema,
  organisationKindSchema,
  ruleSchema,
  strengthSchema,
  tableShape,
} from './definition-table.ts';
import {
  lineSchema,
  localTextSchema,
  periodSchema,
  slugSchema,
  textSchema,
  timeSchema,
  contentReferenceSchema,
} from './primitives.ts';
import { itemKindSchema } from './dossier/kinds.ts';
import { ladderStepSchema, reminderPolicySchema } from './reminder-terms.ts';

/** How an organisation takes part. Only parties sit at gates and sign (003 L1241-1245). */
export const participations = [
  'party',
  'affiliated-company',
  'associate',
  'supporter',
  'expert',
  'observer',
  'facilitator',
] as const;
export const participationSchema = z.enum(participations);

/**
 * A day that other days hang on. Known by itself: `opening`, `agreed` (the parties adopt the covenant's text), `signing`
 * (last signature), `entry-into-force`, `term-end`, `phase:ID`, `gate:ID`, `milestone:ID`, `joining` (the owner's),
 * `opened` (the obligation's own).
 * Every other day is a named date that the secretariat sets: `date:ID`.
 */
export const anchorSchema = z
  .string()
  .check(
    z.regex(
      /^(opening|agreed|signing|entry-into-force|term-end|joining|opened|(phase|gate|milestone|date):[a-z0-9]+(-[a-z0-9]+)*)$/,
      'expected-anchor',
    ),
  );

const organisationSchema = z.strictObject({
  id: slugSchema,
  name: lineSchema(200),
  kind: organisationKindSchema,
  participation: participationSchema,
  /** Constituent group at the table (geleding); parties only. */
  group: z.optional(slugSchema),
  /** Reminders of its own, wherever it owes something. */
  reminders: z.optional(reminderPolicySchema),
  /** Plainly invented: the sources do not name this organisation. */
  testData: z.optional(z.boolean()),
  note: z.optional(textSchema(1000)),
});

/**
 * Roles through which a duty reaches a person, or by which a person acts. Leaders (trekkers) and executors (uitvoerders)
 * hold their organisation's mandate (R42); nothing is ever sent to somebody for being a director or a leader.
 */
export const personRoleSchema = z.enum([
  'contact',
  'deputy',
  'mailbox',
  'officer',
  'chair',
  'director',
  'leader',
  'executor',
]);

const personFields = {
  id: slugSchema,
  organisation: slugSchema,
  roles: z.array(personRoleSchema).check(z.minLength(1)),
  /** Other organisations that the person acts for too, naming each time for which. */
  actsFor: z.optional(z.array(slugSchema).check(z.maxLength(20))),
  language: z.enum(['nl', 'en']),
};

/** A person as written in the file; name and address go to the content store before anything travels. */
export const personInFileSchema = z.strictObject({
  ...personFields,
  name: lineSchema(200),
  address: z
    .string()
    .check(z.maxLength(254), z.regex(/^[^\s\p{C}@<>]+@[^\s\p{C}@<>]+$/u, 'expected-address')),
});

/** A person as events carry it: the card (name and address) is content. */
export const personSchema = z.strictObject({ ...personFields, card: contentReferenceSchema });

/** What a facilitator takes on: convenor, mediator, penholder (penvoerder), and who provides the external chair (R15). */
export const facilitationRoleSchema = z.enum(['convenor', 'mediator', 'penholder', 'chair-provider']);

const milestoneSchema = z.strictObject({
  id: slugSchema,
  name: localTextSchema,
  /** Milestones that come first. */
  after: z.optional(z.array(slugSchema)),
  /** Whether a missing predecessor blocks or warns. */
  strength: z._default(strengthSchema, 'advice'),
  rule: z.optional(ruleSchema),
  /** Whose step it is: organisations of these kinds that take part (R5, R6), or the facilitator (R13); else an officer records it. */
  by: z.optional(z.union([z.literal('facilitator'), z.array(organisationKindSchema).check(z.minLength(1))])),
  /** Roles that are recorded with it, such as those that a facilitator accepts (R15). */
  assigns: z.optional(z.array(facilitationRoleSchema).check(z.minLength(1))),
});

/** What makes a phase begin: the opening, a gate that passes, or a day that comes. */
const phaseStartSchema = z.union([
  z.strictObject({ with: z.literal('opening') }),
  z.strictObject({ gate: slugSchema }),
  z.strictObject({ day: anchorSchema }),
]);

export const phaseKindSchema = z.enum([
  'preparation',
  'information',
  'dialogue',
  'signing',
  'implementation',
  'midterm',
  'evaluation',
]);

const phaseSchema = z.strictObject({
  id: slugSchema,
  kind: phaseKindSchema,
  name: localTextSchema,
  starts: phaseStartSchema,
  /** The named date on which the phase is expected to begin where a gate decides; what comes before it counts from that. */
  planned: z.optional(slugSchema),
  milestones: z._default(z.array(milestoneSchema), []),
});

const requirementFields = { strength: z._default(strengthSchema, 'advice'), rule: z.optional(ruleSchema) };

/** Evidence that a gate looks at before it passes. */
const requirementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('letters-of-intent'), ...requirementFields }),
  z.strictObject({ kind: z.literal('signatures'), ...requirementFields }),
  z.strictObject({ kind: z.literal('milestone'), milestone: slugSchema, ...requirementFields }),
  z.strictObject({ kind: z.literal('obligation'), obligation: slugSchema, ...requirementFields }),
  /** A paper of the table that was tabled at all, has all its parts, or was adopted. */
  z.strictObject({
    kind: z.literal('paper'),
    paper: slugSchema,
    status: z.enum(['tabled', 'complete', 'adopted']),
    ...requirementFields,
  }),
  /** A mandate that holds today, of every party of which one is asked (R31). */
  z.strictObject({ kind: z.literal('mandates'), ...requirementFields }),
  /** At least one consultation of each party's constituency, with its result (R32). */
  z.strictObject({ kind: z.literal('consultations'), ...requirementFields }),
  /** Each party's rough estimate of means (R41). */
  z.strictObject({ kind: z.literal('estimates'), ...requirementFields }),
  /** A risk inventory with priorities (R35, R36). */
  z.strictObject({ kind: z.literal('priorities'), ...requirementFields }),
  /** Items of the dossier of one kind, as far as the parties know of them: what is wanted of them, their kind says. */
  z.strictObject({ kind: z.literal('items'), of: itemKindSchema, ...requirementFields }),
]);

/**
 * How a gate is decided. `consent` and `no-objection`: the chair's record, with evidence, minority statements kept.
 * `positions`: the parties give positions, and every constituent group must reach `each-group`.
 */
const decisionSchema = z.union([
  z.strictObject({ by: z.enum(['consent', 'no-objection']) }),
  z.strictObject({
    by: z.literal('positions'),
    eachGroup: z.enum(['unanimous', 'majority', 'no-objection']),
  }),
]);

const gateSchema = z.strictObject({
  id: slugSchema,
  name: localTextSchema,
  /** The phase in which the gate stands. */
  phase: slugSchema,
  /** The phase that a `go` leads to; without it the gate decides something and moves nothing. */
  leadsTo: z.optional(slugSchema),
  decision: decisionSchema,
  requires: z._default(z.array(requirementSchema), []),
  /** Announced outcome of silence; never a go, a signature, a mandate or a release. */
  silence: z.optional(z.strictObject({ after: periodSchema, outcome: z.literal('lapsed') })),
});

const ownerSchema = z.union([
  z.strictObject({ organisation: slugSchema }),
  z.strictObject({ each: z.enum(['party', 'affiliated-company', 'associate']) }),
  z.strictObject({ body: slugSchema }),
]);

const countedSchema = z.strictObject({
  /** The day counted from. */
  from: anchorSchema,
  /** Added to that day; without it the day itself (or the last day of its window). */
  plus: z.optional(periodSchema),
  /** Instead of a period: so many days that are no Saturday, Sunday or closed day. */
  workingDays: z.optional(z.int().check(z.minimum(1), z.maximum(999))),
  /** What happens where it falls on a closed day, when that differs from `dayConvention`. */
  convention: z.optional(conventionSchema),
});

/** By which day; what must come before an event has no day until the event's own is known or planned. */
const dueSchema = z.union([countedSchema, z.strictObject({ before: anchorSchema })]);

const meetingSchema = z.strictObject({
  /** Start in Amsterdam, `HH:MM`. */
  time: timeSchema,
  minutes: z.int().check(z.minimum(5), z.maximum(720)),
});

/**
 * What can answer a duty. `paper`: the paper is adopted; `mandate`: its owner's mandate is registered; `consultation`: its
 * owner's consultation has a result; `estimate`: its owner has estimated means; `priorities`: priorities are set;
 * `added-value`: its owner has told what the table gains by it (R24).
 */
export const answerSchema = z.enum([
  'report',
  'letter-of-intent',
  'signature',
  'submission',
  'paper',
  'mandate',
  'consultation',
  'estimate',
  'priorities',
  'added-value',
]);

const obligationSchema = z.strictObject({
  id: slugSchema,
  name: localTextSchema,
  owner: ownerSchema,
  /** Begins with a phase, when a gate passes, or when its owner joins a covenant whose phase has begun. */
  opens: z.union([z.strictObject({ phase: slugSchema }), z.strictObject({ gate: slugSchema })]),
  due: dueSchema,
  /** Repeats with this interval, counted from the first due day, until `times` or the end of the term. */
  every: z.optional(periodSchema),
  times: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
  /** What answers it: a report, a letter of intent, a signature, a monitoring submission, or a fact of the table. */
  answeredBy: z._default(answerSchema, 'report'),
  /** Which paper, where its adoption or signature answers the duty; the covenant's own text when left out. */
  paper: z.optional(slugSchema),
  /** Reported done is not verified: true waits for the secretariat's verification. */
  verify: z._default(z.boolean(), false),
  /** Days after which a report that needs no verification is final. */
  finalAfterDays: z._default(z.int().check(z.minimum(0), z.maximum(365)), 14),
  /** False: another body's date, watched and never chased. */
  chase: z._default(z.boolean(), true),
  /** Own ladder, or a policy of its own, instead of the covenant's. */
  reminders: z.optional(z.union([z.array(ladderStepSchema).check(z.maxLength(12)), reminderPolicySchema])),
  /** False: what a party may, not must, do; it is never overdue (R135). */
  binding: z._default(z.boolean(), true),
  /** The due day is the day of a meeting at this time. */
  meeting: z.optional(meetingSchema),
  /** Who may know of it; its owner when left out. */
  audience: z.optional(audienceSchema),
  rules: z._default(z.array(ruleSchema), []),
  /** Deadline of the reference that this duty carries, D01–D46. */
  deadline: z.optional(deadlineIdSchema),
});

const assumptionSchema = z.strictObject({ id: slugSchema, text: localTextSchema });

const ruleSettingSchema = z.strictObject({ rule: ruleSchema, strength: strengthSchema });

const shape = {
  format: z.literal(1),
  /** A covenant, or the programme: what recurs across covenants, without parties, gates or signing. */
  kind: z._default(z.enum(['covenant', 'programme']), 'covenant'),
  id: slugSchema,
  version: z.int().check(z.minimum(1)),
  name: localTextSchema,
  sector: localTextSchema,
  /** Term in years from entry into force (R74); null while the sources leave it unknown. */
  termYears: z.nullable(z.int().check(z.minimum(1), z.maximum(30))),
  facilitator: slugSchema,
  secretariat: slugSchema,
  /** The recorded calendar: the rules `nl-1` of holidays and offset transitions, with days of its own or without. */
  calendar: z._default(z.union([z.literal('nl-1'), calendarSchema]), 'nl-1'),
  /** What happens to a due day that falls on a closed day; an assumption of this definition, `none` when left out. */
  dayConvention: z.optional(conventionSchema),
  assumptions: z._default(z.array(assumptionSchema), []),
  groups: z.array(z.strictObject({ id: slugSchema, name: localTextSchema })),
  organisations: z.array(organisationSchema).check(z.minLength(1), z.maxLength(500)),
  ...tableShape,
  /** Named days that the secretariat sets when they are known (R124). */
  dates: z._default(z.array(z.strictObject({ id: slugSchema, name: localTextSchema })), []),
  phases: z.array(phaseSchema).check(z.minLength(1), z.maxLength(30)),
  gates: z._default(z.array(gateSchema), []),
  obligations: z._default(z.array(obligationSchema), []),
  /** Who is reminded, when and how often; what it does not say, the ledger's programme says. */
  reminders: z._default(reminderPolicySchema, {}),
  /** Rules of the reference that this covenant switches on. */
  rules: z._default(z.array(ruleSettingSchema), []),
  dispute: z.optional(
    z.strictObject({
      route: z.enum([
        'independent-committee',
        'consultation-then-steering-group',
        'consultation-then-leave',
        'unknown',
      ]),
      note: localTextSchema,
    }),
  ),
};

/** A definition as a person writes it in YAML. */
export const definitionFileSchema = z.strictObject({ ...shape, people: z.array(personInFileSchema) });

/** A definition as commands and events carry it: no name and no address of a person. */
export const definitionSchema = z.strictObject({ ...shape, people: z.array(personSchema) });

export type {
  Association,
  Audience,
  Body,
  BodyKind,
  OrganisationKind,
  PaperKind,
  PaperTerms,
  Strength,
} from './definition-table.ts';
export { audienceSchema, organisationKindSchema, strengthSchema } from './definition-table.ts';
/** What answers a duty; `ratification` only one that an act outside a mandate brings, never one of the terms. */
export type Answer = z.infer<typeof answerSchema> | 'ratification';
export type FacilitationRole = z.infer<typeof facilitationRoleSchema>;
export type DefinitionFile = z.infer<typeof definitionFileSchema>;
export type Definition = z.infer<typeof definitionSchema>;
export type Organisation = Definition['organisations'][number];
export type Participation = z.infer<typeof participationSchema>;
export type Person = z.infer<typeof personSchema>;
export type PersonRole = z.infer<typeof personRoleSchema>;
export type Phase = Definition['phases'][number];
export type Gate = Definition['gates'][number];
export type Requirement = Gate['requires'][number];
export type ObligationTemplate = Definition['obligations'][number];
