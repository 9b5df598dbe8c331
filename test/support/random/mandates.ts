import * as fc from 'fast-check';
import type { mandateCommands } from '../../../domain/mandates/commands.ts';
import { aPerson } from '../definition.ts';
import { day, type FieldsOf, maybe, organisation, person, phase, text } from './values.ts';

const mandate = fc.constantFrom('board', 'members', 'nothing');
const consultation = fc.constantFrom('round-one', 'round-two', 'nothing');
const somebody = fc.oneof(
  person,
  fc.constantFrom(
    aPerson('lia', 'union', ['leader']),
    aPerson('kees', 'company'),
    aPerson('oz', 'office', ['officer']),
  ),
);
const act = fc.constantFrom(
  'letter-of-intent' as const,
  'position' as const,
  'signature' as const,
  'all' as const,
);

export const mandateFields: FieldsOf<typeof mandateCommands> = {
  RegisterMandate: fc.record({
    mandate,
    acts: fc.array(act, { minLength: 1, maxLength: 2 }),
    scope: text,
    limits: maybe(text),
    grantedBy: text,
    document: maybe(text),
    from: day,
    until: maybe(day),
    holders: maybe(fc.array(person, { minLength: 1, maxLength: 2 })),
  }),
  RevokeMandate: fc.record({ mandate, reason: text }),
  OpenConsultation: fc.record({
    consultation,
    tool: fc.constantFrom('members-attend', 'sounding-board', 'interim-consultation'),
    question: text,
    until: maybe(day),
    mandate: maybe(mandate),
    paper: maybe(fc.constantFrom('story', 'nothing')),
    version: maybe(fc.integer({ min: 1, max: 3 })),
  }),
  ConcludeConsultation: fc.record({
    consultation,
    result: fc.constantFrom('supported', 'supported-with-conditions', 'divided', 'rejected'),
    words: maybe(text),
    asked: maybe(fc.integer({ min: 0, max: 9 })),
    answered: maybe(fc.integer({ min: 0, max: 9 })),
  }),
  RatifyAct: fc.record({
    event: fc.integer({ min: 1, max: 60 }),
    outcome: fc.constantFrom('ratified', 'rejected'),
    reason: maybe(text),
  }),
  AllowActing: fc.record({ organisation, person: somebody }),
  EndActing: fc.record({ organisation, person }),
  NameChair: fc.record({ person: somebody }),
  NameOfficer: fc.record({ person: somebody }),
  NameRepresentatives: fc.record({
    leaders: maybe(fc.array(somebody, { maxLength: 2 })),
    executors: maybe(fc.array(somebody, { maxLength: 2 })),
  }),
  SetRoles: fc.record({
    organisation,
    phase,
    playedRoles: fc
      .subarray(['partner', 'expert', 'critical-outsider', 'ambassador', 'embassy'] as const)
      .map((roles) => [...roles]),
  }),
};
