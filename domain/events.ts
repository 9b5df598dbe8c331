import type { DossierEvents } from './dossier/events.ts';
import type { MandateEvents } from './mandates/events.ts';
import type { MeetingEvents } from './meetings/events.ts';
import type { PaperEvents } from './papers/events.ts';
import type { PausingEvents } from './pausing/events.ts';
import type { CommitmentEvents } from './commitments/events.ts';
import type { SigningEvents } from './signing/events.ts';
import type { ParticipationEvents } from './participation/events.ts';
import type { BodyEvents } from './bodies/events.ts';
import type { CorrectionEvents } from './corrections/events.ts';
import type { AdoptionEvents } from './adoption/events.ts';
import type { Calendar } from './closed-days.ts';
import type { CommandFields } from './commands.ts';
import type { Answer, Audience, Definition, Person } from './definition.ts';
import type { CivilDate, ContentReference, Instant } from './primitives.ts';
import type { LadderStep, Rhythm } from './reminder-terms.ts';

/** A due day that a newer calendar moves, Europe/Amsterdam. */
export interface MovedDay {
  obligation: string;
  from: CivilDate;
  to: CivilDate;
}

/** What each event of the core says, by type; those of the table stand in their areas. */
export interface CoreEvents {
  CovenantOpened: { slug: string; definitionHash: string; definition: Definition };
  StreamResumed: { fencedEpoch: number; reason: 'resume' | 'new-build' | 'restore' };
  /**
   * `organisation` is whose step it was, with those who took it jointly. `missing` are the advised steps that should
   * have come first, and the roles that nobody took with it (`role/penholder`).
   */
  MilestoneRecorded: CommandFields['RecordMilestone'] & {
    organisation?: string | undefined;
    missing?: string[] | undefined;
  };
  /**
   * `on` is the day that made it begin, where time did: a late clock does not move the phase. `waited` are the days
   * that it was held up by a suspension of the covenant.
   */
  PhaseStarted: {
    phase: string;
    previous: string | null;
    on?: CivilDate | undefined;
    waited?: number | undefined;
  };
  DateSet: {
    date: string;
    from: CivilDate;
    to: CivilDate;
    previous: { from: CivilDate; to: CivilDate } | null;
    reason?: ContentReference | undefined;
  };
  EntryIntoForceSet: { on: CivilDate };
  /** The calendar as data; `previous` is the version before it, `moves` the due days that it changes. */
  CalendarAdopted: { calendar: Calendar; previous: number; moves: MovedDay[] };
  GateOpened: { gate: string; silentOn: CivilDate | null; question?: ContentReference | undefined };
  /** `mandate` is the one that an act rests on, where one covers it (R31). */
  PositionGiven: { gate: string; organisation: string; mandate?: string | undefined } & Omit<
    CommandFields['GivePosition'],
    'gate'
  >;
  GateClosed: {
    gate: string;
    outcome: 'go' | 'no-go' | 'lapsed';
    reason?: ContentReference | undefined;
    minority: { organisation: string; statement: ContentReference }[];
    /** Advised evidence that was missing (`letter-of-intent/party-one`), and why the parties went on. */
    missing: string[];
    goOnBecause?: ContentReference | undefined;
    /** The duties that are its conditions. */
    conditions?: string[] | undefined;
  };
  LetterOfIntentGiven: {
    organisation: string;
    parts: CommandFields['GiveLetterOfIntent'];
    mandate?: string | undefined;
  };
  ContactChanged: {
    organisation: string;
    role: 'contact' | 'deputy' | 'mailbox';
    person: string;
    card?: Person | undefined;
  };
  ObligationOpened: {
    obligation: string;
    owner: string;
    /** Template of the definition; null for a duty of its own. */
    template: string | null;
    occurrence: number;
    text?: ContentReference | undefined;
    due?: CivilDate | undefined;
    verify?: boolean | undefined;
    audience?: Audience | undefined;
    reminders?: LadderStep[] | undefined;
    meeting?: string | undefined;
    binding?: boolean | undefined;
    /** What answers it, where that is no report. */
    answeredBy?: Answer | undefined;
    /** The commitment that it carries out. */
    commitment?: string | undefined;
    /** Days that it waited for the covenant to be resumed; its day has moved by as many. */
    moved?: number | undefined;
    /** The occurrence that counted from the owner's own day, where that was an earlier one than this. */
    first?: number | undefined;
    /** Organisations whose dispute it is to settle. */
    between?: string[] | undefined;
    /** The body whose duty it is, reached through its owner; a template says so itself. */
    body?: string | undefined;
  };
  ObligationReportedDone: {
    obligation: string;
    by: Answer;
    /** The event that answered the duty, when it is not this one. */
    answer?: number | undefined;
    note?: ContentReference | undefined;
  };
  ObligationVerified: { obligation: string; note?: ContentReference | undefined };
  ObligationReturned: { obligation: string; reason: ContentReference; due: CivilDate };
  NonDeliveryReported: { obligation: string; reason: ContentReference };
  /** `due` is the day that the owner asks to be moved. */
  ExtensionRequested: { obligation: string; until: CivilDate; reason: ContentReference; due: CivilDate };
  /** `request` is the event that asked for it. */
  RequestDeclined: { obligation: string; reason: ContentReference; request: number };
  ObligationExtended: {
    obligation: string;
    reason: ContentReference;
    due: CivilDate;
    previous: CivilDate | null;
    /** The request that it answers, and the day asked for where one was. */
    request?: number | undefined;
    asked?: CivilDate | undefined;
  };
  ObligationSuspended: { obligation: string; reason: ContentReference };
  /** `days` by which its day has moved; 0 while something wider is still suspended. */
  ObligationResumed: { obligation: string; days: number };
  /** Without a reason of its own where a suspension ends and its party is still away from the table. */
  OrganisationSuspended: { organisation: string; reason?: ContentReference | undefined };
  /** `days` that the suspension lasted. */
  OrganisationResumed: { organisation: string; days: number; reason?: ContentReference | undefined };
  CovenantSuspended: { reason: ContentReference };
  CovenantResumed: { days: number; reason?: ContentReference | undefined };
  ObligationDropped: {
    obligation: string;
    reason?: ContentReference | undefined;
    /**
     * `called-off`: what it was about will not be; `old-course`: of a course that the parties began anew (R27);
     * `signing-ended`: the round that asked for it has ended; `day-corrected`: by the right day of what was imported it
     * had passed before the adoption, or is asked under another number.
     */
    because:
      | 'decided'
      | 'owner-left'
      | 'covenant-ended'
      | 'called-off'
      | 'old-course'
      | 'signing-ended'
      | 'day-corrected';
  };
  MonitoringSubmitted: { obligation: string; organisation: string } & Omit<
    CommandFields['SubmitMonitoring'],
    'obligation'
  >;
  /** Parts of a reminder policy, for one duty, for one organisation or for the whole covenant. */
  RemindersSet: CommandFields['SetReminders'];
  ContactNoted: CommandFields['NoteContact'];
  RemindersHeld: CommandFields['HoldReminders'];
  ReminderSkipped: CommandFields['SkipReminder'];
  ReminderEdited: CommandFields['EditReminder'];
  EscalationConfirmed: CommandFields['ConfirmEscalation'];
  AbsenceSet: CommandFields['SetAbsence'];
  RhythmSet: { person: string; rhythm: Rhythm };
  CovenantStopped: { reason: ContentReference };
  /** `stopped` is the event that stopped the old course; `anew` asks again for what that course had. */
  CovenantRestarted: { reason: ContentReference; stopped: number; anew?: { from: string } | undefined };
  CovenantClosed: { reason: ContentReference; goOnBecause?: ContentReference | undefined };
}

/** What each event says, by type. Past tense; the fields are facts that never change. */
export interface EventData
  extends
    CoreEvents,
    DossierEvents,
    MandateEvents,
    MeetingEvents,
    PaperEvents,
    PausingEvents,
    CommitmentEvents,
    SigningEvents,
    ParticipationEvents,
    BodyEvents,
    CorrectionEvents,
    AdoptionEvents {}

export type EventType = keyof EventData;

/**
 * An event as `decide` returns it; the shell adds sequence, instant, actor and cause. `effectiveOn` is in it where it
 * happened on another day than its command says, such as a fact of long ago.
 */
export type NewEvent = {
  [T in EventType]: { type: T; data: EventData[T]; rules?: string[]; effectiveOn?: CivilDate };
}[EventType];

interface FactFrame {
  sequence: number;
  recordedAt: Instant;
  /** The day on which it happened; null when time itself made it. */
  effectiveOn: CivilDate | null;
}

/** An event as `evolve` reads it: the part of the ledger's envelope that makes state. */
export type Fact = { [T in EventType]: FactFrame & { type: T; data: EventData[T] } }[EventType];
export type FactOf<T extends EventType> = Extract<Fact, { type: T }>;
