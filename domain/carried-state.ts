import type { AdoptionState } from './adoption/state.ts';
import { noMarks } from './evolve-reminders.ts';
import { toParticipant } from './state-changes.ts';
import type { ObligationTemplate, Person } from './definition.ts';
import { noMandates } from './mandates/state.ts';
import { plainParticipation } from './participation/state.ts';
import type { CivilDate } from './primitives.ts';
import type { Signature } from './signing/state.ts';
import {
  initialState,
  type CovenantState,
  type GateState,
  type Obligation,
  type Participant,
  type Recurrence,
} from './state.ts';

/**
 * A state as one run hands it to the next: without what goes without saying, so that a hundred participants weigh little.
 * A whole state is one too, and so is one of an earlier build.
 */
export interface HandedState extends Omit<
  CovenantState,
  'participants' | 'people' | 'obligations' | 'recurrences'
> {
  participants: Record<string, Partial<Participant>>;
  /** Null for somebody who is as the definition says. */
  people: Record<string, Person | null>;
  obligations: Record<string, Partial<Obligation>>;
  recurrences: Record<string, Partial<Recurrence>>;
}

/** Leaves out what `carriedState` puts back: a duty that has just opened is little more than its id and its day. */
export function handedState(state: CovenantState): HandedState {
  return {
    ...state,
    participants: mapped(state.participants, (one, id) => unlike(one, usualParticipant(state, id))),
    people: mapped(state.people, (person) => (isSame(person, usualPerson(state, person.id)) ? null : person)),
    obligations: mapped(state.obligations, (duty, id) => unlike(duty, usualDuty(state, id, duty))),
    recurrences: mapped(state.recurrences, (series, key) => unlike(series, usualSeries(state, key))),
  };
}

/**
 * A state as it was handed over, whole again, with the fields that an earlier build did not know. A new build takes a
 * running stream over by continuing it, so what it reads may be older than itself; a whole state of its own passes
 * unchanged.
 */
export function carriedState(handed: HandedState): CovenantState {
  const state = { ...initialState(), ...handed };
  return {
    ...state,
    participants: mapped(state.participants, (one, id) => ({ ...usualParticipant(state, id), ...one })),
    people: peopleOf(state),
    obligations: mapped(state.obligations, (duty, id) => withObligationFields(state, id, duty)),
    recurrences: mapped(state.recurrences, (series, key) => ({ ...usualSeries(state, key), ...series })),
    mandates: { ...noMandates, ...state.mandates },
    participation: { ...plainParticipation, ...state.participation },
    gates: mapped(state.gates, withGateFields),
    signatures: mapped(state.signatures, withSignatureFields),
    adoption: withAdoptionEvents(state.adoption),
  };
}

function mapped<T, U>(values: Record<string, T>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}

/** The fields of a value that differ from the usual ones. */
function unlike<T extends object>(value: T, usual: T): Partial<T> {
  const fields = Object.entries(value).filter(([field, held]) => !isSame(held, usual[field as keyof T]));
  return Object.fromEntries(fields) as Partial<T>;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** An organisation as the definition has it, from the opening on; nobody speaks for it yet. */
function usualParticipant({ definition, days }: Defined, id: string): Participant {
  const known = definition?.organisations.find((organisation) => organisation.id === id);
  const unknown = { id, name: id, kind: 'other', participation: 'observer' } as const;
  return toParticipant(known ?? unknown, days['opening']?.from ?? '');
}

function usualPerson({ definition }: Defined, id: string): Person | undefined {
  return definition?.people.find((person) => person.id === id);
}

/** Everybody in the order in which they were handed over: the first officer is the one who is written to. */
function peopleOf(state: HandedState): Record<string, Person> {
  const people = Object.entries(state.people).flatMap(([id, handed]): [string, Person][] => {
    const person = handed ?? usualPerson(state, id);
    return person ? [[id, person]] : [];
  });
  return Object.fromEntries(people);
}

function withGateFields(gate: GateState): GateState {
  const later = { closedBy: null, conditions: [] };
  return { ...later, ...gate };
}

function withSignatureFields(signature: Signature): Signature {
  const later = { mandate: null };
  return { ...later, ...signature };
}

/** An earlier build knew which days were imported, but not by which event. */
function withAdoptionEvents({ days, ...adoption }: AdoptionState): AdoptionState {
  const later = { takenOverOn: null };
  const told = Array.isArray(days)
    ? Object.fromEntries((days as string[]).map((anchor) => [anchor, 0]))
    : days;
  return { ...later, ...adoption, days: told };
}

/** An obligation of the first builds, in which a word that delivery will fail was a mere mark. */
type Handed = Partial<Obligation> & { cannotDeliver?: boolean };

function withObligationFields(state: Defined, id: string, handed: Handed): Obligation {
  const { cannotDeliver, ...obligation } = handed;
  const usual = usualDuty(state, id, obligation);
  const asked = { kind: 'cannot-deliver', event: 0, on: usual.clockFrom, until: null } as const;
  return { ...usual, ...(cannotDeliver ? { request: asked } : {}), ...obligation };
}

type Defined = Pick<HandedState, 'definition' | 'days'>;

/** What a duty is where nothing else is said of it: open and untouched, by the terms of its template. */
function usualDuty({ definition, days }: Defined, id: string, known: Partial<Obligation>): Obligation {
  const [, stem, owner = '', occurrence = '1'] = /^([^/#]*)(?:\/([^#]*))?(?:#(\d+))?$/.exec(id) ?? [];
  const template = definition?.obligations.find((candidate) => candidate.id === stem);
  const usuallyOpenedOn = template ? begunOn(days, template) : '';
  const { openedOn = usuallyOpenedOn, clockFrom = openedOn, suspendedOn = null } = known;
  return {
    id,
    owner,
    template: template?.id ?? null,
    occurrence: Number(occurrence),
    status: 'open',
    openedOn: usuallyOpenedOn,
    ownDue: null,
    clockFrom: openedOn,
    movedDays: 0,
    countedTo: clockFrom,
    suspendedOn: null,
    pausedOn: suspendedOn,
    changedAt: 0,
    reported: null,
    returnedAt: 0,
    finalOn: null,
    request: null,
    extension: null,
    verify: template?.verify ?? false,
    chase: template?.chase ?? true,
    binding: template?.binding ?? true,
    answeredBy: template?.answeredBy ?? 'report',
    audience: template?.audience ?? 'owner',
    reminders: template?.reminders ?? null,
    policy: {},
    body: null,
    joinedOn: null,
    dispute: null,
    ...noMarks(),
    text: null,
  };
}

/** A series by its key, `template/owner`, with an owner that was there from the beginning. */
function usualSeries({ definition, days }: Defined, key: string): Recurrence {
  const [template = '', owner = ''] = key.split('/');
  const terms = definition?.obligations.find(({ id }) => id === template);
  const openedOn = terms ? begunOn(days, terms) : '';
  return { template, owner, next: 2, openedOn, first: 1, joinedOn: null };
}

/** The day on which duties of a template opened for who was there. */
function begunOn(days: CovenantState['days'], { opens }: ObligationTemplate): CivilDate {
  return days['phase' in opens ? `phase:${opens.phase}` : `gate:${opens.gate}`]?.from ?? '';
}
