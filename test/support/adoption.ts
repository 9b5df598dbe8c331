import type { PastFact } from '../../domain/adoption/commands.ts';
import { sha256Hex } from '../../domain/canonical.ts';
import type { CommandFields } from '../../domain/commands.ts';
import { testContent } from './content.ts';
import { anObligation, withObligations } from './definition.ts';
import { command, type Draft } from './given.ts';

/** The usual covenant with duties that count from its entry into force, and one from a day that nobody knows. */
export const ranBefore = withObligations(
  anObligation('baseline', {
    owner: { organisation: 'branch' },
    opens: { phase: 'implementation' },
    due: { from: 'entry-into-force', plus: 'P3M' },
  }),
  anObligation('committee', {
    owner: { body: 'steering-group' },
    opens: { phase: 'implementation' },
    due: { from: 'entry-into-force', plus: 'P1Y' },
  }),
  anObligation('review', {
    owner: { body: 'steering-group' },
    opens: { phase: 'implementation' },
    due: { from: 'date:midterm' },
  }),
);

/** Signed in the summer of 2025 and in force that autumn; the stories begin on 4 January 2027. */
export const past: PastFact[] = [
  { kind: 'phase', phase: 'dialogue', from: '2024-06-01', to: '2024-06-30' },
  { kind: 'gate', gate: 'agreement', outcome: 'go', from: '2025-06-02' },
  { kind: 'phase', phase: 'signing', from: '2025-06-02' },
  { kind: 'conclusion', from: '2025-07-01', to: '2025-07-31' },
  { kind: 'entry-into-force', from: '2025-10-01' },
  { kind: 'phase', phase: 'implementation', from: '2025-10-01' },
];

/** An officer brings it in, in implementation as of the last day of 2026. */
export function adopt(
  facts: PastFact[] = past,
  rest: Partial<CommandFields['AdoptCovenant']> = {},
  as = 'olga',
): Draft {
  const fields = {
    slug: 'kites',
    definition: ranBefore,
    definitionHash: sha256Hex('kites'),
    asOf: '2026-12-31',
    phase: 'implementation',
    source: testContent('progress report'),
    vouchedBy: testContent('the secretary'),
    facts,
    ...rest,
  };
  return command('AdoptCovenant', fields, { as });
}
