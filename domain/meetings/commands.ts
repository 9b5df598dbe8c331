import * as z from 'zod/mini';
import { personSchema } from '../definition.ts';
import { audienceSchema } from '../definition-table.ts';
import { contentReferenceSchema, dateSchema, slugSchema, timeSchema } from '../primitives.ts';

const text = contentReferenceSchema;
const meeting = { meeting: slugSchema };
const invited = z.array(slugSchema).check(z.minLength(1), z.maxLength(200));
const minutes = z.int().check(z.minimum(5), z.maximum(1440));
/** People known by id, or with a card where nobody of their organisation takes part (R47). */
const guests = z.array(z.union([slugSchema, personSchema])).check(z.maxLength(50));

export const meetingKindSchema = z.enum([
  'plenary',
  'body',
  'workshop',
  'feedback',
  'informal',
  'field-visit',
  'bilateral',
]);

/** What an item of an agenda can be about. */
export const aboutSchema = z.strictObject({
  kind: z.enum(['item', 'obligation', 'paper', 'gate', 'minutes', 'commitment', 'risk']),
  id: z.string().check(z.minLength(1), z.maxLength(200)),
});

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
    minutes,
    place: z.optional(text),
    /** The organisation that hosts it (R46). */
    host: z.optional(slugSchema),
    /** Organisations; the body's members, the parties of the group, or all parties, when left out. */
    invited: z.optional(invited),
    /** People beside them, such as experts of other covenants (R47). */
    guests: z.optional(guests),
    /** The series of sessions that it belongs to, and the group that this one is for (R18). */
    series: z.optional(slugSchema),
    group: z.optional(slugSchema),
    /** Who may know of it beside those who are invited; nobody when left out. */
    audience: z.optional(audienceSchema),
  }),
  /** Another day, hour, place or invitation, as long as it has not been held; what is left out stays. */
  MoveMeeting: z.strictObject({
    ...meeting,
    on: z.optional(dateSchema),
    time: z.optional(timeSchema),
    minutes: z.optional(minutes),
    place: z.optional(text),
    host: z.optional(slugSchema),
    invited: z.optional(invited),
    guests: z.optional(guests),
    reason: z.optional(text),
  }),
  CancelMeeting: z.strictObject({ ...meeting, reason: text }),
  PutOnAgenda: z.strictObject({
    ...meeting,
    agendaItem: slugSchema,
    words: z.optional(text),
    /** What it is about: an item of the dossier, an obligation, a paper, a gate, the minutes of an earlier meeting. */
    about: z.optional(aboutSchema),
    /** Who may see it; refused where that leaves out somebody who is invited. */
    audience: z.optional(audienceSchema),
  }),
  TakeOffAgenda: z.strictObject({ ...meeting, agendaItem: slugSchema }),
  /** Who was there: organisations, or people who stand for their organisation. */
  RecordAttendance: z.strictObject({
    ...meeting,
    present: z.array(slugSchema).check(z.maxLength(300)),
    /** Members of a constituency who attended, by organisation (R32). */
    members: z.optional(
      z
        .array(z.strictObject({ organisation: slugSchema, count: z.int().check(z.minimum(1)) }))
        .check(z.maxLength(200)),
    ),
  }),
  /** The agreed conduct on competition, such as the statement that was read out (R62, D08). */
  RecordConduct: z.strictObject({
    ...meeting,
    measure: text,
    /** The person or organisation that read it out. */
    readBy: z.optional(slugSchema),
    /** What shows it, such as the statement itself or the signed list. */
    document: z.optional(text),
  }),
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
export type AgendaAbout = z.infer<typeof aboutSchema>;
