import type { Definition, LadderStep, Organisation, Participation, Person } from './definition.ts';
import type { CivilDate, ContentReference, Instant } from './primitives.ts';

/** A fact that a later correction can take back: the event that recorded it. */
interface Recorded {
  event: number;
  on: CivilDate;
}

export interface Participant {
  organisation: string;
  name: string;
  kind: Organisation['kind'];
  participation: Participation;
  group: string | null;
  joinedOn: CivilDate;
  leftOn: CivilDate | null;
  contact: string | null;
  deputy: string | null;
  mailbox: string | null;
}

export interface GateState {
  open: boolean;
  openedOn: CivilDate;
  /** Day on which silence closes the gate as lapsed. */
  silentOn: CivilDate | null;
  positions: Record<string, { event: number; position: 'agree' | 'object' | 'abstain' }>;
  outcome: 'go' | 'no-go' | 'lapsed' | null;
}

/** Answers that may meet an obligation. */
export type Answer = 'report' | 'letter-of-intent' | 'signature' | 'submission';

export interface Obligation {
  id: string;
  owner: string;
  template: string | null;
  occurrence: number;
  status: 'open' | 'reported' | 'suspended';
  openedOn: CivilDate;
  /** A due day of its own: set at opening of a single duty, by extension or return; else the template's rule counts. */
  ownDue: CivilDate | null;
  /** Since when its present due day counts: opening, extension, return or resumption. Earlier reminders are not made up for. */
  clockFrom: CivilDate;
  /** Days by which suspensions have moved the due day. */
  movedDays: number;
  suspendedOn: CivilDate | null;
  reported: Recorded | null;
  /** Sequence of the last return, 0 without one: an answer from before it was not good enough. */
  returnedAt: number;
  /** Day after which a report that needs no verification is final. */
  finalOn: CivilDate | null;
  /** The owner has said early that it cannot deliver (R78). */
  cannotDeliver: boolean;
  verify: boolean;
  chase: boolean;
  binding: boolean;
  answeredBy: Answer;
  reminders: LadderStep[] | null;
  text: ContentReference | null;
}

/** A recurring duty of one owner: which occurrence comes next. */
export interface Recurrence {
  template: string;
  owner: string;
  next: number;
  /** The day on which the owner's first occurrence opened. */
  openedOn: CivilDate;
  /** That occurrence: above 1 for who came back, or joined when others had begun. */
  first: number;
}

/**
 * All that later decisions need, as plain JSON: what is open, and the few facts that others hang on. What is closed
 * lives in the ledger alone, so the state stays small over ten years.
 */
export interface CovenantState {
  status: 'new' | 'open' | 'stopped' | 'closed';
  slug: string;
  definitionHash: string;
  /** Empty until the stream is opened. */
  definition: Definition | null;
  /** Sequence of the last event. */
  sequence: number;
  /** Instant of the last event. */
  recordedAt: Instant | null;
  phase: string | null;
  /** Known days by anchor; a window has its last day in `to`. */
  days: Record<string, { from: CivilDate; to: CivilDate }>;
  participants: Record<string, Participant>;
  people: Record<string, Person>;
  milestones: Record<string, Recorded>;
  letters: Record<string, Recorded>;
  signatures: Record<string, Recorded & { document: string }>;
  concludedOn: CivilDate | null;
  gates: Record<string, GateState>;
  obligations: Record<string, Obligation>;
  /** Ids of obligations that are over, so that none is opened twice; `template/owner` with its last occurrence. */
  settled: Record<string, number>;
  recurrences: Record<string, Recurrence>;
  /** Events taken back or noted as wrong. */
  corrected: number[];
}

export function initialState(): CovenantState {
  return {
    status: 'new',
    slug: '',
    definitionHash: '',
    definition: null,
    sequence: 0,
    recordedAt: null,
    phase: null,
    days: {},
    participants: {},
    people: {},
    milestones: {},
    letters: {},
    signatures: {},
    concludedOn: null,
    gates: {},
    obligations: {},
    settled: {},
    recurrences: {},
    corrected: [],
  };
}

/** The definition of an opened stream. @throws when the stream is not opened, which is a mistake in the code. */
export function definitionOf(state: CovenantState): Definition {
  if (!state.definition) throw new Error('the stream is not opened');
  return state.definition;
}

/** Parties that take part now, by organisation id, in a fixed order. */
export function activeParties(state: CovenantState): string[] {
  return activeParticipants(state, 'party');
}

export function activeParticipants(state: CovenantState, participation: Participation): string[] {
  return Object.values(state.participants)
    .filter((participant) => participant.participation === participation && participant.leftOn === null)
    .map((participant) => participant.organisation)
    .sort();
}

/** Parties that have not signed yet (R75, affiliated companies do not sign). */
export function unsignedParties(state: CovenantState): string[] {
  return activeParties(state).filter((party) => !state.signatures[party]);
}
