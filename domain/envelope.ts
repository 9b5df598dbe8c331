import * as z from 'zod/mini';
import { canonicalJson } from './canonical.ts';
import { commandIdSchema, contentReferenceSchema, dateSchema } from './primitives.ts';

/** Never raised lightly: a chain cannot be re-encoded later. */
export const ENVELOPE_FORMAT = 1;

/** The event with which a higher epoch takes over a stream; the ledger accepts no other. */
export const STREAM_RESUMED = 'StreamResumed';

const name = z.string().check(z.minLength(1), z.maxLength(200));
const count = z.int().check(z.minimum(1));

/** Opaque id of a stream, for example `cov_` and a UUIDv7. */
export const streamIdSchema = z
  .string()
  .check(z.maxLength(120), z.regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]*$/, 'expected-stream-id'));

/** Instant in UTC with milliseconds: `2026-11-23T20:00:00.000Z`. */
export const instantSchema = z
  .string()
  .check(
    z.regex(
      /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/,
      'expected-instant',
    ),
  );

/** Who acted: a person by opaque id or slug, or a part of the system such as the stream's own timer. */
export const actorSchema = z.strictObject({ person: z.nullable(name), system: z.nullable(name) });

/** The organisation or body acted for, with the role, the mandate and the evidence of it. */
export const actedForSchema = z.strictObject({
  organisation: name,
  role: name,
  mandate: z.nullable(contentReferenceSchema),
  evidence: z.nullable(contentReferenceSchema),
});

export const causeSchema = z.discriminatedUnion('kind', [
  /** A command; the envelope's `commandId` names it. */
  z.strictObject({ kind: z.literal('command'), command: name }),
  /** A fact that time made, at the instant it was due (not the later one at which it was recorded). */
  z.strictObject({ kind: z.literal('time'), due: instantSchema }),
  /** A new epoch took the stream over from the old one. */
  z.strictObject({ kind: z.literal('resume'), fromEpoch: count }),
  /** An event of this stream or of a sibling. */
  z.strictObject({ kind: z.literal('event'), stream: streamIdSchema, sequence: count }),
]);

/** How sure we are that the actor is who the event says. */
export const assuranceSchema = z.enum(['asserted', 'signed', 'authenticated']);

/** Which clock gave `recordedAt`: a ledger holds events of one kind only. */
export const clockSchema = z.enum(['real', 'virtual']);

/** Envelope of every event, version 1. `data` is checked against its type elsewhere. */
export const envelopeSchema = z.strictObject({
  format: z.literal(ENVELOPE_FORMAT),
  stream: streamIdSchema,
  /** Counts from 1; a resume raises it and fences the runs before. */
  epoch: count,
  /** Place in the stream, from 1, without gaps. */
  sequence: count,
  type: z.string().check(z.maxLength(80), z.regex(/^[A-Z][A-Za-z0-9]*$/, 'expected-event-type')),
  typeVersion: count,
  /** Workflow time, UTC. */
  recordedAt: instantSchema,
  clock: clockSchema,
  /** Civil date in Europe/Amsterdam on which it happened; null where that has no meaning. */
  effectiveOn: z.nullable(dateSchema),
  actor: actorSchema,
  principal: z.nullable(actedForSchema),
  assurance: assuranceSchema,
  cause: causeSchema,
  commandId: z.nullable(commandIdSchema),
  /** Numbers of the reference that the event rests on: `R28`, `D38`. */
  rules: z.array(z.string().check(z.regex(/^[RD][0-9]{1,3}$/, 'expected-rule'))),
  /** Build that computed the event: hash of its workflow bundle. */
  build: name,
  data: z.record(z.string(), z.unknown()),
});

export type Actor = z.infer<typeof actorSchema>;
export type ActedFor = z.infer<typeof actedForSchema>;
export type Cause = z.infer<typeof causeSchema>;
export type Assurance = z.infer<typeof assuranceSchema>;
export type ClockKind = z.infer<typeof clockSchema>;

/** An event as the chain holds it; `Type` and `Data` narrow it to one event or a union of them. */
export type EventEnvelope<Type extends string = string, Data = unknown> = Omit<
  z.infer<typeof envelopeSchema>,
  'type' | 'data'
> & { type: Type; data: Data };

/** The text whose UTF-8 bytes are hashed and stored. */
export function envelopeText(envelope: EventEnvelope): string {
  return canonicalJson(envelope);
}
