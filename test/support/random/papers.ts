import * as fc from 'fast-check';
import type { Audience } from '../../../domain/definition.ts';
import type { paperCommands } from '../../../domain/papers/commands.ts';
import { type FieldsOf, maybe, text } from './values.ts';

const paper = fc.constantFrom('norms', 'covenant', 'covenant', 'draft-of-few', 'nothing');
const clause = fc.constantFrom('aim', 'scope', 'means', 'oecd-guidelines');
const version = fc.integer({ min: 1, max: 4 });
const audience = fc.constantFrom<Audience>(
  'public',
  'parties',
  'owner',
  'secretariat',
  { only: ['union'] },
  { only: ['nobody'] },
);

export const paperFields: FieldsOf<typeof paperCommands> = {
  TablePaper: fc.record({
    paper,
    basedOnVersion: maybe(fc.integer({ min: 0, max: 3 })),
    clauses: fc.array(fc.record({ clause, words: text }), { maxLength: 3 }),
    without: maybe(fc.array(clause, { maxLength: 1 })),
    order: maybe(fc.shuffledSubarray(['aim', 'scope', 'means'])),
    note: maybe(text),
  }),
  CommentOnPaper: fc.record({ paper, words: text, clause: maybe(clause), audience: maybe(audience) }),
  AdoptPaper: fc.record({ paper, version, reason: maybe(text), goOnBecause: maybe(text) }),
};
