import type { CalendarEntry } from '../../activities/calendar-file.ts';
import { calendarUid } from '../../activities/notice-calendar.ts';
import { calendarNumber } from '../../domain/calendar.ts';
import { meetingSubject } from '../../domain/meetings/subject.ts';
import type { EventType } from '../../domain/events.ts';
import { eventsByType } from '../../ledger/read.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { longDate } from '../dates.ts';
import type { Language, Translate } from '../messages.ts';
import type { Coming } from './ahead.ts';
import type { Step } from './steps.ts';

/** Events that can move a day of which no open duty knows: phases, named dates, and duties that are still planned. */
const MOVING: readonly EventType[] = [
  'PhaseStarted',
  'DateSet',
  'EntryIntoForceSet',
  'AgreementConcluded',
  'AgreementReopened',
  'GateOpened',
  'GateClosed',
  'MilestoneRecorded',
  'EventCorrected',
  'PastFactImported',
  'RatificationRefused',
  'ObligationResumed',
  'OrganisationResumed',
  'CovenantResumed',
  'CalendarAdopted',
];

/** The calendar number of the last event of a stream that could move such a day; 0 when there was none. */
export async function lastMove(db: LedgerDatabase, stream: string): Promise<number> {
  let last = 0;
  for await (const { envelope } of eventsByType(db, MOVING, stream))
    last = calendarNumber(envelope.recordedAt);
  return last;
}

/** The same of the events that somebody may see. */
export function lastMoveIn(steps: readonly Step[]): number {
  const last = steps.findLast(({ fact }) => MOVING.includes(fact.type));
  return last ? calendarNumber(last.fact.recordedAt) : 0;
}

export interface EntryWords {
  t: Translate;
  language: Language;
}

/**
 * A day in a calendar. The number of an open duty is the one that its reminders carry.
 * @param moved the number of what last moved a day that no open duty keeps, see `lastMove`.
 */
export function toEntry(item: Coming, moved: number, words: EntryWords): CalendarEntry {
  const { from, on, time } = item;
  return {
    uid: uidOf(item),
    sequence: item.changedAt > 0 ? item.changedAt : moved,
    summary: summaryOf(item, words),
    description: descriptionOf(item, words),
    on: from,
    ...(from === on ? {} : { lastOn: on }),
    ...(time ? { time: { start: time.start, end: time.end } } : {}),
    ...(item.invitation?.place ? { location: item.invitation.place } : {}),
  };
}

/** The same for the same thing for ever; a duty and a meeting keep the uid that messages about them carry. */
function uidOf({ kind, id, stream, invitation }: Coming): string {
  if (invitation) return calendarUid(meetingSubject(id), stream);
  return calendarUid(kind === 'obligation' || kind === 'meeting' ? id : `${kind}:${id}`, stream);
}

function summaryOf({ kind, name, ownerName, invitation }: Coming, { t, language }: EntryWords): string {
  if (invitation) return name[language];
  return t(`calendar.${kind}`, { name: name[language], owner: ownerName ?? '' });
}

function descriptionOf(item: Coming, { t, language }: EntryWords): string {
  const covenant = item.covenantName[language];
  return [
    t('calendar.covenant', { covenant, id: item.id }),
    ...(item.from === item.on ? [] : [t('calendar.window', { to: longDate(item.on, language) })]),
    ...(item.standing === 'planned' ? [t('calendar.planned')] : []),
  ].join('\n');
}
