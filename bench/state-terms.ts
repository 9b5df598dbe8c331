import { sha256Hex } from '../domain/canonical.ts';
import { definitionSchema, type Definition } from '../domain/definition.ts';
import type { ContentReference } from '../domain/primitives.ts';
import type * as z from 'zod/mini';

/** How large a covenant is made. */
export interface StateSize {
  /** Organisations in all: the secretariat, parties, and affiliated companies. */
  participants: number;
  parties: number;
  /** Of every hundred open duties, how many are of each kind stays the same whatever the number of templates. */
  templates: number;
  clauses: number;
  commitments: number;
  risks: number;
}

type Input = z.input<typeof definitionSchema>;
type Template = NonNullable<Input['obligations']>[number];

/** A text of the content store, as commands carry it; equal words have equal references. */
export function reference(words: string): ContentReference {
  const hash = sha256Hex(words);
  const ref = `cnt_${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return { ref, commitment: hash, mediaType: 'text/plain;charset=utf-8', bytes: words.length };
}

const both = (words: string) => ({ nl: words, en: words });

export const numbered = (what: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${what}-${index + 1}`);

const BODIES = ['steering-group', 'working-group-1', 'working-group-2', 'working-group-3', 'committee'];
const THEMES = [
  'health',
  'wages',
  'hours',
  'children',
  'union-rights',
  'water',
  'materials',
  'animals',
  'gender',
];

/** A covenant with everything that makes a state grow, in the numbers asked for; all names are invented. */
export function stateTerms(size: StateSize): Definition {
  const parties = numbered('party', size.parties);
  const companies = numbered('company', size.participants - size.parties - 1);
  const phase = (kind: Input['phases'][number]['kind'], starts: Input['phases'][number]['starts']) => ({
    id: kind,
    kind,
    name: both(kind),
    starts,
  });
  const gate = (id: string, at: string, leadsTo: string) => ({
    id,
    name: both(id),
    phase: at,
    leadsTo,
    decision: { by: 'consent' as const },
  });
  return definitionSchema.parse({
    format: 1,
    id: 'large',
    version: 1,
    name: both('A large covenant'),
    sector: both('an invented sector'),
    termYears: 6,
    facilitator: 'office',
    secretariat: 'office',
    groups: [{ id: 'all', name: both('all') }],
    organisations: [
      { id: 'office', name: 'Office of the covenant', kind: 'other', participation: 'facilitator' },
      ...parties.map((id) => ({
        id,
        name: `The ${id} of the covenant`,
        kind: 'ngo' as const,
        participation: 'party' as const,
        group: 'all',
      })),
      ...companies.map((id) => ({
        id,
        name: `The ${id} of the sector`,
        kind: 'company' as const,
        participation: 'affiliated-company' as const,
      })),
    ],
    people: [
      person('officer', 'office', ['officer', 'contact']),
      person('chair', 'office', ['chair']),
      ...[...parties, ...companies].flatMap((id) => [
        person(`${id}-contact`, id, ['contact']),
        person(`${id}-deputy`, id, ['deputy']),
      ]),
    ],
    themes: THEMES.map((id) => ({ id, name: both(id) })),
    bodies: BODIES.map((id) => ({ id, name: both(id), reachedThrough: 'party-1' })),
    papers: [
      { id: 'covenant-text', name: both('the covenant'), kind: 'covenant', signatories: 'parties' },
      {
        id: 'protocol',
        name: both('the protocol'),
        kind: 'confidentiality-protocol',
        signatories: 'parties',
      },
      { id: 'outline', name: both('the outline'), kind: 'outline-agreement' },
    ],
    dates: [{ id: 'midterm', name: both('midterm') }],
    phases: [
      phase('preparation', { with: 'opening' }),
      phase('information', { gate: 'acceptance' }),
      phase('dialogue', { gate: 'go-no-go' }),
      phase('signing', { gate: 'agreement' }),
      phase('implementation', { day: 'entry-into-force' }),
      phase('midterm', { day: 'date:midterm' }),
      phase('evaluation', { day: 'term-end' }),
    ],
    gates: [
      gate('acceptance', 'preparation', 'information'),
      gate('go-no-go', 'information', 'dialogue'),
      gate('agreement', 'dialogue', 'signing'),
    ],
    obligations: templates().slice(0, size.templates),
    reminders: {
      ladder: [{ at: '-P30D' }, { at: '-P7D' }, { at: 'P3D', to: 'deputy' }, { at: 'P14D', to: 'officer' }],
      cap: 4,
    },
  });
}

