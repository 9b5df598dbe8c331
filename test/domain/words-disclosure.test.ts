import { describe, expect, test } from 'vitest';
import type { Audience, Person } from '../../domain/definition.ts';
import { disclosedTypes, disclosureOf } from '../../domain/disclosures.ts';
import type { EventData, EventType, Fact } from '../../domain/events.ts';
import type { ContentReference } from '../../domain/primitives.ts';
import type { WordField } from '../../domain/word-fields.ts';
import { aDefinition, anObligation, aPaper, onlyObligations } from '../support/definition.ts';
import { given } from '../support/given.ts';
import { anyData } from '../support/hidden.ts';
import { planned } from '../support/meetings.ts';

/** Fields of an event that hold somebody's words or a document, by its type alone; people's cards are none. */
type Words<Data> = {
  [F in Fields<Data>]: true extends Holds<NonNullable<Value<Data, F>>> ? F : never;
}[Fields<Data>];
type Fields<Data> = Data extends unknown ? keyof Data & string : never;
type Value<Data, F extends string> = Data extends { [K in F]?: infer V } ? V : never;
type Holds<V> = V extends ContentReference
  ? true
  : V extends Person | { audience: Audience; owner: string | null }
    ? false
    : V extends readonly (infer Each)[]
      ? Holds<Each>
      : V extends object
        ? { [K in keyof V]: Holds<V[K]> }[keyof V]
        : false;
type WithWords = { [T in EventType]: Words<EventData[T]> extends never ? never : T }[EventType];

/** Types of events with words that nobody outside the covenant knows of in any course. */
const neverPublic = [
  'ActRatified',
  'AssociationEnded',
  'AssociationRecorded',
  'BodyDissolved',
  'BodySetUp',
  'CommitmentMade',
  'CommitmentRevised',
  'CommitmentWithdrawn',
  'ConsultationConcluded',
  'ConsultationOpened',
  'ContactNoted',
  'CorrectionDeclined',
  'CorrectionProposed',
  'GateOpened',
  'LetterOfIntentGiven',
  'MandateRegistered',
  'MandateRevoked',
  'MarketCoverageRecorded',
  'MeansEstimated',
  'MemberSeated',
  'MemberUnseated',
  'MinutesCirculated',
  'MinutesCommented',
  'OrganisationExchanged',
  'OrganisationSucceeded',
  'PartyReturned',
  'PartySteppedBack',
  'PositionGiven',
  'PrioritiesSet',
  'RatificationRefused',
  'ReminderEdited',
  'RiskAssessed',
  'SignatureRefused',
  'SigningRoundOpened',
] as const satisfies readonly EventType[];

/** Words that go no further than the table, also where their event is public. */
const WITHHELD = null;
type Public = Exclude<WithWords, (typeof neverPublic)[number]>;
type Why = string | typeof WITHHELD;

