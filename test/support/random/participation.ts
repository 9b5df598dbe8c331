import * as fc from 'fast-check';
import type { participationCommands } from '../../../domain/participation/commands.ts';
import { type FieldsOf, group, maybe, one, organisation, text } from './values.ts';

export const participationFields: FieldsOf<typeof participationCommands> = {
  JoinCovenant: fc.record({
    organisation,
    name: one('Newcomer'),
    kind: one('company' as const),
    participation: fc.constantFrom('party', 'affiliated-company', 'observer'),
    group: maybe(group),
  }),
  LeaveCovenant: fc.record({ reason: text }),
};
