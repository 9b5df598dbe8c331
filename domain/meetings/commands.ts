import * as z from 'zod/mini';
import { audienceSchema } from '../definition-table.ts';
import { contentReferenceSchema, dateSchema, slugSchema, timeSchema } from '../primitives.ts';

const text = contentReferenceSchema;
const meeting = { meeting: slugSchema };
const invited = z.array(slugSchema).check(z.minLength(1), z.maxLength(200));

export const meetingKindSchema = z.enum([
  'plenary',
  'body',
  'workshop',
  'feedback',
  'informal',
  'field-visit',
  'bilateral',
]);

/** Commands about meetings, from invitation to adopted minutes, and the decisions that are taken there. */
export const meetingCommands = {
  /** Invites to a meeting; a workshop may be one of several sessions, for a smaller group (R18). */
  PlanMeeting: z.strictObject({
    ...meeting,
    meetingKind: meetingKindSchema,
    title: text,
    /** The body that meets; its members are invited unless others are named. */
    body: z.optional(slugSchema),
    on: dateSchema,
    /** Start in Amsterdam, `HH:MM`. */
    time: timeSchema,
    minutes: z.int().check(z.minimum(5), z.maximum(1440)),
    place: z.optional(text),
    /** The organisation that hosts it (R46). */
    host: z.optional(slugSchema),
    /** Organisations; the parties, or the body's members, when left out. */
    invited: z.optional(invited),
    /** People beside them, such as experts of other covenants (R47). */
    guests: z.optional(z.array(slugSchema).check(z.maxLength(50))),
    /** The series of sessions that it belongs to, and the group that this one is for (R18). */
    series: z.optional(slugSchema),
    group: z.optional(slugSchema),
    /** Who may know of it; those who are invited when left out. */
    audience: z.optional(audienceSchema),
  }),
  MoveMeeting: z.strictObject({
    ...meeting,
    on: dateSchema,
    time: timeSchema,
    place: z.optional(text),
    reason: z.optional(text),
  }),
  CancelMeeting: z.strictObject({ ...meeting, reason: text }),
  PutOnAgenda: z.strictObject({
    ...meeting,
    agendaItem: slugSchema,
    words: z.optional(text),
    /** What it is about: an item of the dossier, an obligation, a paper, a gate, earlier minutes. */
    about: z.optional(
      z.strictObject({
        kind: z.enum(['item', 'obligation', 'paper', 'gate', 'minutes', 'commitment', 'risk']),
        id: z.string().check(z.minLength(1), z.maxLength(200)),
      }),
    ),
    /** Who may see it; everybody who is invited when left out. */
    audience: z.optional(audienceSchema),
  }),
  TakeOffAgenda: z.strictObject({ ...meeting, agendaItem: slugSchema }),
  RecordAttendance: z.strictObject({
    ...meeting,
    present: z.array(slugSchema).check(z.maxLength(300)),
    /** Members of a constituency who attended, by organisation (R32). */
    members: z.optional(
      z.array(z.strictObject({ organisation: slugSchema, count: z.int().check(z.minimum(1)) })),
    ),
  }),
  /** The agreed conduct on competition, such as the statement that was read out (R62, D08). */
  RecordConduct: z.strictObject({ ...meeting, measure: text, readBy: z.optional(slugSchema) }),
  /** A decision with its reason; a review day makes a duty of looking back. */
  RecordDecision: z.strictObject({
    decision: slugSchema,
    meeting: z.optional(slugSchema),
    words: text,
    reason: text,
    reviewOn: z.optional(dateSchema),
    minority: z.optional(
      z.array(z.strictObject({ organisation: slugSchema, statement: text })).check(z.maxLength(50)),
    ),
    audience: z.optional(audienceSchema),
  }),
  /** Draft minutes (conceptverslag) go to those who attended; what few may see stands in the annex. */
  CirculateMinutes: z.strictObject({
    ...meeting,
    document: text,
    annex: z.optional(z.strictObject({ document: text, audience: audienceSchema })),
    commentsUntil: z.optional(dateSchema),
  }),
  CommentOnMinutes: z.strictObject({ ...meeting, words: text }),
  /** Adopted (vastgesteld) at a later meeting, as circulated or as amended. */
  AdoptMinutes: z.strictObject({ ...meeting, at: slugSchema, document: z.optional(text) }),
} as const;

export type MeetingKind = z.infer<typeof meetingKindSchema>;
