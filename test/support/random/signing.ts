import * as fc from 'fast-check';
import type { signingCommands } from '../../../domain/signing/commands.ts';
import { testContent } from '../content.ts';
import { day, maybe, one, organisation, text, type FieldsOf } from './values.ts';

const paper = fc.constantFrom('covenant', 'confidentiality-protocol', 'engagement-agreement', 'glossary');
const document = fc.constantFrom(testContent('agreement'), testContent('agreement'), testContent('other'));

export const signingFields: FieldsOf<typeof signingCommands> = {
  OpenSigningRound: fc.record({
    documents: fc
      .array(fc.record({ paper, document }), { maxLength: 3 })
      .map((more) => [{ paper: 'covenant', document: testContent('agreement') }, ...more.slice(1)]),
    signingOrder: maybe(fc.array(fc.array(organisation, { minLength: 1, maxLength: 2 }), { maxLength: 2 })),
    until: maybe(day),
  }),
  SignCovenant: fc.record({
    document,
    method: fc.constantFrom('paper', 'qualified-electronic', 'ceremony'),
    paper: maybe(paper),
    provider: maybe(one('Trust service')),
  }),
  RefuseToSign: fc.record({ reason: text, paper: maybe(paper) }),
  RecordCoverage: fc.record({
    percentFrom: fc.integer({ min: 0, max: 100 }),
    percentTo: maybe(fc.integer({ min: 0, max: 100 })),
    on: day,
    basis: text,
  }),
};
