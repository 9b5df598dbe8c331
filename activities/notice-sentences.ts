import { assertNever } from '../domain/assert-never.ts';
import { isReview } from '../domain/meetings/review.ts';
import type { CivilDate } from '../domain/primitives.ts';
import { meetingLines, minutesLines } from './meeting-sentences.ts';
import { distance, longDate } from './notice-dates.ts';
import type { NoticeEntry } from './notice-entry.ts';
import { oneLine } from './one-line.ts';
import { receiptLines } from './mailbox/receipt-text.ts';
import { say } from './notice-messages.ts';
import type { Language, NoticePayload, OpenDuty } from './notice-payload.ts';

/** What one item says, line by line: first what it is about, then what is asked and by when. */
export function itemLines(entry: NoticeEntry, day: CivilDate, language: Language): string[] {
  return [...sentences(entry, day, language), ...passedOnLines(entry, language)];
}

/** A duty by its name, with who owes it and which time it comes round. */
export function itemTitle(entry: NoticeEntry, language: Language): string {
  const { occurrence, organisationName } = entry.payload;
  const subject = subjectOf(entry, language);
  const organisation = oneLine(organisationName, 200);
  return occurrence === null
    ? say('item', language, { subject, organisation })
    : say('item.occurrence', language, { subject, organisation, occurrence });
}

function sentences(entry: NoticeEntry, day: CivilDate, language: Language): string[] {
  const { payload } = entry;
  const { kind } = payload;
  switch (kind) {
    case 'gate-opened':
    case 'phase-started':
    case 'signing-opened':
    case 'signature-refused':
      return [say(kind, language, { subject: subjectOf(entry, language) })];
    case 'corrected':
      return [corrected(entry, language)];
    case 'undelivered':
      return [undelivered(payload, language)];
    case 'receipt':
      return [...(hasSubject(entry) ? [itemTitle(entry, language)] : []), ...receiptLines(entry, language)];
    case 'summary':
      return summary(entry, day, language);
    case 'moved':
      return [itemTitle(entry, language), ...moved(payload, day, language)];
    case 'declined':
      return [itemTitle(entry, language), ...declined(entry, day, language)];
    case 'handed-over':
      return [itemTitle(entry, language), handedOver(payload, day, language)];
    case 'cancelled':
      return [itemTitle(entry, language), ...cancelled(entry, language)];
    case 'meeting-planned':
    case 'meeting-moved':
    case 'meeting-cancelled':
      return [subjectOf(entry, language), ...meetingLines(entry, language)];
    case 'minutes-circulated':
      return [subjectOf(entry, language), ...minutesLines(entry, day, language)];
    case 'reminder':
    case 'overdue':
    case 'escalation':
    case 'to-confirm':
    case 'returned':
      return [itemTitle(entry, language), ...asked(entry, kind, day, language)];
    default:
      return assertNever(kind);
  }
}

/** What was wrong by its name and day, since the ledger's number for it tells a reader nothing. */
function corrected(entry: NoticeEntry, language: Language): string {
  const { payload } = entry;
  if (!payload.corrected) return say('corrected', language, { id: oneLine(entry.id) });
  const subject = hasSubject(entry) ? subjectOf(entry, language) : oneLine(payload.covenant.name[language]);
  return say('corrected.of', language, { subject, on: longDate(payload.corrected.on, language) });
}

/** An answer about a person, such as an absence, is about no duty. */
function hasSubject({ payload, text }: NoticeEntry): boolean {
  return payload.subject !== null || text !== null;
}

function undelivered(payload: NoticePayload, language: Language): string {
  const { person, fate, detail, next, about } = payload.undelivered ?? {
    person: '?',
    fate: 'doubtful',
    detail: '',
  };
  const reason = say(`reason.${fate}`, language, { detail: oneLine(detail) });
  const organisation = oneLine(payload.organisationName, 200);
  const what = about?.length ? say('undelivered.about', language, { items: oneLine(about.join(', ')) }) : '';
  const then = next
    ? say('undelivered.next', language, { next })
    : say('undelivered.nobody', language, { person });
  const first = say('undelivered', language, { person, organisation, reason });
  return [first, what, then].filter((sentence) => sentence !== '').join(' ');
}

