import * as fc from 'fast-check';
import type { CommandFields } from '../../domain/commands.ts';
import { dossierFields } from './random/dossier.ts';
import { mandateFields } from './random/mandates.ts';
import { meetingFields } from './random/meetings.ts';
import { paperFields } from './random/papers.ts';
import { pausingFields } from './random/pausing.ts';
import { commitmentFields } from './random/commitments.ts';
import { signingFields } from './random/signing.ts';
import { participationFields } from './random/participation.ts';
import { bodyFields } from './random/bodies.ts';
import { correctionFields } from './random/corrections.ts';
import {
  day,
  type FieldsOf,
  gate,
  maybe,
  obligation,
  one,
  organisation,
  person,
  phase,
  text,
} from './random/values.ts';
import {
  aGate,
  aPaper,
  aPerson,
  anObligation,
  aDefinition,
  text as words,
  type PhaseInput,
} from './definition.ts';
import type { Draft, Sender } from './given.ts';

const acceptance: NonNullable<PhaseInput['milestones']>[number] = {
  id: 'acceptance',
  name: { nl: 'acceptance', en: 'acceptance' },
  by: ['branch', 'government'],
  assigns: ['convenor'],
};

/** A definition with something of everything, so that random commands meet all parts of the core. */
export const busyDefinition = aDefinition({
  papers: [
    ...(aDefinition().papers ?? []),
    aPaper('covenant', 'covenant', { parts: [{ id: 'aim', name: { nl: 'doel', en: 'aim' } }] }),
    aPaper('confidentiality-protocol', 'confidentiality-protocol'),
    aPaper('engagement-agreement', 'engagement-agreement'),
    aPaper('glossary', 'glossary'),
    aPaper('draft-of-few', 'other', { audience: { only: ['union', 'steering-group'] } }),
  ],
  mandates: { asked: ['branch'] },
  phases: aDefinition().phases.map((phase, index) =>
    index === 0 ? { ...phase, milestones: [...phase.milestones, acceptance] } : phase,
  ),
  gates: [
    ...aDefinition().gates,
    aGate('answers', { requires: [{ kind: 'items', of: 'open-item', strength: 'block' }] }),
    aGate('vote', {
      decision: { by: 'positions', eachGroup: 'majority' },
      silence: { after: 'P2W', outcome: 'lapsed' },
    }),
  ],
  obligations: [
    ...aDefinition().obligations,
    anObligation('agreed-text', { answeredBy: 'paper', paper: 'covenant' }),
    anObligation('after-agreement', { due: { from: 'agreed', plus: 'P1M' } }),
    anObligation('monthly', {
      every: 'P1M',
      due: { from: 'opening', plus: 'P1M', convention: 'algemene-termijnenwet' },
    }),
    anObligation('chairing', { owner: { body: 'steering-group' }, due: { from: 'date:midterm' } }),
    anObligation('checked', { verify: true, due: { from: 'opened', workingDays: 5 } }),
    anObligation('worth', { answeredBy: 'added-value' }),
    anObligation('figures', { answeredBy: 'submission', owner: { each: 'affiliated-company' } }),
    anObligation('introduction', { owner: { each: 'associate' }, due: { from: 'joining', plus: 'P3M' } }),
    anObligation('register', { owner: { organisation: 'union' }, every: 'P6M' }),
    anObligation('mandate', { answeredBy: 'mandate' }),
    anObligation('consultation', { answeredBy: 'consultation' }),
  ],
  bodies: [
    ...aDefinition().bodies,
    { id: 'working-group', name: words('Working group'), reachedThrough: 'office', rotation: 'P1Y' },
  ],
  associations: [
    {
      id: 'inwards',
      name: words('Inwards'),
      scheme: 'Sister',
      direction: 'inbound',
      conditions: [{ id: 'locations', name: words('Locations') }],
    },
    {
      id: 'outwards',
      name: words('Outwards'),
      scheme: 'Sister',
      direction: 'outbound',
      conditions: [{ id: 'published', name: words('Published') }],
    },
  ],
  leaving: { right: { after: 'P3M', rule: 'R104' } },
});

const namedDay = (on: string) => ({ day: on, name: 'Test day', basis: 'Test decision' });
const reminderStep = fc.constantFrom('-P14D', 'P0D', 'P7D', 'P1D#2', 'event:2');
const ladderStep = fc.constantFrom<NonNullable<CommandFields['SetReminders']['ladder']>[number]>(
  { at: '-P14D', to: 'contact' },
  { at: 'P1D', to: 'deputy', every: 'P2W', times: 3 },
  { at: 'P0D', to: 'officer', every: 'P1D' },
  { at: 'P7D', to: 'director' },
);
const quietPeriods = [
  { from: '12-20', to: '01-05', name: { nl: 'Winter', en: 'Winter' } },
  { from: '02-01', to: '03-01', name: { nl: 'Voorjaar', en: 'Spring' } },
];

