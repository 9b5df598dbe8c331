import * as z from 'zod/mini';
import { organisationKindSchema, participationSchema, personSchema } from '../definition.ts';
import { contentReferenceSchema, lineSchema, obligationIdSchema, slugSchema } from '../primitives.ts';

const text = contentReferenceSchema;
const reason = { reason: text };
const handOver = z
  .array(z.strictObject({ obligation: obligationIdSchema, newOwner: slugSchema }))
  .check(z.maxLength(200));

/** What is known of an organisation that comes in. */
const newcomer = {
  organisation: slugSchema,
  name: lineSchema(200),
  kind: organisationKindSchema,
  group: z.optional(slugSchema),
  contact: z.optional(personSchema),
};

const metConditions = z
  .array(z.strictObject({ condition: slugSchema, evidence: text }))
  .check(z.maxLength(20));

/** Commands about who takes part, from joining to leaving. */
export const participationCommands = {
  /** Joins a running covenant (R81); before entry into force it takes effect on that day. */
  JoinCovenant: z.strictObject({
    ...newcomer,
    participation: participationSchema,
    /** An associate's association, with what shows that its conditions are met (R82). */
    association: z.optional(slugSchema),
    conditions: z.optional(metConditions),
    /** A supporter's statement (R98). */
    statement: z.optional(text),
  }),
  /**
   * An association with a sister scheme, with what shows that its conditions are met: a company of ours gains the mirror
   * status there (R83), or an associate that takes part already comes under an association.
   */
  RecordAssociation: z.strictObject({
    organisation: slugSchema,
    association: slugSchema,
    conditions: metConditions,
  }),
  /** A condition is met no more; an associate that is left without association takes part no more. */
  EndAssociation: z.strictObject({ organisation: slugSchema, association: slugSchema, ...reason }),
  /** Leaving is always possible; a right to leave after a dispute is known apart from it (R104). */
  LeaveCovenant: z.strictObject({
    ...reason,
    ground: z.optional(z.enum(['voluntary', 'right-to-leave'])),
    /** The obligation to settle the dispute that was not met in time. */
    dispute: z.optional(obligationIdSchema),
    handOver: z.optional(handOver),
  }),
  /** Somebody else takes a duty over, with the occurrences that follow it. */
  HandOverObligation: z.strictObject({ obligation: obligationIdSchema, newOwner: slugSchema, ...reason }),
  /** Another organisation takes a seat at the table (R54). */
  ExchangeOrganisation: z.strictObject({
    leaving: slugSchema,
    joining: z.strictObject(newcomer),
    askedBy: slugSchema,
    /** Who consented, and how. */
    consent: text,
    ...reason,
  }),
  /** A successor or the result of a merger takes over seat, duties and signature. */
  SucceedOrganisation: z.strictObject({
    successor: z.union([slugSchema, z.strictObject(newcomer)]),
    cause: z.enum(['succession', 'merger']),
    ...reason,
  }),
} as const;
