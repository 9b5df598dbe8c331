import * as fc from 'fast-check';
import type { bodyCommands } from '../../../domain/bodies/commands.ts';
import { day, type FieldsOf, maybe, one, organisation, person, text } from './values.ts';

const body = fc.constantFrom('steering-group', 'working-group', 'wages', 'nowhere');

export const bodyFields: FieldsOf<typeof bodyCommands> = {
  SetUpBody: fc.record({
    body,
    bodyKind: fc.constantFrom('working-group', 'committee'),
    name: one('Body'),
    reachedThrough: organisation,
    rotation: maybe(fc.constantFrom('P6M', 'P1Y')),
    reason: maybe(text),
  }),
  DissolveBody: fc.record({ body, reason: text }),
  SeatMember: fc.record({
    body,
    organisation,
    person: maybe(person),
    seat: fc.constantFrom('member', 'chair'),
    until: maybe(day),
    reason: maybe(text),
  }),
  UnseatMember: fc.record({ body, organisation, person: maybe(person), reason: maybe(text) }),
};
