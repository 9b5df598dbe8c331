import type { CancelledBecause } from '../domain/duty-news.ts';
import { dueDay, templateOf } from '../domain/due-day.ts';
import type { MeetingNotice, MinutesNotice } from './meeting-notices.ts';
import { recipient, type NoticeKind, type PlannedNotice } from '../domain/plan.ts';
import { ownDutyName } from '../domain/own-duty-name.ts';
import type { CivilDate, ContentReference, LocalText } from '../domain/primitives.ts';
import { mayRead, paperTerms } from '../domain/papers/terms.ts';
import { missingOn, papersToSign } from '../domain/signing/papers.ts';
import { definitionOf, type CovenantState } from '../domain/state.ts';

export type Language = 'nl' | 'en';

/** A person by id, and where name and address lie. */
export interface Addressee {
  person: string;
  organisation: string;
  language: Language;
  card: ContentReference;
}

/** A notice that did not arrive for sure. */
export interface Undelivered {
  /** To whom. */
  person: string;
  fate: 'refused' | 'doubtful' | 'unreadable';
  /** What is known of its fate, in codes. */
  detail: string;
  /** Who reads it instead; null when nobody else is named. */
  next?: string | null;
  /** Obligations, gates or phases that it was about. */
  about?: string[];
}

/** What became of an answer by mail. */
export interface Receipt {
  outcome: 'recorded' | 'rejected' | 'answered' | 'too-large' | 'confirm-address';
  intent: 'done' | 'extension' | 'cannot' | 'question' | 'other-person' | 'away' | 'address';
  /** The day of the answer, Europe/Amsterdam. */
  on: CivilDate;
  /** The day asked for, or the last day away. */
  until: CivilDate | null;
  /** Number of the event that recorded it. */
  event: number | null;
  /** Proposal that a yes or no is about. */
  proposal?: string;
  /** Sizes as people read them. */
  size?: string;
  limit?: string;
}

/** A duty in a summary of what is open. */
export interface OpenDuty {
  id: string;
  name: LocalText | null;
  text: ContentReference | null;
  occurrence: number | null;
  due: CivilDate | null;
  /** Calendar number since its day last changed. */
  changedAt?: number | null;
}

/**
 * What a row tells the post: ids, names of things and references; never a person's name or address. A field that may be
 * absent is not in the rows of the first version.
 */
export interface NoticePayload {
  kind: NoticeKind | 'undelivered' | 'receipt';
  covenant: { slug: string; name: LocalText };
  /** Name of the obligation, gate or phase; null where `text` has it or the subject is an event. */
  subject: LocalText | null;
  /** A duty's own words. */
  text: ContentReference | null;
  /** Why a report came back. */
  reason: ContentReference | null;
  /** What an officer wrote to go with it. */
  words?: ContentReference | null;
  /** What is open for a new contact. */
  open?: OpenDuty[];
  /** Which time a recurring duty comes round; null for one that does not. */
  occurrence: number | null;
  /** The organisation that is asked, and its name. */
  organisation: string;
  organisationName: string;
  /** Due day of the obligation, when there is one. */
  due: CivilDate | null;
  /** The due day that the reader was told before. */
  previous?: CivilDate | null;
  /** Calendar number since the day last changed: a calendar takes a new day only under a higher number. */
  changedAt?: number | null;
  /** Why it need not be done any more. */
  because?: CancelledBecause | null;
  /** Of a correction: the day of what was wrong, Europe/Amsterdam. */
  corrected?: { on: CivilDate };
  undelivered: Undelivered | null;
  /** The meeting that it is about. */
  meeting?: MeetingNotice;
  /** Draft minutes that go with it. */
  minutes?: MinutesNotice;
  receipt?: Receipt;
  /** Who is to read it, as far as the covenant knows the person. */
  reader: Addressee | null;
  /** Who reads it when the reader cannot be reached: deputy, functional mailbox, contact, in this order. */
  instead?: Addressee[];
  /** The person whom it was sent to first, and who could not be reached. */
  passedOnFrom?: string | null;
  /** The officer of the secretariat who reads it when nobody else can. */
  officer: Addressee | null;
}