/** The others: each of their words is withheld, or public because somebody chose so. */
const publicWords: { [T in Public]: { [F in Words<EventData[T]>]: Why } } = {
  AgendaItemPut: { words: 'the item was given that audience' },
  ConductRecorded: { document: 'shown at a public meeting', measure: 'said at a public meeting' },
  CovenantAdopted: { source: WITHHELD, vouchedBy: WITHHELD },
  CovenantClosed: { goOnBecause: WITHHELD, reason: WITHHELD },
  CovenantRestarted: { reason: WITHHELD },
  CovenantResumed: { reason: WITHHELD },
  CovenantSigned: { document: 'the text of a public paper' },
  CovenantStopped: { reason: WITHHELD },
  CovenantSuspended: { reason: WITHHELD },
  DateSet: { reason: WITHHELD },
  DecisionRecorded: { minority: WITHHELD, reason: WITHHELD, words: 'the decision was given that audience' },
  EventCorrected: { reason: WITHHELD, remark: WITHHELD },
  ExtensionRequested: { reason: WITHHELD },
  GateClosed: { goOnBecause: WITHHELD, minority: WITHHELD, reason: WITHHELD },
  ItemAdded: { words: 'the item was given that audience' },
  ItemAnswered: { words: 'the item was given that audience' },
  MeetingCancelled: { reason: WITHHELD, title: 'the meeting is public' },
  MeetingMoved: { place: 'the meeting is public', reason: WITHHELD },
  MeetingPlanned: { place: 'the meeting is public', title: 'the meeting is public' },
  MilestoneRecorded: { note: WITHHELD },
  MinutesAdopted: { document: 'minutes of a public meeting' },
  MonitoringSubmitted: { report: WITHHELD },
  NonDeliveryReported: { reason: WITHHELD },
  ObligationDropped: { reason: WITHHELD },
  ObligationExtended: { reason: WITHHELD },
  ObligationHandedOver: { reason: WITHHELD },
  ObligationOpened: { text: 'what a public duty asks' },
  ObligationReportedDone: { note: WITHHELD },
  ObligationReturned: { reason: WITHHELD },
  ObligationSuspended: { reason: WITHHELD },
  ObligationVerified: { note: WITHHELD },
  OrganisationResumed: { reason: WITHHELD },
  OrganisationSuspended: { reason: WITHHELD },
  PaperAdopted: { goOnBecause: WITHHELD, reason: WITHHELD },
  PaperCommented: { words: 'the comment was given that audience' },
  PaperSealed: { document: 'the text of a public paper' },
  PaperTabled: { clauses: 'the text of a public paper', note: WITHHELD },
  ParticipantJoined: { statement: WITHHELD },
  ParticipantLeft: { reason: WITHHELD },
  PastFactImported: { source: WITHHELD, vouchedBy: WITHHELD },
  RequestDeclined: { reason: WITHHELD },
};

const definition = {
  ...onlyObligations(anObligation('report', { audience: 'public' })),
  papers: aDefinition({
    papers: [aPaper('leaflet', 'other', { signatories: 'parties', audience: 'public' })],
  }).papers,
};
const { state } = given(definition).and(planned('m1', '2027-02-01', { audience: 'public' }));

/** What makes one type of event as public as it can be. */
const widest: { [T in EventType]?: object } = {
  GateClosed: { outcome: 'go' },
  ObligationOpened: { obligation: 'report/union' },
  ParticipantJoined: { participation: 'party' },
  PastFactImported: { kind: 'milestone' },
};

/** An event in a covenant in which everything is public. */
function inPublic(type: EventType): Fact {
  const data = {
    ...anyData(type, {
      other: 'union',
      data: { obligation: 'report/union', paper: 'leaflet', meeting: 'm1', audience: 'public' },
    }),
    ...widest[type],
    documents: [{ paper: 'leaflet' }],
    papers: ['leaflet'],
  };
  return { type, data, sequence: 9, recordedAt: '2027-01-05T08:00:00.000Z', effectiveOn: null } as Fact;
}

function toAnybody(type: EventType): { event: boolean; field: (field: string) => boolean } {
  const corrected = disclosureOf(inPublic('PhaseStarted'), { before: state, after: state });
  const { audience, narrower = {} } = disclosureOf(inPublic(type), {
    before: state,
    after: state,
    corrected,
  });
  const narrowed: Record<string, unknown> = narrower;
  return {
    event: audience === 'public',
    field: (field) => [undefined, 'public'].includes(narrowed[field] as string),
  };
}

describe('the words of an event', () => {
  test('are public only where somebody chose so: no reason, note or remark is', () => {
    for (const type of disclosedTypes.filter((each) => toAnybody(each).event)) {
      const words = Object.entries<Why>(publicWords[type as Public] ?? {});
      for (const [field, why] of words)
        expect(toAnybody(type).field(field), `${type}.${field}`).toBe(why !== WITHHELD);
    }
  });

  test('are of an event that can be public, or of one that never is', () => {
    for (const type of neverPublic) expect(toAnybody(type).event, type).toBe(false);
    const never = Object.keys(publicWords).filter((type) => !toAnybody(type as Public).event);
    expect(never).toEqual([]);
  });

  test('are all known as words, so that the reason of a correction is for no more than they are', () => {
    type Unlisted = Exclude<{ [T in WithWords]: Words<EventData[T]> }[WithWords], WordField>;
    const unlisted: Unlisted[] = [];
    expect(unlisted satisfies never[]).toEqual([]);
  });
});
