import * as z from 'zod/mini';
import { personSchema } from '../definition.ts';
import { contentReferenceSchema, dateSchema, slugSchema } from '../primitives.ts';

const text = contentReferenceSchema;

/** What a mandate can allow: the acts of a party at the table, or all of them. */
export const mandateActSchema = z.enum(['letter-of-intent', 'position', 'commitment', 'signature', 'all']);

/**
 * Roles that an organisation plays in a phase (R53): ambassadors (R95) and embassies (R96, R136) are among them, and
 * those of government, which makes policy, supports the process, sits at the table as a partner, and is buyer, diplomat
 * and financier beside it (003 L1394-1422).
 */
export const playedRoleSchema = z.enum([
  'partner',
  'expert',
  'critical-outsider',
  'convenor',
  'mediator',
  'penholder',
  'chair-provider',
  'ambassador',
  'embassy',
  'financier',
  'buyer',
  'diplomat',
  'policy-maker',
  'process-supporter',
]);

const person = z.union([slugSchema, personSchema]);

/** Commands about mandates, the constituencies behind them, and who speaks for whom. */
export const mandateCommands = {
  /** A clear negotiating mandate (onderhandelingsmandaat) of one organisation (R31). */
  RegisterMandate: z.strictObject({
    mandate: slugSchema,
    acts: z.array(mandateActSchema).check(z.minLength(1)),
    scope: text,
    limits: z.optional(text),
    /** Who granted it: the board, the members, a minister. */
    grantedBy: text,
    /** The minutes or letter that shows it. */
    document: z.optional(text),
    from: dateSchema,
    until: z.optional(dateSchema),
    /** People who hold it; everybody who may act for the organisation when left out (R42). */
    holders: z.optional(z.array(slugSchema).check(z.minLength(1), z.maxLength(20))),
  }),
  RevokeMandate: z.strictObject({ mandate: slugSchema, reason: text }),
  /** One round of asking a constituency (achterbanraadpleging), by one of the three tools (R32). */
  OpenConsultation: z.strictObject({
    consultation: slugSchema,
    tool: z.enum(['members-attend', 'sounding-board', 'interim-consultation']),
    question: text,
    until: z.optional(dateSchema),
    /** The mandate that it tests. */
    mandate: z.optional(slugSchema),
    /** The paper that it is about, and the version of it. */
    paper: z.optional(slugSchema),
    version: z.optional(z.int().check(z.minimum(1))),
  }),
  ConcludeConsultation: z.strictObject({
    consultation: slugSchema,
    result: z.enum(['supported', 'supported-with-conditions', 'divided', 'rejected']),
    words: z.optional(text),
    asked: z.optional(z.int().check(z.minimum(0))),
    answered: z.optional(z.int().check(z.minimum(0))),
  }),
  /** The organisation stands by an act that was outside its mandate, or does not; then the act is taken back. */
  RatifyAct: z.strictObject({
    event: z.int().check(z.minimum(1)),
    outcome: z.enum(['ratified', 'rejected']),
    reason: z.optional(text),
  }),
  /** A person acts for this organisation too, naming each time for which. */
  AllowActing: z.strictObject({ organisation: slugSchema, person }),
  /** ... and no more; of their own organisation, for who has stopped working there (R54). */
  EndActing: z.strictObject({ organisation: slugSchema, person: slugSchema }),
  /** A new chair of the table, who takes over from the one before; the parties choose one (R10). */
  NameChair: z.strictObject({ person }),
  /** A further officer, of the organisation that keeps the secretariat. */
  NameOfficer: z.strictObject({ person }),
  /** Leaders and executors who hold the mandate (R42); replaces the earlier ones. */
  NameRepresentatives: z.strictObject({
    leaders: z.optional(z.array(person).check(z.maxLength(10))),
    executors: z.optional(z.array(person).check(z.maxLength(20))),
  }),
  /** Who plays which role in which phase (R53); replaces that organisation's roles in that phase. */
  SetRoles: z.strictObject({
    organisation: slugSchema,
    phase: slugSchema,
    playedRoles: z.array(playedRoleSchema).check(z.maxLength(10)),
  }),
} as const;

export type MandateAct = z.infer<typeof mandateActSchema>;
/** An act as it is done at the table: one of them, never all. */
export type PerformedAct = Exclude<MandateAct, 'all'>;
export type PlayedRole = z.infer<typeof playedRoleSchema>;
