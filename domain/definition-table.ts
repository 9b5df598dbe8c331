import * as z from 'zod/mini';
import { lineSchema, localTextSchema, periodSchema, slugSchema } from './primitives.ts';

/** What agreed terms say about the table: its papers, mandates, signing, associates, leaving and bodies. */

export const organisationKindSchema = z.enum(['government', 'union', 'ngo', 'branch', 'company', 'other']);

/** Whether something missing blocks, or only advises ("go on anyway because …"). */
export const strengthSchema = z.enum(['advice', 'block']);

export const ruleSchema = z
  .string()
  .check(z.regex(/^R([1-9]|[1-9][0-9]|1[0-2][0-9]|13[0-6])$/, 'expected-rule'));

const named = { id: slugSchema, name: localTextSchema };

/**
 * Who may know of something: everybody, the parties, its owner, the secretariat alone (which knows of all), or none but
 * the organisations and members of the bodies that are named. Closed wherever nothing wider is said.
 */
export const audienceSchema = z.union([
  z.enum(['public', 'parties', 'owner', 'secretariat']),
  z.strictObject({ only: z.array(slugSchema).check(z.minLength(1), z.maxLength(50)) }),
]);

export const paperKindSchema = z.enum([
  'sector-picture',
  'glossary',
  'norm-framework',
  'communication-agreement',
  'joint-story',
  'outline-agreement',
  'covenant',
  'confidentiality-protocol',
  'engagement-agreement',
  'other',
]);

/** A text that the table makes together (stuk), in versions, of clauses that keep their ids. */
const paperSchema = z.strictObject({
  ...named,
  kind: paperKindSchema,
  /** Clauses that it should have, such as the five parts of a sector picture (R22), with the rule that asks for one. */
  parts: z.optional(
    z.array(z.strictObject({ ...named, rule: z.optional(ruleSchema) })).check(z.maxLength(100)),
  ),
  /** Who signs it, where it is signed: the covenant's parties, or they and the facilitator (R63, R64). */
  signatories: z.optional(z.enum(['parties', 'parties-and-facilitator'])),
  /** Who may read it; the parties when left out. */
  audience: z.optional(audienceSchema),
  rules: z.optional(z.array(ruleSchema)),
});

/** Organisations of these kinds are expected to have a mandate; an act outside one is ratified later, or refused. */
const mandatesSchema = z.strictObject({
  asked: z.optional(z.array(organisationKindSchema)),
  outside: z._default(z.enum(['ratify', 'block']), 'ratify'),
  /** How long an organisation has to ratify; four weeks when left out. */
  ratifyWithin: z.optional(periodSchema),
});

const signingSchema = z.strictObject({
  /** What a refusal does to the signatures that were set before it. */
  onRefusal: z._default(z.enum(['void', 'keep']), 'void'),
});

/** Associate membership (geassocieerd lidmaatschap) with a sister scheme, in one direction (R82, R83). */
const associationSchema = z.strictObject({
  ...named,
  scheme: lineSchema(200),
  /** Inbound: members of the scheme become associates here; outbound: companies of ours gain status there. */
  direction: z.enum(['inbound', 'outbound']),
  conditions: z.array(z.strictObject({ ...named, rule: z.optional(ruleSchema) })).check(z.maxLength(20)),
  /** What an associate can use (R84). */
  gives: z._default(z.array(z.enum(['training', 'advice', 'networks', 'projects'])), []),
  rules: z.optional(z.array(ruleSchema)),
});

/** A right to leave that arises when a dispute is not settled in time; leaving otherwise is always possible. */
const leavingSchema = z.strictObject({
  right: z.optional(z.strictObject({ after: periodSchema, rule: z.optional(ruleSchema) })),
});

export const bodyKindSchema = z.enum([
  'steering-group',
  'working-group',
  'sounding-board',
  'committee',
  'secretariat',
  'other',
]);

const bodySchema = z.strictObject({
  ...named,
  /** The organisation through which the body is reached. */
  reachedThrough: slugSchema,
  kind: z.optional(bodyKindSchema),
  /** Seats by constituent group (geleding), where that is agreed. */
  seats: z.optional(
    z.array(z.strictObject({ group: slugSchema, count: z.int().check(z.minimum(1), z.maximum(50)) })),
  ),
  /** How long somebody chairs before the chair rotates (R46). */
  rotation: z.optional(periodSchema),
});

/** Fields of a definition that speak of the table; each may be left out, also by definitions of earlier builds. */
export const tableShape = {
  bodies: z._default(z.array(bodySchema), []),
  themes: z.optional(z.array(z.strictObject(named)).check(z.maxLength(50))),
  papers: z.optional(z.array(paperSchema).check(z.maxLength(50))),
  mandates: z.optional(mandatesSchema),
  signing: z.optional(signingSchema),
  associations: z.optional(z.array(associationSchema).check(z.maxLength(20))),
  leaving: z.optional(leavingSchema),
  /** How long the parties have to assess each joint project under competition law, from signing or its start (R67). */
  projects: z.optional(z.strictObject({ selfAssessment: periodSchema })),
} as const;

export type Audience = z.infer<typeof audienceSchema>;
export type PaperTerms = z.infer<typeof paperSchema>;
export type PaperKind = z.infer<typeof paperKindSchema>;
export type Association = z.infer<typeof associationSchema>;
export type Body = z.infer<typeof bodySchema>;
export type BodyKind = z.infer<typeof bodyKindSchema>;
export type OrganisationKind = z.infer<typeof organisationKindSchema>;
export type Strength = z.infer<typeof strengthSchema>;