/** A reminder that goes out late, after the due day, says so: what counts is the day of sending. */
function asked(
  { id, payload, reason, words }: NoticeEntry,
  kind: 'reminder' | 'overdue' | 'escalation' | 'to-confirm' | 'returned',
  day: CivilDate,
  language: Language,
): string[] {
  const { due } = payload;
  if (due === null) return [];
  const when = { due: longDate(due, language), distance: distance(due, day, language) };
  const which = { covenant: payload.covenant.slug, id: oneLine(id) };
  const said = kind === 'reminder' && due < day ? 'overdue' : kind;
  const sentence = say(said, language, { ...when, ...which });
  const lines = reason === null ? [] : [say('returned.reason', language, { reason: oneLine(reason) })];
  return words === null ? [sentence, ...lines] : [sentence, ...lines, oneLine(words)];
}

/** The day that stands is left out while the clock stands still. */
function declined({ payload: { due }, reason }: NoticeEntry, day: CivilDate, language: Language): string[] {
  const when = due && { due: longDate(due, language), distance: distance(due, day, language) };
  return [
    when ? say('declined', language, when) : say('declined.undated', language),
    ...(reason === null ? [] : [say('returned.reason', language, { reason: oneLine(reason) })]),
  ];
}

function moved({ due, previous }: NoticePayload, day: CivilDate, language: Language): string[] {
  if (due === null) return [];
  const when = { due: longDate(due, language), distance: distance(due, day, language) };
  if (!previous || previous === due) return [say('reminder', language, when)];
  return [say('moved', language, { ...when, previous: longDate(previous, language) })];
}

function handedOver({ due }: NoticePayload, day: CivilDate, language: Language): string {
  if (due === null) return say('handed-over.undated', language);
  return say('handed-over', language, {
    due: longDate(due, language),
    distance: distance(due, day, language),
  });
}

function cancelled({ payload, reason }: NoticeEntry, language: Language): string[] {
  const why = say(`cancelled.${payload.because ?? 'decided'}`, language);
  return reason === null ? [why] : [why, say('returned.reason', language, { reason: oneLine(reason) })];
}

function summary(entry: NoticeEntry, day: CivilDate, language: Language): string[] {
  const { organisationName, open = [] } = entry.payload;
  const first = say('summary', language, { organisation: oneLine(organisationName, 200) });
  return [first, ...open.map((duty, index) => `• ${openDuty(duty, entry.openTexts[index], day, language)}`)];
}

/** A duty of a summary by its name, with which time it comes round. */
export function openTitle(
  { id, name, occurrence }: OpenDuty,
  text: string | null | undefined,
  language: Language,
): string {
  const subject = named({ name, text: text ?? null, id }, language);
  return occurrence === null ? subject : say('summary.occurrence', language, { subject, occurrence });
}

function openDuty(
  duty: OpenDuty,
  text: string | null | undefined,
  day: CivilDate,
  language: Language,
): string {
  const { due } = duty;
  const title = openTitle(duty, text, language);
  if (due === null) return title;
  return say('summary.due', language, {
    title,
    due: longDate(due, language),
    distance: distance(due, day, language),
  });
}

export function subjectOf({ payload, text, id }: NoticeEntry, language: Language): string {
  return named({ name: payload.subject, text, id }, language);
}

function named(
  { name, text, id }: { name: OpenDuty['name']; text: string | null; id: string },
  language: Language,
): string {
  if (name) return oneLine(name[language]);
  if (text === null) return say('item.unnamed', language, { id: oneLine(id) });
  return isReview(id) ? say('item.review', language, { subject: oneLine(text) }) : oneLine(text);
}

/** Says to whom it was meant to go, where somebody else reads it. */
function passedOnLines({ routed, payload, person }: NoticeEntry, language: Language): string[] {
  if (routed === null) {
    const first = payload.passedOnFrom;
    return first ? [say('passed-on', language, { person: first })] : [];
  }
  const { reason, to } = routed;
  if (reason === 'nobody') return [say('routed.nobody', language)];
  const parameters = { person, reason: say(`reason.${reason}`, language) };
  return [say(to === 'officer' ? 'routed' : 'routed.colleague', language, parameters)];
}
