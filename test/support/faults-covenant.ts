import { sha256Hex } from '../../domain/canonical.ts';
import type { CommandType } from '../../domain/commands.ts';
import { definitionFileSchema, type Definition } from '../../domain/definition.ts';
import { toDefinition } from '../../client/definition-file.ts';
import type { Draft } from '../../client/draft.ts';
import { aGate, anObligation, text } from './definition.ts';
import type { Site } from './faults-bench.ts';

/** A small covenant that uses gates, letters, duties, signatures and dates, and runs to its end in some seconds. */
export const DATES = Array.from({ length: 12 }, (_, index) => `day-${index + 1}`);
const PARTIES = ['ministry', 'union', 'branch'] as const;
const ACTIONS = ['action-one', 'action-two', 'action-three', 'action-four'] as const;

const person = (id: string, organisation: string, roles: string[]) => ({
  id,
  organisation,
  roles,
  language: 'en',
  name: `Test ${id}`,
  address: `${id}@${organisation}.example`,
});

const file = definitionFileSchema.parse({
  format: 1,
  id: 'kites',
  version: 1,
  name: text('Kites'),
  sector: text('Kites'),
  termYears: 3,
  facilitator: 'office',
  secretariat: 'office',
  groups: ['state', 'labour', 'business'].map((id) => ({ id, name: text(id) })),
  organisations: [
    { id: 'office', name: 'Office', kind: 'other', participation: 'facilitator' },
    { id: 'ministry', name: 'Ministry', kind: 'government', participation: 'party', group: 'state' },
    { id: 'union', name: 'Union', kind: 'union', participation: 'party', group: 'labour' },
    { id: 'branch', name: 'Branch', kind: 'branch', participation: 'party', group: 'business' },
  ],
  people: [
    person('olga', 'office', ['officer', 'contact']),
    person('cora', 'office', ['chair']),
    ...PARTIES.map((party) => person(`${party}-contact`, party, ['contact'])),
  ],
  dates: DATES.map((id) => ({ id, name: text(id) })),
  reminders: { ladder: [{ at: '-P14D' }, { at: 'P0D' }, { at: 'P7D', to: 'officer' }] },
  phases: [
    {
      id: 'preparation',
      kind: 'preparation',
      name: text('preparation'),
      starts: { with: 'opening' },
      milestones: [{ id: 'request', name: text('request') }],
    },
    { id: 'dialogue', kind: 'dialogue', name: text('dialogue'), starts: { gate: 'acceptance' } },
    { id: 'signing', kind: 'signing', name: text('signing'), starts: { gate: 'agreement' } },
  ],
  gates: [
    aGate('acceptance', { leadsTo: 'dialogue' }),
    aGate('agreement', { phase: 'dialogue', leadsTo: 'signing' }),
  ],
  obligations: [
    anObligation('letter', {
      opens: { phase: 'dialogue' },
      due: { from: 'phase:dialogue', plus: 'P9Y' },
      answeredBy: 'letter-of-intent',
    }),
    anObligation('signature', {
      opens: { phase: 'signing' },
      due: { from: 'phase:signing', plus: 'P9Y' },
      answeredBy: 'signature',
    }),
  ],
});

/** The terms with their people's cards in a site's content store. */
export function testTerms({ client }: Site): Promise<{ definition: Definition; definitionHash: string }> {
  const put = (bytes: Uint8Array, mediaType: string) => client.put({ bytes, mediaType });
  return toDefinition({ file, hash: sha256Hex('kites') }, put);
}

export type Step = Omit<Draft, 'commandId'>;

/** Commands that are sent at the same time: their order among themselves does not matter. */
export type Wave = Step[];

const step = (type: CommandType, fields: Record<string, unknown>, rest: Partial<Step> = {}): Step => ({
  type,
  fields,
  actor: 'olga',
  ...rest,
});
const byChair = { actor: 'cora', for: 'chair' };
const byOfficerFor = (organisation: string) => ({ for: organisation, evidence: `mail of ${organisation}` });

const pass = (gate: string): Wave[] => [
  [step('OpenGate', { gate, question: `Do we pass ${gate}?` })],
  [step('CloseGate', { gate, outcome: 'go', reason: `All agree on ${gate}` }, byChair)],
];

export const setDate = (date: string, day = 1): Step =>
  step('SetDate', { date, from: `2069-01-${String(day).padStart(2, '0')}` });

/** From after the opening to the close, each command with another kind of effect than the one before it. */
export const COURSE: readonly Wave[] = [
  [step('RecordMilestone', { milestone: 'request', note: 'A letter came in' })],
  ...ACTIONS.map((obligation): Wave => {
    const fields = {
      obligation,
      owner: 'ministry',
      text: `Do ${obligation}`,
      due: '2068-06-01',
      verify: true,
    };
    return [step('OpenObligation', fields)];
  }),
  DATES.slice(0, 6).map((date) => setDate(date)),
  ...pass('acceptance'),
  PARTIES.map((party) => step('GiveLetterOfIntent', lettersOf(party), byOfficerFor(party))),
  ACTIONS.slice(0, 3).map((obligation) =>
    step('ReportDone', { obligation, note: `${obligation} is done` }, { actor: 'ministry-contact' }),
  ),
  ACTIONS.slice(0, 2).map((obligation) => step('VerifyObligation', { obligation })),
  [step('SuspendObligation', { obligation: 'action-four', reason: 'First things first' })],
  ...pass('agreement'),
  ...PARTIES.map((party): Wave => {
    const fields = { document: 'The agreement', method: 'ceremony' };
    return [step('SignCovenant', fields, byOfficerFor(party))];
  }),
  DATES.slice(6, 10).map((date) => setDate(date, 2)),
  [step('SetEntryIntoForce', { on: '2067-01-01' })],
  [step('CloseCovenant', { reason: 'It was a test', goOnBecause: 'It is over' }, byChair)],
];

function lettersOf(party: string): Record<string, string> {
  const parts = ['goal', 'interests', 'addedValue', 'contribution', 'mandate', 'expectations'];
  return Object.fromEntries(parts.map((part) => [part, `${part} of ${party}`]));
}
