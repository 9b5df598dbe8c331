import * as fc from 'fast-check';
import type { meetingCommands } from '../../../domain/meetings/commands.ts';
import { aPerson } from '../definition.ts';
import { day, type FieldsOf, maybe, obligation, one, organisation, person, text } from './values.ts';

const meeting = fc.constantFrom('kick-off', 'second', 'workshop', 'never');
const agendaItem = fc.constantFrom('opening', 'plan', 'minutes');
const time = fc.constantFrom('09:30', '14:00');
const minutes = fc.constantFrom(30, 120);
const invited = fc.uniqueArray(organisation, { minLength: 1, maxLength: 4 });
const guests = fc.array(fc.oneof(person, one(aPerson('gina', 'elsewhere'))), { maxLength: 2 });
const about = fc.oneof(
  fc.record({ kind: one('obligation' as const), id: obligation }),
  fc.record({ kind: one('minutes' as const), id: meeting }),
  fc.constantFrom(
    { kind: 'gate' as const, id: 'vote' },
    { kind: 'item' as const, id: 'question' },
    { kind: 'paper' as const, id: 'picture' },
    { kind: 'risk' as const, id: 'glue' },
    { kind: 'commitment' as const, id: 'list' },
  ),
);
const audience = fc.constantFrom(
  'public' as const,
  'parties' as const,
  'owner' as const,
  'secretariat' as const,
  { only: ['union', 'steering-group'] },
);

export const meetingFields: FieldsOf<typeof meetingCommands> = {
  PlanMeeting: fc.record({
    meeting,
    meetingKind: fc.constantFrom(
      'plenary',
      'plenary',
      'body',
      'workshop',
      'feedback',
      'informal',
      'bilateral',
    ),
    title: text,
    body: maybe(fc.constantFrom('steering-group', 'nobody')),
    on: day,
    time,
    minutes,
    place: maybe(text),
    host: maybe(organisation),
    invited: maybe(invited),
    guests: maybe(guests),
    series: maybe(one('sessions')),
    group: maybe(fc.constantFrom('labour', 'small-table')),
    audience: maybe(audience),
  }),
  MoveMeeting: fc.record({
    meeting,
    on: maybe(day),
    time: maybe(time),
    minutes: maybe(minutes),
    place: maybe(text),
    host: maybe(organisation),
    invited: maybe(invited),
    guests: maybe(guests),
    reason: maybe(text),
  }),
  CancelMeeting: fc.record({ meeting, reason: text }),
  PutOnAgenda: fc.record({
    meeting,
    agendaItem,
    words: maybe(text),
    about: maybe(about),
    audience: maybe(audience),
  }),
  TakeOffAgenda: fc.record({ meeting, agendaItem }),
  RecordAttendance: fc.record({
    meeting,
    present: fc.array(fc.oneof(organisation, person), { maxLength: 4 }),
    members: maybe(
      fc.array(fc.record({ organisation, count: fc.integer({ min: 1, max: 9 }) }), { maxLength: 2 }),
    ),
  }),
  RecordConduct: fc.record({ meeting, measure: text, readBy: maybe(person), document: maybe(text) }),
  RecordDecision: fc.record({
    decision: fc.constantFrom('publish', 'wait', 'ask'),
    meeting: maybe(meeting),
    words: text,
    reason: text,
    reviewOn: maybe(day),
    minority: maybe(fc.array(fc.record({ organisation, statement: text }), { maxLength: 2 })),
    audience: maybe(audience),
  }),
  CirculateMinutes: fc.record({
    meeting,
    document: text,
    annex: maybe(fc.record({ document: text, audience })),
    commentsUntil: maybe(day),
  }),
  CommentOnMinutes: fc.record({ meeting, words: text }),
  AdoptMinutes: fc.record({ meeting, at: meeting, document: maybe(text) }),
};
