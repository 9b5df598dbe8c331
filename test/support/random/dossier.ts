import * as fc from 'fast-check';
import type { Audience } from '../../../domain/definition-table.ts';
import type { dossierCommands } from '../../../domain/dossier/commands.ts';
import { kindsOfItems, outcomesOf } from '../../../domain/dossier/kinds.ts';
import { day, type FieldsOf, maybe, one, organisation, text } from './values.ts';

const item = fc.constantFrom('origin', 'prices', 'origin/union', 'prices/office', 'extra', 'plan/union');
const audience: fc.Arbitrary<Audience> = fc.oneof(
  fc.constantFrom<Audience>('public', 'parties', 'owner', 'secretariat'),
  fc.constantFrom(['union'], ['branch', 'steering-group'], ['nobody']).map((only) => ({ only: [...only] })),
);
const outcomes = [...new Set(kindsOfItems.flatMap(outcomesOf))];

export const dossierFields: FieldsOf<typeof dossierCommands> = {
  AddItem: fc.record({
    item: fc.constantFrom('origin', 'prices', 'extra'),
    kind: fc.constantFrom(...kindsOfItems),
    words: text,
    audience: maybe(audience),
    owner: maybe(organisation),
    due: maybe(day),
    beyondGuidelines: maybe(one(true)),
  }),
  AnswerItem: fc.record({
    item,
    outcome: fc.constantFrom('answered' as const, 'withdrawn' as const, ...outcomes),
    words: maybe(text),
  }),
  DiscloseItem: fc.record({ item, audience }),
};
