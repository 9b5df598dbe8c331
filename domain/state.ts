import { emptyDossier, type DossierState } from './dossier/state.ts';
import { noMandates, type MandateState } from './mandates/state.ts';
import { noMeetings, type MeetingState } from './meetings/state.ts';
import { noPapers, type PaperState } from './papers/state.ts';
import { nobodyAway, type PausingState } from './pausing/state.ts';
import { noCommitments, type CommitmentState } from './commitments/state.ts';
import { noSigning, type Signature, type SigningState } from './signing/state.ts';
import { plainParticipation, type ParticipationState } from './participation/state.ts';
import { noSeats, type BodyState } from './bodies/state.ts';
import { noCorrections, type CorrectionState } from './corrections/state.ts';
import { notAdopted, type AdoptionState } from './adoption/state.ts';
import { standardCalendar, type Calendar } from './closed-days.ts';
import type {
  Answer,
  Audience,
  Definition,
  FacilitationRole,
  Organisation,
  Participation,
  Person,
} from './definition.ts';
import type { CivilDate, ContentReference, Instant } from './primitives.ts';
import type { GivenPolicy } from './reminder-policy.ts';
import type { LadderStep, ReminderPolicy, Rhythm } from './reminder-terms.ts';

/** A fact that a later correction can take back: the event that recorded it. */
interface Recorded {
  event: number;
  on: CivilDate;
}

/** A report; `follows` where it was none of its own, but followed from another fact, such as the outcome of an item. */
interface Reported extends Recorded {
  follows?: true;
}

/** A milestone that was reached, and who took on which role of facilitation with it (R15). */
export interface Reached extends Recorded {
  roles?: { role: FacilitationRole; organisation: string }[];
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
  /** Event by which the present contact took over; null since the opening. */
  contactSince: number | null;
}

export interface GateState {
  open: boolean;
  openedOn: CivilDate;
  /** Day on which silence closes the gate as lapsed. */
  silentOn: CivilDate | null;
  positions: Record<string, { event: number; position: 'agree' | 'object' | 'abstain' }>;
  outcome: 'go' | 'no-go' | 'lapsed' | null;
  /** Event that closed it. */
  closedBy: number | null;
  /** Duties that are conditions of its go. */
  conditions: string[];
}

/** What an owner has asked about a duty and the secretariat has not answered yet. */
export interface DutyRequest {
  kind: 'extension' | 'cannot-deliver';
  /** The event that recorded it. */
  event: number;
  /** The day on which it was asked; up to the due day it keeps the duty from being late or chased (R78). */
  on: CivilDate;
  /** The day asked for; null for a duty that cannot be delivered. */
  until: CivilDate | null;
}

/** Clock of a duty before its last extension, so that a mistaken one can be taken back. */
export interface EarlierClock {
  /** The extension that replaced it. */
  event: number;
  ownDue: CivilDate | null;
  movedDays: number;
  countedTo: CivilDate;
  request: DutyRequest | null;
}

export interface Obligation {
  id: string;
  owner: string;
  /** The body whose duty it is, where no template says so; its owner is the organisation through which it is reached. */
  body: string | null;
  template: string | null;
  occurrence: number;
  status: 'open' | 'reported' | 'suspended';
  openedOn: CivilDate;
  /** A due day of its own: set at opening of a single duty, by extension or return; else the template's rule counts. */
  ownDue: CivilDate | null;
  /**
   * Since when its owner is reminded of the present due day: opening, extension, return, resumption or a declined
   * request. Earlier reminders are not made up for.
   */
  clockFrom: CivilDate;
  /** Days by which suspensions have moved the due day. */
  movedDays: number;
  /** Suspensions before this day belong to an earlier due day, or are in `movedDays` already. */
  countedTo: CivilDate;
  /** Since when the duty itself is suspended. */
  suspendedOn: CivilDate | null;
  /** Since when its clock stands still: the duty, its owner or the covenant is suspended. */
  pausedOn: CivilDate | null;
  /** Calendar number since its due day last changed, see `calendarNumber`. */
  changedAt: number;
  reported: Reported | null;
  /** Sequence of the last return, 0 without one: an answer from before it was not good enough. */
  returnedAt: number;
  /** Day after which a report that needs no verification is final. */
  finalOn: CivilDate | null;
  request: DutyRequest | null;
  /** What its last extension replaced. */
  extension: EarlierClock | null;
  verify: boolean;
  chase: boolean;
  binding: boolean;
  answeredBy: Answer;
  /** Who may know of it, beside the secretariat. */
  audience: Audience;
  /** As the definition or its opening gave them. */
  reminders: LadderStep[] | ReminderPolicy | null;
  /** What an officer has set for this duty since. */
  policy: GivenPolicy;
  /** First and last day on which its ladder is held. */
  heldFrom: CivilDate | null;
  heldUntil: CivilDate | null;
  /** Steps that an officer took out. */
  skipped: string[];
  /** Words of an officer, by the step with which they go. */
  words: Record<string, ContentReference>;
  /** Steps beyond contact and officer that a person has confirmed (R131). */
  confirmed: string[];
  text: ContentReference | null;
  /** Where it was taken over: the day on which its first owner joined, from which its days go on counting. */
  joinedOn: CivilDate | null;
  /** The dispute that it is to settle, and since when those in it may leave because it was not (R104). */
  dispute: { between: string[]; rightSince: CivilDate | null } | null;
}