/** What the state alone does not say about a notice. */
export type NoticeDetail = Partial<
  Pick<
    NoticePayload,
    | 'subject'
    | 'text'
    | 'reason'
    | 'previous'
    | 'because'
    | 'changedAt'
    | 'corrected'
    | 'meeting'
    | 'minutes'
    | 'instead'
  >
>;

/** Everything that rendering needs of the state, taken when the notice is planned. */
export function describeNotice(
  state: CovenantState,
  notice: PlannedNotice,
  detail: NoticeDetail = {},
): NoticePayload {
  const definition = definitionOf(state);
  const duty = describeDuty(state, notice.subject);
  return {
    kind: notice.kind,
    covenant: { slug: state.slug, name: definition.name },
    subject: duty.name ?? nameOf(state, notice),
    text: duty.text,
    reason: null,
    words: notice.words,
    open: notice.open.map((id) => describeDuty(state, id)),
    occurrence: duty.occurrence,
    organisation: notice.organisation,
    organisationName: state.participants[notice.organisation]?.name ?? notice.organisation,
    due: notice.due,
    changedAt: state.obligations[notice.subject]?.changedAt ?? null,
    undelivered: null,
    reader: addressee(state, notice.person),
    instead: standIns(state, notice),
    officer: addressee(state, recipient(state, notice.organisation, 'officer')),
    ...detail,
  };
}

/** The same for another reader. */
export function readBy(state: CovenantState, payload: NoticePayload, person: string): NoticePayload {
  const { organisation } = payload;
  return {
    ...payload,
    reader: addressee(state, person),
    instead: standIns(state, { organisation, person }),
    officer: addressee(state, recipient(state, organisation, 'officer')),
  };
}

function describeDuty(state: CovenantState, id: string): OpenDuty {
  const obligation = state.obligations[id];
  const template = obligation?.template ? templateOf(state, obligation.template) : undefined;
  const text = template ? null : (obligation?.text ?? null);
  return {
    id,
    name: template?.name ?? (text ? null : ownDutyName(state, id)),
    text,
    occurrence: template?.every && obligation ? obligation.occurrence : null,
    due: obligation ? (dueDay(state, obligation) ?? null) : null,
    changedAt: obligation?.changedAt ?? null,
  };
}

/** Others of the organisation, where the reader is one of those whom it has named. */
export function standIns(
  state: CovenantState,
  { organisation, person }: Pick<PlannedNotice, 'organisation' | 'person'>,
): Addressee[] {
  const participant = state.participants[organisation];
  if (person === null || !participant || participant.leftOn !== null) return [];
  const { contact, deputy, mailbox } = participant;
  if (![contact, deputy, mailbox].includes(person)) return [];
  const others = new Set([deputy, mailbox, contact].filter((other) => other !== person));
  return [...others].flatMap((other) => addressee(state, other) ?? []);
}

function nameOf(state: CovenantState, { kind, subject, organisation }: PlannedNotice): LocalText | null {
  const { gates, phases } = definitionOf(state);
  switch (kind) {
    case 'gate-opened':
      return gates.find(({ id }) => id === subject)?.name ?? null;
    case 'phase-started':
      return phases.find(({ id }) => id === subject)?.name ?? null;
    case 'signing-opened':
      return papersFor(state, organisation);
    case 'signature-refused': {
      const name = state.participants[subject]?.name ?? subject;
      return { nl: name, en: name };
    }
    default:
      return null;
  }
}

/** Papers of the round that an organisation signs, by their names. */
function papersFor(state: CovenantState, organisation: string): LocalText {
  const papers = papersToSign(state.definition).filter(
    (paper) =>
      state.signing.round?.papers.includes(paper.id) &&
      missingOn(state, paper).includes(organisation) &&
      mayRead(state, { organisation }, paperTerms(state, paper.id) ?? {}),
  );
  const named = (language: Language): string => papers.map(({ name }) => name[language]).join(', ');
  return { nl: named('nl'), en: named('en') };
}

function addressee(state: CovenantState, person: string | null): Addressee | null {
  const known = person === null ? undefined : state.people[person];
  return known
    ? { person: known.id, organisation: known.organisation, language: known.language, card: known.card }
    : null;
}
