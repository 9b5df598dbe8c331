import type * as z from 'zod/mini';
import { definitionSchema, type Definition, type Person } from '../../domain/definition.ts';
import type { LocalText } from '../../domain/primitives.ts';
import { testContent } from './content.ts';

type DefinitionInput = z.input<typeof definitionSchema>;
export type ObligationInput = NonNullable<DefinitionInput['obligations']>[number];
export type GateInput = NonNullable<DefinitionInput['gates']>[number];
export type PaperInput = NonNullable<DefinitionInput['papers']>[number];
export type PhaseInput = DefinitionInput['phases'][number];

/** One text for both languages. */
export function text(words: string): LocalText {
  return { nl: words, en: words };
}

export function aPerson(id: string, organisation: string, roles: Person['roles'] = ['contact']): Person {
  return { id, organisation, roles, language: 'en', card: testContent({ name: id }) };
}

export function anObligation(id: string, rest: Partial<ObligationInput>): ObligationInput {
  return {
    id,
    name: text(id),
    owner: { each: 'party' },
    opens: { phase: 'preparation' },
    due: { from: 'opening', plus: 'P1M' },
    ...rest,
  };
}

export function aGate(id: string, rest: Partial<GateInput>): GateInput {
  return { id, name: text(id), phase: 'preparation', decision: { by: 'consent' }, ...rest };
}

/** A paper of the table, without parts or signatories unless they are given. */
export function aPaper(
  id: string,
  kind: PaperInput['kind'] = 'other',
  rest: Partial<PaperInput> = {},
): PaperInput {
  return { ...named(id), kind, ...rest };
}

function named(id: string): { id: string; name: LocalText } {
  return { id, name: text(id) };
}

function aPhase(
  kind: PhaseInput['kind'],
  starts: PhaseInput['starts'],
  rest: Partial<PhaseInput> = {},
): PhaseInput {
  return { id: kind, kind, name: text(kind), starts, ...rest };
}

/** The recommended course in short: letters before dialogue, signing before implementation, a term of three years. */
const course: Pick<DefinitionInput, 'phases' | 'gates' | 'obligations'> = {
  phases: [
    aPhase(
      'preparation',
      { with: 'opening' },
      {
        milestones: [
          { id: 'request', name: text('request'), rule: 'R12' },
          { id: 'approval', name: text('approval'), after: ['request'], strength: 'block', rule: 'R13' },
        ],
      },
    ),
    aPhase('information', { gate: 'acceptance' }),
    aPhase('dialogue', { gate: 'go-no-go' }),
    aPhase('signing', { gate: 'agreement' }),
    aPhase('implementation', { day: 'entry-into-force' }),
    aPhase('evaluation', { day: 'term-end' }),
  ],
  gates: [
    aGate('acceptance', { leadsTo: 'information' }),
    aGate('go-no-go', {
      phase: 'information',
      leadsTo: 'dialogue',
      requires: [{ kind: 'letters-of-intent', strength: 'block', rule: 'R28' }],
    }),
    aGate('agreement', { phase: 'dialogue', leadsTo: 'signing' }),
  ],
  obligations: [
    anObligation('letter', {
      opens: { phase: 'information' },
      due: { from: 'phase:information', plus: 'P2M' },
      answeredBy: 'letter-of-intent',
    }),
    anObligation('signature', {
      opens: { phase: 'signing' },
      due: { from: 'phase:signing', plus: 'P1M' },
      answeredBy: 'signature',
    }),
    anObligation('action-plan', {
      owner: { each: 'affiliated-company' },
      opens: { phase: 'implementation' },
      due: { from: 'entry-into-force', plus: 'P1Y' },
      every: 'P1Y',
      answeredBy: 'submission',
      verify: true,
    }),
  ],
};

/** A sound definition with three parties in three groups, an affiliated company and an office; parts can be replaced. */
export function aDefinition(rest: Partial<DefinitionInput> = {}): Definition {
  return definitionSchema.parse({
    format: 1,
    id: 'kites',
    version: 1,
    name: text('Kites'),
    sector: text('Kites'),
    termYears: 3,
    facilitator: 'office',
    secretariat: 'office',
    groups: [
      { id: 'state', name: text('State') },
      { id: 'labour', name: text('Labour') },
      { id: 'business', name: text('Business') },
    ],
    organisations: [
      { id: 'office', name: 'Office', kind: 'other', participation: 'facilitator' },
      { id: 'ministry', name: 'Ministry', kind: 'government', participation: 'party', group: 'state' },
      { id: 'union', name: 'Union', kind: 'union', participation: 'party', group: 'labour' },
      { id: 'branch', name: 'Branch', kind: 'branch', participation: 'party', group: 'business' },
      { id: 'company', name: 'Company', kind: 'company', participation: 'affiliated-company' },
      { id: 'critic', name: 'Critic', kind: 'ngo', participation: 'observer' },
    ],
    people: [
      aPerson('olga', 'office', ['officer', 'contact']),
      aPerson('otto', 'office', ['officer']),
      aPerson('cora', 'office', ['chair']),
      aPerson('mina', 'ministry'),
      aPerson('umar', 'union'),
      aPerson('ursa', 'union', ['deputy']),
      aPerson('bram', 'branch'),
      aPerson('kees', 'company'),
      aPerson('fons', 'office', ['director']),
    ],
    bodies: [{ id: 'steering-group', name: text('Steering group'), reachedThrough: 'ministry' }],
    dates: [{ id: 'midterm', name: text('Midterm') }],
    papers: [aPaper('norms', 'norm-framework', { parts: ['oecd-guidelines', 'ungps'].map(named) })],
    reminders: { ladder: [{ at: '-P14D' }, { at: 'P0D' }, { at: 'P7D', to: 'officer' }] },
    ...course,
    ...rest,
  });
}

/** The usual obligations and some more. */
export function withObligations(...more: ObligationInput[]): Definition {
  return aDefinition({ obligations: [...(course.obligations ?? []), ...more] });
}

/** Some obligations and no others, in a covenant without gates or a second phase. */
export function onlyObligations(...obligations: ObligationInput[]): Definition {
  return aDefinition({ phases: [aPhase('preparation', { with: 'opening' })], gates: [], obligations });
}

/** A covenant with one phase and these gates. */
export function onlyGates(...gates: GateInput[]): Definition {
  return aDefinition({ phases: [aPhase('preparation', { with: 'opening' })], gates, obligations: [] });
}