function person(
  id: string,
  organisation: string,
  roles: Input['people'][number]['roles'],
): Input['people'][number] {
  return { id, organisation, roles, language: 'nl', card: reference(`card of ${id}`) };
}

/** Thirty duties in the proportions of a real covenant: a third of each company, the rest of parties, bodies and offices. */
function templates(): Template[] {
  const implementation = { opens: { phase: 'implementation' } };
  const yearly = (months: number) => ({
    due: { from: 'entry-into-force', plus: `P${months}M` },
    every: 'P1Y',
  });
  const quarterly = (months: number) => ({
    due: { from: 'entry-into-force', plus: `P${months}M` },
    every: 'P3M',
  });
  const each = (who: 'party' | 'affiliated-company') => ({ owner: { each: who }, ...implementation });
  const company = each('affiliated-company');
  const party = each('party');
  const body = (id: string) => ({ owner: { body: id }, ...implementation });
  const one = (organisation: string) => ({ owner: { organisation }, ...implementation });
  const early = (opens: string, months: number) => ({
    owner: { each: 'party' as const },
    opens: { phase: opens },
    due: { from: `phase:${opens}`, plus: `P${months}M` },
  });
  const made: [string, Omit<Template, 'id' | 'name'>][] = [
    ['letter', { ...early('information', 2), answeredBy: 'letter-of-intent', rules: ['R28', 'R29'] }],
    [
      'action-plan',
      { ...company, ...yearly(6), answeredBy: 'submission', verify: true, rules: ['R85', 'R86'] },
    ],
    ['monitoring', { ...company, ...yearly(12), answeredBy: 'submission', finalAfterDays: 30 }],
    ['locations', { ...company, ...quarterly(3), answeredBy: 'submission' }],
    ['signature', { ...early('signing', 2), answeredBy: 'signature' }],
    ['contribution', { ...party, ...yearly(9) }],
    [
      'annual-report',
      { ...body('steering-group'), ...yearly(14), answeredBy: 'submission', audience: 'public' },
    ],
    ['training', { ...company, ...yearly(10) }],
    ['self-assessment', { ...company, due: { from: 'entry-into-force', plus: 'P3M' } }],
    ['policy-letter', { ...one('party-2'), ...yearly(4) }],
    ['added-value', { ...early('information', 3), audience: 'parties' }],
    ['supplier-talks', { ...company, due: { from: 'entry-into-force', plus: 'P6M' }, every: 'P6M' }],
    ['grievances', { ...company, due: { from: 'entry-into-force', plus: 'P1Y' } }],
    ['wage-plan', { ...company, ...yearly(11), verify: true }],
    ['project-report', { ...party, ...quarterly(3), audience: 'parties' }],
    ['complaints-report', { ...body('committee'), ...quarterly(4) }],
    ['newsletter', { ...one('office'), ...quarterly(2) }],
    ['capacity', { ...early('dialogue', 6), answeredBy: 'estimate', rules: ['R41'] }],
    ['joint-project', { ...company, due: { from: 'term-end' }, binding: false, rules: ['R135'] }],
    ['statement', { ...company, ...yearly(8), audience: 'public' }],
    ['account', { ...party, ...yearly(12) }],
    ['work-plan', { ...body('working-group-1'), ...yearly(3) }],
    ['competition-training', { ...one('office'), ...yearly(5) }],
    ['mandate', { ...early('dialogue', 2), rules: ['R31'] }],
    ['constituency', { ...party, ...yearly(7) }],
    ['rotation', { ...body('working-group-2'), ...yearly(12) }],
    ['recruitment', { ...one('party-3'), ...yearly(10) }],
    ['publicity', { ...party, due: { from: 'entry-into-force', plus: 'P2M' }, audience: 'public' }],
    ['monitoring-commission', { ...body('working-group-3'), ...yearly(13) }],
    ['midterm-input', { ...party, due: { from: 'date:midterm' } }],
  ];
  return made.map(([id, terms]) => ({ id, name: both(`what is called ${id}`), ...terms }));
}