/** Each command but one: what adopts a covenant opens a stream, and these go on in one. */
const fields: FieldsOf<Omit<CommandFields, 'AdoptCovenant'>> = {
  ...dossierFields,
  ...mandateFields,
  ...meetingFields,
  ...paperFields,
  ...pausingFields,
  ...commitmentFields,
  ...signingFields,
  ...participationFields,
  ...bodyFields,
  ...correctionFields,
  OpenCovenant: one({ slug: 'kites', definition: busyDefinition, definitionHash: 'a'.repeat(64) }),
  RecordMilestone: fc.record({
    milestone: fc.constantFrom('request', 'approval', 'acceptance', 'nothing'),
    jointly: maybe(fc.array(organisation, { maxLength: 2 })),
    facilitationRoles: maybe(
      fc.array(fc.record({ role: fc.constantFrom('convenor', 'mediator'), organisation }), { maxLength: 2 }),
    ),
  }),
  SetDate: fc.record({ date: fc.constantFrom('midterm', 'nothing'), from: day, to: maybe(day) }),
  SetEntryIntoForce: fc.record({ on: day }),
  AdoptCalendar: fc.record({
    calendar: fc.record({
      version: fc.integer({ min: 1, max: 4 }),
      rules: one('nl-1' as const),
      closed: fc.array(day.map(namedDay), { maxLength: 3 }),
      open: one([]),
    }),
  }),
  OpenGate: fc.record({ gate, question: maybe(text) }),
  GivePosition: fc.record({ gate, position: fc.constantFrom('agree', 'object', 'abstain') }),
  CloseGate: fc.record({
    gate,
    outcome: fc.constantFrom('go', 'go', 'no-go'),
    reason: text,
    goOnBecause: maybe(text),
    conditions: maybe(
      fc.array(
        fc.record({
          id: fc.constantFrom('extra', 'origin', 'prices/union'),
          text: maybe(text),
          owner: organisation,
          due: day,
        }),
        { maxLength: 2 },
      ),
    ),
  }),
  GiveLetterOfIntent: fc.record({ goal: maybe(text), mandate: maybe(text) }),
  ChangeContact: fc.record({
    organisation,
    role: fc.constantFrom('contact', 'deputy', 'mailbox'),
    person: fc.oneof(fc.constantFrom('umar', 'ursa', 'nobody'), one(aPerson('fresh', 'union'))),
  }),
  OpenObligation: fc.record({
    obligation: one('extra'),
    owner: organisation,
    text,
    due: day,
    between: maybe(fc.uniqueArray(organisation, { minLength: 2, maxLength: 3 })),
  }),
  ReportDone: fc.record({ obligation }),
  VerifyObligation: fc.record({ obligation }),
  ReturnObligation: fc.record({ obligation, reason: text, due: day }),
  ReportCannotDeliver: fc.record({ obligation, reason: text }),
  RequestExtension: fc.record({ obligation, reason: text, until: day }),
  ExtendObligation: fc.record({ obligation, reason: text, due: day }),
  DeclineRequest: fc.record({ obligation, reason: text }),
  SuspendObligation: fc.record({ obligation, reason: text }),
  ResumeObligation: fc.record({ obligation }),
  SuspendOrganisation: fc.record({ organisation, reason: text }),
  ResumeOrganisation: fc.record({ organisation, reason: maybe(text) }),
  SuspendCovenant: fc.record({ reason: text }),
  ResumeCovenant: fc.record({ reason: maybe(text) }),
  DropObligation: fc.record({ obligation, reason: text }),
  SubmitMonitoring: fc.record({ obligation, report: text }),
  SetReminders: fc.record({
    organisation: maybe(organisation),
    obligation: maybe(obligation),
    ladder: maybe(fc.array(ladderStep, { maxLength: 4 })),
    cap: maybe(fc.integer({ min: 0, max: 6 })),
    quiet: maybe(fc.array(fc.constantFrom(...quietPeriods), { maxLength: 2 })),
    rhythm: maybe(fc.constantFrom('daily' as const, { weekly: 'monday' as const })),
    inherit: maybe(fc.subarray(['ladder', 'cap', 'quiet', 'rhythm'] as const).map((parts) => [...parts])),
  }),
  NoteContact: fc.record({ obligation, note: text, until: maybe(day) }),
  HoldReminders: fc.record({ obligation, until: day, step: maybe(one('event:3')) }),
  SkipReminder: fc.record({ obligation, step: reminderStep }),
  EditReminder: fc.record({ obligation, step: reminderStep, text }),
  ConfirmEscalation: fc.record({ obligation, step: reminderStep }),
  SetAbsence: fc.record({ person, from: day, to: day, deputy: maybe(person) }),
  SetRhythm: fc.record({
    person,
    rhythm: fc.constantFrom('daily', 'weekly'),
    weekday: maybe(fc.constantFrom('monday', 'friday')),
  }),
  StopCovenant: fc.record({ reason: text }),
  RestartCovenant: fc.record({ reason: text, phase: maybe(phase), anew: maybe(fc.boolean()) }),
  CloseCovenant: fc.record({ reason: text, goOnBecause: maybe(text) }),
};

const sender: fc.Arbitrary<Sender> = fc.oneof(
  { weight: 6, arbitrary: organisation.map((id) => ({ for: id, evidence: 'mail' })) },
  { weight: 1, arbitrary: organisation.map((id) => ({ for: id, under: 'board' })) },
  { weight: 4, arbitrary: one({ for: 'chair', evidence: 'minutes' }) },
  { weight: 4, arbitrary: one({}) },
  { weight: 1, arbitrary: fc.constantFrom({ as: 'umar' }, { as: 'cora', for: 'chair' }, { as: 'nobody' }) },
);

/** Any command, with a sender that often may give it. */
export const randomDraft: fc.Arbitrary<Draft> = fc
  .constantFrom(...(Object.keys(fields) as (keyof typeof fields)[]))
  .chain((type) =>
    fc.record({
      type: one(type),
      fields: (fields[type] as fc.Arbitrary<unknown>).map(withoutUndefined),
      sender,
    }),
  );

/** A command, or days that pass. */
export const randomStep: fc.Arbitrary<Draft | number> = fc.oneof(
  { weight: 9, arbitrary: randomDraft },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 200 }) },
);

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