/** Days on which a person is away, the first and the last included. */
export interface Absence {
  event: number;
  from: CivilDate;
  to: CivilDate;
  /** Who reads instead; by the organisation's own order where nobody is named. */
  deputy: string | null;
}

/** Suspensions wider than one duty, by the day on which they began. */
export interface Suspensions {
  covenant: CivilDate | null;
  organisations: Record<string, CivilDate>;
  /** Earlier suspensions of the covenant; on `to` its clock went on. */
  past: { from: CivilDate; to: CivilDate }[];
}

/** A recurring duty of one owner: which occurrence comes next. */
export interface Recurrence {
  template: string;
  owner: string;
  next: number;
  /** The day on which the owner's first occurrence opened. */
  openedOn: CivilDate;
  /** The occurrence that counts from its own day: above 1 for who came back, or joined when others had begun. */
  first: number;
  /** As for a duty: the day on which its first owner joined, where another has taken the series over. */
  joinedOn: CivilDate | null;
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
  /** The calendar in force: the definition's, or the last one that was adopted. */
  calendar: Calendar;
  /** Sequence of the last event. */
  sequence: number;
  /** Instant of the last event. */
  recordedAt: Instant | null;
  phase: string | null;
  /** By phase: the event by which it last began. */
  began: Record<string, number>;
  /** Known days by anchor, and `agreed` (akkoord, R75); a window has its last day in `to`. */
  days: Record<string, { from: CivilDate; to: CivilDate }>;
  participants: Record<string, Participant>;
  people: Record<string, Person>;
  milestones: Record<string, Reached>;
  letters: Record<string, Recorded>;
  /** Signatures on the covenant itself, by organisation. */
  signatures: Record<string, Signature>;
  concludedOn: CivilDate | null;
  gates: Record<string, GateState>;
  obligations: Record<string, Obligation>;
  /** Ids of obligations that are over, so that none is opened twice; `template/owner` with its last occurrence. */
  settled: Record<string, number>;
  recurrences: Record<string, Recurrence>;
  suspensions: Suspensions;
  /** What an officer has set about reminders since the opening. */
  policies: { covenant: GivenPolicy; organisations: Record<string, GivenPolicy> };
  /** By person: when they are away, now or later. */
  absences: Record<string, Absence[]>;
  /** By person: how often they want to hear from us. */
  rhythms: Record<string, Rhythm>;
  /** By person: the day on which they took over a role; steps up to that day are not made up for. */
  seatedOn: Record<string, CivilDate>;
  /** Events taken back or noted as wrong. */
  corrected: number[];
  /** The event that stopped the track, while it is stopped. */
  stoppedBy: number | null;
  /** What the track keeps track of and has no outcome yet. */
  dossier: DossierState;
  /** Mandates, consultations and who speaks for whom. */
  mandates: MandateState;
  /** Meetings whose minutes are not adopted yet. */
  meetings: MeetingState;
  /** Papers as they stand. */
  papers: PaperState;
  /** Parties that have stepped back from the table. */
  pausing: PausingState;
  /** Risks, commitments and estimates. */
  commitments: CommitmentState;
  /** The signing round. */
  signing: SigningState;
  /** What participation needs beside the participants themselves. */
  participation: ParticipationState;
  /** Bodies and who sits in them. */
  bodies: BodyState;
  /** Corrections that wait for a second person. */
  corrections: CorrectionState;
  /** What was imported when a running covenant was adopted. */
  adoption: AdoptionState;
}

export function initialState(): CovenantState {
  return {
    status: 'new',
    slug: '',
    definitionHash: '',
    definition: null,
    calendar: standardCalendar,
    sequence: 0,
    recordedAt: null,
    phase: null,
    began: {},
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
    suspensions: { covenant: null, organisations: {}, past: [] },
    policies: { covenant: {}, organisations: {} },
    absences: {},
    rhythms: {},
    seatedOn: {},
    corrected: [],
    stoppedBy: null,
    dossier: emptyDossier,
    mandates: noMandates,
    meetings: noMeetings,
    papers: noPapers,
    pausing: nobodyAway,
    commitments: noCommitments,
    signing: noSigning,
    participation: plainParticipation,
    bodies: noSeats,
    corrections: noCorrections,
    adoption: notAdopted,
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
