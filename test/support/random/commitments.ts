import * as fc from 'fast-check';
import type { commitmentCommands } from '../../../domain/commitments/commands.ts';
import { day, type FieldsOf, maybe, text } from './values.ts';

const risk = fc.constantFrom('fumes', 'dust', 'noise', 'nowhere');
const commitment = fc.constantFrom('wages', 'training', 'wages', 'nothing');
const score = maybe(fc.integer({ min: 1, max: 5 }));
const owner = fc.constantFrom(
  'ministry',
  'union',
  'branch',
  'company',
  'office',
  'steering-group',
  'newcomer',
);
const owners = fc.uniqueArray(owner, { minLength: 1, maxLength: 3 });

const particulars = {
  theme: maybe(fc.constantFrom('pay', 'health')),
  risk: maybe(risk),
  dueDiligenceStep: maybe(fc.integer({ min: 1, max: 6 })),
  target: maybe(text),
  due: maybe(day),
  smart: maybe(fc.subarray(['specific', 'measurable', 'ambitious'] as const).map((words) => [...words])),
  baseline: maybe(text),
  baselineBy: maybe(day),
  binding: maybe(fc.boolean()),
};
const changeControl = { change: maybe(fc.constantFrom('focus', 'nothing')), goOnBecause: maybe(text) };

export const commitmentFields: FieldsOf<typeof commitmentCommands> = {
  AssessRisk: fc.record({
    risk,
    words: text,
    scale: score,
    scope: score,
    irremediability: score,
    likelihood: score,
    beyondGuidelines: maybe(fc.boolean()),
  }),
  SetPriorities: fc.record({ priorities: fc.array(risk, { minLength: 1, maxLength: 3 }), note: text }),
  MakeCommitment: fc.record({ commitment, words: text, owners, ...particulars, ...changeControl }),
  ReviseCommitment: fc.record({
    commitment,
    words: maybe(text),
    owners: maybe(owners),
    ...particulars,
    remove: maybe(
      fc
        .subarray(['due', 'baseline', 'baselineBy', 'risk'] as const, { minLength: 1 })
        .map((names) => [...names]),
    ),
    ...changeControl,
  }),
  WithdrawCommitment: fc.record({ commitment, reason: text }),
  EstimateMeans: fc.record({
    commitment: maybe(commitment),
    daysPerYear: maybe(text),
    words: maybe(text),
  }),
};
