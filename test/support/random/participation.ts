import * as fc from 'fast-check';
import type { participationCommands } from '../../../domain/participation/commands.ts';
import { type FieldsOf, group, maybe, obligation, one, organisation, text } from './values.ts';

const association = fc.constantFrom('inwards', 'outwards', 'nothing');
const conditions = fc.subarray([
  { condition: 'locations', evidence: 'locations' },
  { condition: 'published', evidence: 'published' },
]);
const shown = fc
  .tuple(conditions, text)
  .map(([met, evidence]) => met.map(({ condition }) => ({ condition, evidence })));

const newcomer = fc.record({
  organisation,
  name: one('Newcomer'),
  kind: one('union' as const),
  group: maybe(group),
});

export const participationFields: FieldsOf<typeof participationCommands> = {
  JoinCovenant: fc.record({
    organisation,
    name: one('Newcomer'),
    kind: one('company' as const),
    participation: fc.constantFrom('party', 'affiliated-company', 'associate', 'supporter', 'observer'),
    group: maybe(group),
    association: maybe(association),
    conditions: maybe(shown),
    statement: maybe(text),
  }),
  RecordAssociation: fc.record({ organisation, association, conditions: shown }),
  EndAssociation: fc.record({ organisation, association, reason: text }),
  LeaveCovenant: fc.record({
    reason: text,
    ground: maybe(fc.constantFrom('voluntary', 'right-to-leave')),
    dispute: maybe(obligation),
    handOver: maybe(fc.array(fc.record({ obligation, newOwner: organisation }), { maxLength: 2 })),
  }),
  HandOverObligation: fc.record({ obligation, newOwner: organisation, reason: text }),
  ExchangeOrganisation: fc.record({
    leaving: organisation,
    joining: newcomer,
    askedBy: organisation,
    consent: text,
    reason: text,
  }),
  SucceedOrganisation: fc.record({
    successor: fc.oneof(organisation, newcomer),
    cause: fc.constantFrom('succession', 'merger'),
    reason: text,
  }),
};
